/** One candidate: what was said, what it means, where it comes from, and the keys that decide on it. */

import { useDesk } from "../desk.ts";
import { requestName } from "./labels.ts";
import type { Learning } from "./learning.ts";
import { Sources } from "./sources.tsx";
import type { Candidate } from "./values.ts";
import { WordingForm } from "./wording.tsx";

interface Given {
  readonly learning: Learning;
  readonly one: Candidate;
  /** Only looked at: its talk has not surely ended well. */
  readonly assumed?: boolean;
  /** It says in another language what the one above it says. */
  readonly kin?: boolean;
}

export function CandidateRow({ learning, one, assumed = false, kin = false }: Given) {
  const { at, editing, looking } = learning;
  const here = at.value === one.id;
  const point = () => {
    at.value = one.id;
  };
  return (
    <li
      class={`candidate${here ? " here" : ""}${kin ? " kin" : ""} ${one.state}`}
      data-candidate={one.id}
      aria-current={here ? "true" : undefined}
      onPointerDown={point}
      onFocusCapture={point}
    >
      {editing.value === one.id ? <WordingForm learning={learning} one={one} /> : <Shown one={one} />}
      {editing.value !== one.id && <Foot learning={learning} one={one} assumed={assumed} />}
      {looking.value === one.id && <Sources of={one} />}
    </li>
  );
}

function Shown({ one }: { readonly one: Candidate }) {
  const { say } = useDesk();
  const short = one.kind === "synonym" || one.kind === "example";
  const means = one.kind === "example" ? requestName(one.means, say) : one.means;
  return (
    <div class={`candidate-words${short ? " short" : ""}`}>
      <p class="said" dir="auto" lang={one.lang}>
        {one.said}
      </p>
      {means ? (
        <p class="means" dir="auto" lang={one.lang}>
          {short && <span aria-hidden="true">→ </span>}
          {means}
        </p>
      ) : (
        <p class="aside">{say("learning.no_answer")}</p>
      )}
    </div>
  );
}

function Foot({ learning, one, assumed }: Required<Omit<Given, "kin">>) {
  const { say } = useDesk();
  const open = learning.looking.value === one.id;
  return (
    <div class="candidate-foot">
      {one.sources.length > 0 ? (
        <button
          type="button"
          class="link"
          aria-expanded={open}
          aria-keyshortcuts="s"
          onClick={() => {
            learning.looking.value = open ? undefined : one.id;
          }}
        >
          {say("learning.sources", { n: one.sources.length })}
        </button>
      ) : (
        <span class="aside">{say("learning.own")}</span>
      )}
      <span class="aside">{one.lang ? one.lang.toUpperCase() : say("learning.every_language")}</span>
      {!assumed && <Acts learning={learning} one={one} />}
    </div>
  );
}

function Acts({ learning, one }: { readonly learning: Learning; readonly one: Candidate }) {
  const { say } = useDesk();
  const edit = () => {
    learning.editing.value = one.id;
  };
  if (one.state === "approved")
    return (
      <div class="candidate-acts">
        <button type="button" class="quiet" aria-keyshortcuts="u" onClick={() => learning.decide(one, "open")}>
          {say("learning.undo")} <kbd>U</kbd>
        </button>
      </div>
    );
  return (
    <div class="candidate-acts">
      {one.means && (
        <button type="button" class="plain" aria-keyshortcuts="a" onClick={() => learning.decide(one, "approved")}>
          {say("learning.approve")} <kbd>A</kbd>
        </button>
      )}
      <button type="button" class={one.means ? "quiet" : "plain"} aria-keyshortcuts="e" onClick={edit}>
        {say(one.means ? "learning.edit" : "learning.answer_it")} <kbd>E</kbd>
      </button>
      <button type="button" class="quiet" aria-keyshortcuts="x" onClick={() => learning.decide(one, "refused")}>
        {say("learning.refuse")} <kbd>X</kbd>
      </button>
    </div>
  );
}
