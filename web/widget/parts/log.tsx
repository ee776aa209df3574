/** The talk itself, newest at the end; it stays at the end unless the shopper reads further up. */

import { LogFrame } from "../../shared/parts/log_frame.tsx";
import { useChat } from "../chat.ts";
import { type Row, rowsOf } from "../talk/rows.ts";
import { Intro } from "./intro.tsx";
import { Message } from "./message.tsx";
import { Notice } from "./notice.tsx";

const AIR = 12;

export function Log() {
  const { say, talk, speech } = useChat();
  const { entries, unsent, before, typing } = talk.shown;
  const locale = speech.locale.value;
  const rows = rowsOf(entries.value, unsent.value, (at) => new Date(at).toLocaleDateString(locale));
  return (
    <LogFrame label={say("log.label")} toEnd={say("log.down")} newest={rows.at(-1)?.key} place={placeFor}>
      {before.value > 0 ? <Earlier /> : <Intro alone={rows.length === 0} />}
      <ol>
        <Rows rows={rows} />
      </ol>
      {typing.value && <Typing />}
    </LogFrame>
  );
}

function Rows({ rows }: { readonly rows: readonly Row[] }) {
  const { speech } = useChat();
  const messages = rows.filter((row) => row.type === "message");
  const newest = messages.findLast((row) => row.mine && !row.pending)?.key;
  const last = messages.at(-1)?.key;
  return rows.map((row) => {
    if (row.type === "message")
      return <Message key={row.key} row={row} newest={row.key === newest} last={row.key === last} />;
    if (row.type === "notice") return <Notice key={row.key} entry={row.entry} />;
    const day = new Date(row.at).toLocaleDateString(speech.locale.value, {
      weekday: "long",
      day: "numeric",
      month: "long",
    });
    return (
      <li key={row.key} class="day">
        {day}
      </li>
    );
  });
}

function Earlier() {
  const chat = useChat();
  return (
    <p class="earlier">
      <button type="button" class="link" onClick={() => chat.attempt(() => chat.talk.earlier())}>
        {chat.say("log.earlier")}
      </button>
    </p>
  );
}

function Typing() {
  const { say, talk } = useChat();
  return (
    <p class="dots">
      <span class="unseen">{say("who.typing", { name: talk.shown.typing.value })}</span>
      <i /> <i /> <i />
    </p>
  );
}

/** The end, except that an answer longer than the window is read from its beginning. */
function placeFor(box: HTMLElement): number {
  const last = [...box.querySelectorAll(".message")].at(-1);
  if (!last?.matches(".theirs") || last.clientHeight <= box.clientHeight) return box.scrollHeight;
  return box.scrollTop + last.getBoundingClientRect().top - box.getBoundingClientRect().top - AIR;
}
