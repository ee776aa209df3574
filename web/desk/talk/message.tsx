/** One message or note: the shopper's side and ours; a note looks like none of both. */

import { StickyNote } from "lucide";
import { Icon } from "../../shared/parts/icon.tsx";
import { Text } from "../../shared/parts/text.tsx";
import { useDesk } from "../desk.ts";
import { isMine, nameOf, writerOf } from "../names.ts";
import { clock } from "../times.ts";
import { Cards } from "./cards.tsx";
import { Files } from "./files.tsx";
import type { SaidRow } from "./rows.ts";
import type { Talk } from "./talk.ts";
import { Translated } from "./translated.tsx";

interface Given {
  readonly row: SaidRow;
  readonly talk: Talk;
  /** The newest of ours tells how far it came. */
  readonly newest: boolean;
}

export function Message({ row, talk, newest }: Given) {
  const { say } = useDesk();
  const { entry, type } = row;
  const side = type === "note" ? "note" : `${row.ours ? "ours" : "theirs"} by-${entry.who}`;
  return (
    <li
      class={`message ${side}${row.first ? " first" : ""}${talk.goal.value === entry.seq ? " found" : ""}`}
      data-seq={row.pending ? undefined : entry.seq}
    >
      {row.first && <Writer row={row} talk={talk} />}
      <div class="said">
        {row.removed ? <p class="removed">{say("message.removed")}</p> : <Said row={row} talk={talk} />}
        {row.corrected && !row.removed && <p class="aside">{say("message.corrected")}</p>}
      </div>
      {row.ours && (newest || row.pending) && <Way row={row} talk={talk} />}
      {entry.who === "shopper" && row.text && !row.pending && !row.removed && (
        <Translated key={row.text} talk={talk.id} seq={entry.seq} lang={talk.row.value?.lang ?? ""} />
      )}
      <Own row={row} talk={talk} />
    </li>
  );
}

function Said({ row, talk }: { readonly row: SaidRow; readonly talk: Talk }) {
  const { entry, text } = row;
  return (
    <>
      {text && <Text text={text} />}
      {entry.answers?.form && (
        <dl class="filled">
          {Object.entries(entry.answers.form).map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {entry.attachments && entry.attachments.length > 0 && <Files files={entry.attachments} of={talk.id} />}
      {entry.products && entry.products.length > 0 && <Cards cards={entry.products} />}
      {entry.choices && entry.choices.length > 0 && (
        <ul class="choices">
          {entry.choices.map(({ id, label }) => (
            <li key={id} class={row.chosen === id ? "chosen" : ""}>
              {label}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Writer({ row, talk }: { readonly row: SaidRow; readonly talk: Talk }) {
  const desk = useDesk();
  const { say, speech } = desk;
  const { entry } = row;
  const shopper = talk.row.value ? nameOf(talk.row.value.who, say) : say("who.shopper");
  const name = writerOf(entry, say, desk.house, shopper);
  return (
    <p class="writer">
      {row.type === "note" && <Icon of={StickyNote} size={14} />}
      <span class="name" dir="auto">
        {row.type === "note" ? say("message.note", { name }) : name}
      </span>
      {entry.at && <time dateTime={entry.at}>{clock(entry.at, speech.lang.value)}</time>}
    </p>
  );
}

function Way({ row: { pending, entry, type }, talk }: { readonly row: SaidRow; readonly talk: Talk }) {
  const { say, talks } = useDesk();
  if (pending?.way === "refused")
    return (
      <p class="way refused">
        {pending.detail || say("way.refused")}{" "}
        <button type="button" class="link" onClick={() => talks.value?.again(talk, pending)}>
          {say("way.again")}
        </button>{" "}
        <button type="button" class="link" onClick={() => talks.value?.withdraw(talk, pending)}>
          {say("way.delete")}
        </button>
      </p>
    );
  if (pending) return <p class="way">{say(pending.way === "waiting" ? "way.waiting" : "way.sending")}</p>;
  if (type === "note") return null;
  const { delivered, read } = talk.positions.value.shopper;
  const way = entry.seq <= read ? "read" : entry.seq <= delivered ? "delivered" : "sent";
  return <p class="way">{say(`way.${way}`)}</p>;
}

/** What can be done with a message of one's own. */
function Own({ row, talk }: { readonly row: SaidRow; readonly talk: Talk }) {
  const desk = useDesk();
  const { say, talks, me } = desk;
  const { entry } = row;
  const mine = row.type === "message" && isMine(entry, me.value?.agent.id ?? "");
  if (!mine || row.pending || row.removed || !desk.can("reply")) return null;
  const correct = () => {
    talk.draft.correct(entry.seq, row.text, talk.seen);
    document.getElementById("words")?.focus();
  };
  return (
    <p class="own">
      {row.text && (
        <button type="button" class="link" onClick={correct}>
          {say("message.correct")}
        </button>
      )}
      <button type="button" class="link" onClick={() => talks.value?.remove(talk, entry.seq)}>
        {say("message.remove")}
      </button>
    </p>
  );
}
