/** The list at hand: its name, the search, the rows; nothing moves while somebody points at it. */

import { RefreshCw, Search, X } from "lucide";
import { useEffect, useRef } from "preact/hooks";
import { Icon } from "../../shared/parts/icon.tsx";
import { useDesk } from "../desk.ts";
import { ListRow } from "./row.tsx";
import { Tasks } from "./tasks.tsx";

export function ListColumn() {
  const { say, inbox } = useDesk();
  const { moved } = inbox;
  return (
    <section class="list" aria-label={say(`list.${inbox.list.value}`)}>
      <header class="list-head">
        <h1>{inbox.q.value ? say("search.heading") : say(`list.${inbox.list.value}`)}</h1>
        <Line />
      </header>
      <SearchField />
      {moved.value > 0 && (
        <button type="button" class="fresh" onClick={() => inbox.settle()}>
          {say("list.fresh", { n: moved.value })}
        </button>
      )}
      <Rows />
      {inbox.list.value === "promises" && !inbox.q.value && <Tasks />}
    </section>
  );
}

function Line() {
  const { say, talks } = useDesk();
  const line = talks.value?.line.value ?? "off";
  const text = line === "live" || line === "off" ? "" : say("line.waiting");
  return (
    <p class="line" role="status">
      {text && <Icon of={RefreshCw} size={14} />}
      {text}
    </p>
  );
}

function SearchField() {
  const { say, inbox } = useDesk();
  const { q } = inbox;
  return (
    <div class="search">
      <Icon of={Search} size={16} />
      <input
        id="search"
        type="search"
        placeholder={say("search.placeholder")}
        aria-label={say("search.label")}
        value={q.value}
        onInput={(event) => inbox.search(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.stopPropagation();
          if (q.value) inbox.search("");
          else event.currentTarget.blur();
        }}
      />
      {q.value ? (
        <button type="button" class="round small" aria-label={say("search.clear")} onClick={() => inbox.search("")}>
          <Icon of={X} size={14} />
        </button>
      ) : (
        <kbd>/</kbd>
      )}
    </div>
  );
}

function Rows() {
  const { inbox } = useDesk();
  const { rows, state, next } = inbox;
  const box = useRef<HTMLDivElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const more = next.value;
  useEffect(() => {
    if (!more || !end.current) return;
    const watch = new IntersectionObserver(
      (seen) => {
        if (seen.some((one) => one.isIntersecting)) inbox.more().catch(() => {});
      },
      { root: box.current, rootMargin: "400px" },
    );
    watch.observe(end.current);
    return () => watch.disconnect();
  }, [more, inbox]);
  return (
    <div
      class="rows"
      ref={box}
      aria-busy={state.value === "loading"}
      onPointerEnter={(event) => event.pointerType === "mouse" && inbox.hold(true)}
      onPointerLeave={() => inbox.hold(false)}
    >
      {rows.value.length === 0 ? (
        <Empty />
      ) : (
        <ul>
          {rows.value.map((row) => (
            <ListRow key={row.id} row={row} />
          ))}
        </ul>
      )}
      {more && <div ref={end} class="more" />}
    </div>
  );
}

/** Nothing is listed: still loading, not reached, nothing found, or all is done. */
function Empty() {
  const { say, inbox } = useDesk();
  const { state, q, list } = inbox;
  if (state.value === "loading") return <Skeleton />;
  if (state.value === "failed")
    return (
      <div class="empty">
        <p class="serif">{say("list.failed")}</p>
        <button type="button" class="plain" onClick={() => inbox.reload()}>
          {say("list.again")}
        </button>
      </div>
    );
  return (
    <div class="empty">
      <p class="serif">{q.value ? say("search.nothing") : say(`empty.${list.value}`)}</p>
      {q.value && (
        <button type="button" class="plain" onClick={() => inbox.search("")}>
          {say("search.clear")}
        </button>
      )}
    </div>
  );
}

function Skeleton() {
  const { say } = useDesk();
  return (
    <div class="skeleton" role="status">
      <span class="unseen">{say("list.loading")}</span>
      {[72, 54, 63, 48].map((width) => (
        <p key={width}>
          <i class={`w${width}`} />
          <i />
        </p>
      ))}
    </div>
  );
}
