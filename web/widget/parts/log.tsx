/** The talk itself, newest at the end; it stays at the end unless the shopper reads further up. */

import { ArrowDown } from "lucide";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../../shared/parts/icon.tsx";
import { useChat } from "../chat.ts";
import { type Row, rowsOf } from "../talk/rows.ts";
import { Intro } from "./intro.tsx";
import { Message } from "./message.tsx";
import { Notice } from "./notice.tsx";

const NEAR = 80;
const AIR = 12;

export function Log() {
  const { say, talk, speech } = useChat();
  const { entries, unsent, before, typing } = talk.shown;
  const locale = speech.locale.value;
  const rows = rowsOf(entries.value, unsent.value, (at) => new Date(at).toLocaleDateString(locale));
  const { box, inner, above, down } = useEnd(rows.at(-1)?.key);
  return (
    <div class="log-frame">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <div class="log" ref={box} role="log" aria-live="polite" aria-label={say("log.label")} tabIndex={0}>
        <div class="log-inner" ref={inner}>
          {before.value > 0 ? <Earlier /> : <Intro alone={rows.length === 0} />}
          <ol>
            <Rows rows={rows} />
          </ol>
          {typing.value && <Dots />}
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

function Dots() {
  const { say, talk } = useChat();
  return (
    <p class="dots">
      <span class="unseen">{say("who.typing", { name: talk.shown.typing.value })}</span>
      <i /> <i /> <i />
    </p>
  );
}

/** Keeps the end in view while it is in view; `above` tells that the shopper has scrolled up. */
function useEnd(newest: string | undefined) {
  const box = useRef<HTMLDivElement>(null);
  const inner = useRef<HTMLDivElement>(null);
  const stays = useRef(true);
  const [above, setAbove] = useState(false);
  const down = () => box.current?.scrollTo({ top: box.current.scrollHeight });
  const settle = () => box.current?.scrollTo({ top: placeFor(box.current) });
  useLayoutEffect(() => {
    const element = box.current;
    if (!element || !inner.current) return;
    const follow = () => stays.current && settle();
    let top = 0;
    const scrolled = () => {
      const near = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
      // Only scrolling up leaves the end: a window that grows smaller does not.
      if (near || element.scrollTop < top) stays.current = near;
      top = element.scrollTop;
      setAbove(!stays.current);
    };
    // Pictures and parts that come later make the talk longer; the keyboard makes its window shorter.
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
    if (newest !== undefined && stays.current) settle();
  }, [newest]);
  return { box, inner, above, down };
}

/** The end, except that an answer longer than the window is read from its beginning. */
function placeFor(box: HTMLElement): number {
  const last = [...box.querySelectorAll(".message")].at(-1);
  if (!last?.matches(".theirs") || last.clientHeight <= box.clientHeight) return box.scrollHeight;
  return box.scrollTop + last.getBoundingClientRect().top - box.getBoundingClientRect().top - AIR;
}
