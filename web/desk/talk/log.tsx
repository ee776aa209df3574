/** The log of a conversation, newest at the end; it stays at the end unless the agent reads further up. */

import { LogFrame } from "../../shared/parts/log_frame.tsx";
import { useDesk } from "../desk.ts";
import { day } from "../times.ts";
import { EventLine } from "./event.tsx";
import { Message } from "./message.tsx";
import { type LogRow, rowsOf } from "./rows.ts";
import type { Talk } from "./talk.ts";

export function Log({ talk }: { readonly talk: Talk }) {
  const { say } = useDesk();
  const rows = rowsOf(talk.entries.value, talk.unsent.value, (at) => new Date(at).toDateString());
  return (
    <LogFrame label={say("log.label")} toEnd={say("log.down")} newest={rows.at(-1)?.key} goal={talk.goal.value}>
      {talk.before.value > 0 && <Earlier talk={talk} />}
      <ol>
        <Rows rows={rows} talk={talk} />
      </ol>
      <Typing talk={talk} />
    </LogFrame>
  );
}

function Rows({ rows, talk }: { readonly rows: readonly LogRow[]; readonly talk: Talk }) {
  const { speech } = useDesk();
  const newest = rows.findLast((row) => row.type === "message" && row.ours && !row.pending)?.key;
  return rows.map((row) => {
    if (row.type === "event") return <EventLine key={row.key} entry={row.entry} />;
    if (row.type !== "day") return <Message key={row.key} row={row} talk={talk} newest={row.key === newest} />;
    return (
      <li key={row.key} class="day">
        {day(row.at, speech.lang.value)}
      </li>
    );
  });
}

function Earlier({ talk }: { readonly talk: Talk }) {
  const desk = useDesk();
  return (
    <p class="earlier">
      <button type="button" class="link" onClick={() => desk.attempt(async () => desk.talks.value?.earlier(talk))}>
        {desk.say("log.earlier")}
      </button>
    </p>
  );
}

function Typing({ talk }: { readonly talk: Talk }) {
  const { say, me } = useDesk();
  const others = talk.typing.value.filter((one) => one.agent === undefined || one.agent !== me.value?.agent.id);
  const names = others.map((one) => one.name || say(one.who === "shopper" ? "who.shopper" : "who.assistant"));
  return (
    <p class="typing" role="status">
      {names.length > 0 && (
        <>
          <span class="dots">
            <i /> <i /> <i />
          </span>{" "}
          {say("log.typing", { names: names.join(", "), n: names.length })}
        </>
      )}
    </p>
  );
}
