/** What happened between the words: somebody came, a promise was made, the talk was closed. */

import type { Entry } from "../../shared/log/protocol.ts";
import { useChat } from "../chat.ts";
import type { Say } from "../words.ts";

export function Notice({ entry }: { readonly entry: Entry }) {
  const { say, speech } = useChat();
  const promise = entry.event === "promised" || entry.event === "promise_kept";
  return <li class={`notice${promise ? " brass" : ""}`}>{textOf(entry, say, speech.locale.value)}</li>;
}

function textOf(entry: Entry, say: Say, lang: string): string {
  const agent = typeof entry.agent === "string" ? entry.agent : "";
  if (entry.event === "seat_moved") {
    const to = String(entry.to);
    if (to === "agent") return agent ? say("notice.joined", { name: agent }) : say("notice.some_joined");
    return say(`notice.to_${to}`);
  }
  if (entry.event === "joined" || entry.event === "left")
    return agent ? say(`notice.${entry.event}`, { name: agent }) : say(`notice.some_${entry.event}`);
  if (entry.event === "rated") return say("notice.rated", { stars: Number(entry.stars) });
  if (entry.event === "promised") return say("notice.promised", { when: momentOf(String(entry.due_at), lang) });
  return say(`notice.${entry.event}`);
}

/** Day and hour as people of that language write them. */
export function momentOf(at: string, lang: string): string {
  const when = new Date(at);
  if (Number.isNaN(when.getTime())) return at;
  return when.toLocaleString(lang, { weekday: "long", hour: "numeric", minute: "2-digit" });
}
