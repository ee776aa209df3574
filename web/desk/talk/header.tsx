/** Whose conversation it is, who else looks, and what can be done with it. */

import { ArrowLeft, Eye, PanelRight } from "lucide";
import { useRef } from "preact/hooks";
import { Icon } from "../../shared/parts/icon.tsx";
import { useDesk } from "../desk.ts";
import { GoldenMark } from "../learning/golden_mark.tsx";
import { calledApart, nameOf } from "../names.ts";
import { span } from "../times.ts";
import { type Act, act, actsIn } from "./acts.ts";
import type { Talk } from "./talk.ts";

/** Milliseconds: what was done puts another button under the pointer, which the second half of a double press must not press. */
const SETTLING = 400;
const KEYS: Readonly<Partial<Record<Act, string>>> = { take: "t", close: "e", reopen: "t" };

export function TalkHeader({ talk }: { readonly talk: Talk }) {
  const desk = useDesk();
  const { say, panel } = desk;
  const row = talk.row.value;
  return (
    <header class="talk-head">
      <button type="button" class="round back" aria-label={say("talk.back")} onClick={() => desk.closeTalk()}>
        <Icon of={ArrowLeft} />
      </button>
      <div class="talk-who">
        <h1 dir="auto">{talk.opened.value?.customer?.name || (row ? nameOf(row.who, say) : "")}</h1>
        <Standing talk={talk} />
      </div>
      <Lookers talk={talk} />
      {row && desk.can("reply") && <Acts talk={talk} />}
      <GoldenMark key={talk.id} conversation={talk.id} />
      <button
        type="button"
        class="round about"
        aria-label={say("talk.shopper")}
        aria-expanded={panel.value === "shopper"}
        onClick={() => desk.toggle("shopper")}
      >
        <Icon of={PanelRight} />
      </button>
    </header>
  );
}

function Acts({ talk }: { readonly talk: Talk }) {
  const desk = useDesk();
  const { say, me, panel } = desk;
  const row = talk.row.value;
  const pressed = useRef(Number.NEGATIVE_INFINITY);
  if (!row) return null;
  const press = (verb: Act, at: number) => {
    if (at - pressed.current < SETTLING) return undefined;
    pressed.current = at;
    return verb === "give" ? desk.toggle("give") : act(desk, talk, verb);
  };
  return (
    <div class="talk-acts">
      {actsIn(row, me.value?.agent.id ?? "").map((verb, place) => (
        <button
          key={verb}
          type="button"
          class={place === 0 && (verb === "take" || verb === "reopen") ? "solid" : "quiet"}
          data-act={verb}
          aria-expanded={verb === "give" ? panel.value === "give" : undefined}
          aria-keyshortcuts={KEYS[verb]}
          onClick={(event) => press(verb, event.timeStamp)}
        >
          {say(`act.${verb}`)}
        </button>
      ))}
    </div>
  );
}

function Standing({ talk }: { readonly talk: Talk }) {
  const { say, me, now, speech, people } = useDesk();
  const row = talk.row.value;
  if (!row) return <p class="aside" />;
  const lang = speech.lang.value;
  const waited = row.waiting_since ? now.value - Date.parse(row.waiting_since) : 0;
  const who = row.agent?.id === me.value?.agent.id ? say("standing.mine") : "";
  const words = {
    queue: () => say("standing.queue", { span: span(waited, lang) }),
    agent: () =>
      who || say("standing.agent", { name: calledApart(row.agent?.name ?? "", row.agent?.id ?? "", people.value) }),
    assistant: () => say("standing.assistant"),
    closed: () => say("standing.closed"),
  };
  const speaks = row.lang ? new Intl.DisplayNames([lang], { type: "language" }).of(row.lang) : "";
  return (
    <p class={`aside standing ${row.seat}`}>
      {words[row.seat]()}
      {speaks && <span> · {speaks}</span>}
    </p>
  );
}

/** Colleagues who have the same conversation open. */
function Lookers({ talk }: { readonly talk: Talk }) {
  const { say, me } = useDesk();
  const others = talk.looking.value.filter((one) => one.id !== me.value?.agent.id);
  return (
    <p class="lookers" role="status">
      {others.length > 0 && (
        <>
          <Icon of={Eye} size={15} />{" "}
          {say("talk.looking", { names: others.map((one) => one.name).join(", "), n: others.length })}
        </>
      )}
    </p>
  );
}
