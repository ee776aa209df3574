/** One message: the shop's on the bare paper, the shopper's own on a darker sheet of it. */

import { Text } from "../../shared/parts/text.tsx";
import { useChat } from "../chat.ts";
import { late } from "../late.tsx";
import type { MessageRow } from "../talk/rows.ts";
import { Choices } from "./choices.tsx";
import { Way } from "./way.tsx";

const Cards = late(() => import("../late/cards.tsx"));
const Files = late(() => import("../late/files.tsx"));
const Questions = late(() => import("../late/questions.tsx"));

interface Given {
  readonly row: MessageRow;
  /** The newest of the shopper's own messages tells how far it came. */
  readonly newest: boolean;
  /** Nothing was said after it: its choices can still be pressed. */
  readonly last: boolean;
}

export function Message({ row, newest, last }: Given) {
  const { say } = useChat();
  const { entry, mine } = row;
  return (
    <li class={`message ${mine ? "mine" : "theirs"}${row.first ? " first" : ""}`}>
      {row.first && <Writer row={row} />}
      <div class="said">
        {row.removed ? <p class="removed">{say("message.removed")}</p> : <Said row={row} last={last} />}
        {row.corrected && !row.removed && <p class="aside">{say("message.corrected")}</p>}
      </div>
      {mine && (newest || row.pending) && <Way row={row} />}
      {!mine && entry.choices && !row.removed && <Choices row={row} last={last} />}
    </li>
  );
}

function Said({ row, last }: { readonly row: MessageRow; readonly last: boolean }) {
  const { entry } = row;
  return (
    <>
      {row.text && <Text text={row.text} />}
      {entry.answers?.form && <Filled answers={entry.answers.form} />}
      {entry.attachments && entry.attachments.length > 0 && <Files files={entry.attachments} />}
      {entry.products && entry.products.length > 0 && <Cards cards={entry.products} />}
      {entry.form && <Questions entry={entry} answer={row.answer?.form} open={last} />}
    </>
  );
}

function Filled({ answers }: { readonly answers: Readonly<Record<string, string>> }) {
  return (
    <ul class="filled">
      {Object.entries(answers).map(([name, value]) => (
        <li key={name} dir="auto">
          {value}
        </li>
      ))}
    </ul>
  );
}

/** Who says it and when; an assistant is called one, every time. */
function Writer({ row: { entry, mine } }: { readonly row: MessageRow }) {
  const { say, speech } = useChat();
  const time = entry.at ? new Date(entry.at).toLocaleTimeString(speech.locale.value, { timeStyle: "short" }) : "";
  const name = entry.who === "assistant" ? say("writer.assistant") : entry.name || say("writer.shop");
  return (
    <p class="writer">
      {mine ? <span class="unseen">{say("writer.you")}</span> : <span class={`name ${entry.who}`}>{name}</span>}
      {time && <time dateTime={entry.at}>{time}</time>}
    </p>
  );
}
