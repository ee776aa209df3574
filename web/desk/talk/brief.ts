/** What the assistant knows of a talk that it hands over, in the agent's own words; a pure function of the entry. */

import type { Entry } from "../../shared/log/protocol.ts";
import { labelOf } from "../names.ts";
import type { Say } from "../words.ts";

/** As the assistant tells it: labels and names, of which what does not hold is left out. */
interface Brief {
  readonly stage?: string;
  readonly request?: string;
  readonly mood?: string;
  readonly words?: string;
  readonly doing?: string;
  readonly order?: string;
  readonly asked?: string;
  readonly statuses?: Readonly<Record<string, string>>;
  readonly is_order_unclear?: boolean;
  readonly shown?: readonly string[];
  readonly before?: readonly string[];
}

/** One line a fact; a summary without parts, from an older version, is told as it stands. */
export function factsOf(entry: Entry, say: Say): readonly string[] {
  const brief = entry.brief as Brief | null | undefined;
  if (!brief) return entry.text ? entry.text.split(" · ") : [];
  const reason = typeof entry.reason === "string" ? labelOf("reason.", entry.reason, say) : "";
  return [...toldOf(brief, reason, say), ...underWay(brief, say), ...orders(brief, say), ...goods(brief, say)];
}

function toldOf({ request, stage, mood, words }: Brief, reason: string, say: Say): string[] {
  const wants = request && request !== "human_agent" ? labelOf("request.", request, say) : "";
  return [
    ...(words ? [`“${words}”`] : []),
    ...(reason ? [reason] : []),
    ...(wants ? [say("brief.wants", { request: wants })] : []),
    ...(stage && stage !== "none" ? [say("brief.stage", { stage: labelOf("stage.", stage, say) })] : []),
    ...(mood && mood !== "calm" ? [say("brief.mood", { mood: labelOf("mood.", mood, say) })] : []),
  ];
}

function underWay({ doing, order, asked }: Brief, say: Say): string[] {
  if (!doing) return [];
  const known = doing === "track" || doing === "refund" ? labelOf("doing.", doing, say) : labelOf("work.", doing, say);
  const first = order ? say("brief.doing_order", { doing: known, order }) : say("brief.doing", { doing: known });
  return asked ? [first, say("brief.missing", { asked: labelOf("asked.", asked, say) })] : [first];
}

function orders({ statuses, is_order_unclear }: Brief, say: Say): string[] {
  const told = Object.entries(statuses ?? {}).map(([order, status]) =>
    say("brief.order", { order, status: labelOf("order.", status, say) }),
  );
  return is_order_unclear ? [...told, say("brief.order_unclear")] : told;
}

function goods({ shown, before }: Brief, say: Say): string[] {
  const requests = (before ?? []).map((one) => labelOf("request.", one, say)).join(", ");
  return [
    ...(shown?.length ? [say("brief.shown", { titles: shown.join(", ") })] : []),
    ...(requests ? [say("brief.before", { requests })] : []),
  ];
}
