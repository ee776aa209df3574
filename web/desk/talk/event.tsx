/** What happened between the words, as a quiet line. */

import type { Entry } from "../../shared/log/protocol.ts";
import { useDesk } from "../desk.ts";
import { taskName } from "../names.ts";
import { clock, moment } from "../times.ts";
import type { Say } from "../words.ts";

export function EventLine({ entry }: { readonly entry: Entry }) {
  const { say, speech, now } = useDesk();
  const lang = speech.lang.value;
  const task = { kind: String(entry.task_kind ?? ""), order: typeof entry.order === "string" ? entry.order : null };
  const text = textOf(entry, say, (at) => moment(at, now.value, lang), taskName(task, say));
  if (!text) return null;
  const harm = entry.event === "mail_failed" ? " red" : "";
  const brass = entry.event === "promised" || entry.event === "promise_kept" || entry.event === "rated";
  return (
    <li class={`event${brass ? " brass" : harm}`}>
      {text}
      {entry.at && <time dateTime={entry.at}> · {clock(entry.at, lang)}</time>}
    </li>
  );
}

function textOf(entry: Entry, say: Say, when: (at: string) => string, task: string): string {
  const member = (name: string) => (typeof entry[name] === "string" ? String(entry[name]) : "");
  const agent = member("agent");
  const words: Readonly<Record<string, () => string>> = {
    opened: () => say("event.opened", { page: pageOf(entry.page) }),
    seat_moved: () =>
      member("to") === "agent" ? say("event.to.agent", { name: agent }) : say(`event.to.${member("to")}`),
    joined: () => say("event.joined", { name: agent }),
    left: () => say("event.left", { name: agent }),
    rated: () => say("event.rated", { stars: Number(entry.stars) }) + (entry.text ? ` “${entry.text}”` : ""),
    order_shown: () => say("event.order_shown", { order: member("order") }),
    promised: () => say("event.promised", { when: when(member("due_at")) }),
    promise_kept: () => say("event.promise_kept"),
    removed: () => say("event.removed"),
    task: () => say(member("state") === "done" ? "event.task_done" : "event.task_made", { task }),
    mail_failed: () => say("event.mail_failed", { why: member("why") }),
    proved: () => say("event.proved"),
    assigned: () => (agent ? say("event.to.agent", { name: agent }) : ""),
  };
  return words[entry.event ?? ""]?.() ?? "";
}

function pageOf(page: unknown): string {
  if (typeof page === "string") return page;
  const { title, url } = (page ?? {}) as { title?: string; url?: string };
  return title || url || "";
}
