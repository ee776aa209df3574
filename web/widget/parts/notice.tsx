/** What happened between the words: somebody came, a promise was made, the talk was closed. */

import type { Entry } from "../../shared/log/protocol.ts";
import { type Chat, useChat } from "../chat.ts";

export function Notice({ entry }: { readonly entry: Entry }) {
  const chat = useChat();
  const promise = entry.event === "promised" || entry.event === "promise_kept";
  return <li class={`event${promise ? " brass" : ""}`}>{textOf(entry, chat)}</li>;
}

function textOf(entry: Entry, chat: Chat): string {
  const { say } = chat;
  const agent = typeof entry.agent === "string" ? entry.agent : "";
  if (entry.event === "seat_moved") {
    const to = String(entry.to);
    if (to === "agent") return agent ? say("notice.joined", { name: agent }) : say("notice.some_joined");
    return say(`notice.to_${to}`);
  }
  if (entry.event === "joined" || entry.event === "left")
    return agent ? say(`notice.${entry.event}`, { name: agent }) : say(`notice.some_${entry.event}`);
  if (entry.event === "rated") return say("notice.rated", { stars: Number(entry.stars) });
  if (entry.event === "promised") return say("notice.promised", { when: chat.moment(String(entry.due_at)) });
  return say(`notice.${entry.event}`);
}
