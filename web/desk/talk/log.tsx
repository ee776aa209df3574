/** The log of a conversation, newest at the end; it stays at the end unless the agent reads further up. */

import { ArrowDown } from "lucide";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../../shared/parts/icon.tsx";
import { useDesk } from "../desk.ts";
import { day } from "../times.ts";
import { EventLine } from "./event.tsx";
import { Message } from "./message.tsx";
import { type LogRow, rowsOf } from "./rows.ts";
import type { Talk } from "./talk.ts";

const NEAR = 80;

export function Log({ talk }: { readonly talk: Talk }) {
  const { say } = useDesk();
  const rows = rowsOf(talk.entries.value, talk.unsent.value, (at) => new Date(at).toDateString());
  const { box, inner, above, down } = useEnd(rows.at(-1)?.key);
  return (
    <div class="log-frame">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <div class="log" ref={box} role="log" aria-label={say("log.label")} tabIndex={0}>
        <div class="log-inner" ref={inner}>
          {talk.before.value > 0 && <Earlier talk={talk} />}
          <ol>
            <Rows rows={rows} talk={talk} />
          </ol>
          <Typing talk={talk} />
        </div>
      </div>
      {above && (
        <button type="button" class="round down" aria-label={say("log.down")} onClick={down}>
          <Icon of={ArrowDown} />
        </button>
      )}
    </div>
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
  const others = talk.typing.value.filter((one) => one.who !== "agent" || one.name !== me.value?.agent.name);
  const names = others.map((one) => one.name || say(one.who === "shopper" ? "who.shopper" : "who.assistant"));
  return (
    <p class="typing" role="status">
      {names.length > 0 && (
        <>
          <i /> <i /> <i /> {say("log.typing", { names: names.join(", "), n: names.length })}
        </>
      )}
    </p>
  );
}

/** Keeps the end in view while it is in view; `above` tells that one has scrolled up. */
function useEnd(newest: string | undefined) {
  const box = useRef<HTMLDivElement>(null);
  const inner = useRef<HTMLDivElement>(null);
  const stays = useRef(true);
  const [above, setAbove] = useState(false);
  const down = () => box.current?.scrollTo({ top: box.current.scrollHeight });
  useLayoutEffect(() => {
    const element = box.current;
    if (!element || !inner.current) return;
    const follow = () => stays.current && down();
    let top = 0;
    const scrolled = () => {
      const near = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
      if (near || element.scrollTop < top) stays.current = near;
      top = element.scrollTop;
      setAbove(!stays.current);
    };
    const watch = new ResizeObserver(follow);
    watch.observe(element);
    watch.observe(inner.current);
    element.addEventListener("scroll", scrolled);
    return () => {
      watch.disconnect();
      element.removeEventListener("scroll", scrolled);
    };
  }, []);
  useLayoutEffect(() => {
    if (newest !== undefined && stays.current) down();
  }, [newest]);
  return { box, inner, above, down };
}
