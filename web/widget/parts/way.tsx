/** How far a message of the shopper's came: waiting, on its way, sent, delivered, read, or not taken. */

import { useChat } from "../chat.ts";
import type { MessageRow } from "../talk/rows.ts";

export function Way({ row: { pending, entry } }: { readonly row: MessageRow }) {
  const { say, talk } = useChat();
  if (pending?.way === "refused")
    return (
      <p class="way refused">
        {say(pending.status === 413 ? "way.too_long" : "way.refused")}{" "}
        <button type="button" class="link" onClick={() => talk.again(pending)}>
          {say("way.again")}
        </button>{" "}
        <button type="button" class="link" onClick={() => talk.withdraw(pending)}>
          {say("way.delete")}
        </button>
      </p>
    );
  if (pending) return <p class="way">{say(pending.way === "waiting" ? "way.waiting" : "way.sending")}</p>;
  const { delivered, read } = talk.shown.positions.value.shop;
  if (entry.seq <= read) return <p class="way">{say("way.read")}</p>;
  return <p class="way">{say(entry.seq <= delivered ? "way.delivered" : "way.sent")}</p>;
}
