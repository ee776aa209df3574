/** Edits that are examined or held back, wherever they were written: what came of it, and what to do about it. */

import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { useDesk } from "../desk.ts";
import { Field } from "../parts/field.tsx";
import type { Say } from "../words.ts";
import { Counts, Differences } from "./differences.tsx";
import { Edits } from "./edits.ts";
import { standName } from "./labels.ts";
import { isUnderWay } from "./learning.ts";
import type { Exam } from "./values.ts";

/** The edits of a page, asked for as long as it is open. */
export function useEdits(changed: () => void): Edits {
  const desk = useDesk();
  const edits = useMemo(() => new Edits(desk, changed), [desk]);
  useEffect(() => {
    edits.load().catch(() => {});
    return () => edits.stop();
  }, [edits]);
  return edits;
}

export function EditsPart({ edits }: { readonly edits: Edits }) {
  const { say } = useDesk();
  const [told, gone] = [edits.told.value, edits.gone.value];
  if (told.length === 0 && !gone) return null;
  return (
    <section class="edits" aria-label={say("edits.label")}>
      {gone && (
        <p class="edit-gone" role="status">
          {say(gone.is_live ? "edits.stays" : "edits.gone", { what: nameOf(gone, say) })}
        </p>
      )}
      <ul>
        {told.map((one) => (
          <li key={one.id} class={`edit ${one.state}`}>
            <h3 dir="auto">{nameOf(one, say)}</h3>
            <Means one={one} />
            {isUnderWay(one) ? <UnderWay one={one} /> : <Held edits={edits} one={one} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What a single answer would say. */
function Means({ one }: { readonly one: Exam }) {
  const [change] = one.changes;
  if (!change || one.changes.length > 1 || change.removes) return null;
  return (
    <p dir="auto" lang={change.lesson.lang}>
      {change.lesson.means}
    </p>
  );
}

function UnderWay({ one }: { readonly one: Exam }) {
  const { say } = useDesk();
  const key = one.is_live ? "edits.examined_after" : "edits.examined_before";
  return (
    <div class="progress" role="status">
      <p class="aside">
        {say(key)} {one.of > 0 && say("learning.progress", { done: one.done, of: one.of })}
      </p>
      <progress value={one.of ? one.done : undefined} max={one.of || 1} aria-label={say("learning.running")} />
    </div>
  );
}

function Held({ edits, one }: { readonly edits: Edits; readonly one: Exam }) {
  const { say } = useDesk();
  const shown = edits.shown.value?.id === one.id ? edits.shown.value : undefined;
  const safe = one.may_overrule || one.is_live;
  const why = one.state === "broken" ? "broken" : one.is_live ? "live" : safe ? "held" : "unsafe";
  return (
    <>
      <p class="verdict">{say(`edits.${why}`)}</p>
      {one.result && <Counts counts={one.result.counts} />}
      {shown && <Differences turns={(shown.result?.turns ?? []).filter((turn) => turn.verdict !== "same")} />}
      {one.result && !shown && (
        <button type="button" class="link" onClick={() => edits.show(one.id).catch(() => {})}>
          {say("learning.turns")}
        </button>
      )}
      <Acts edits={edits} one={one} />
    </>
  );
}

function Acts({ edits, one }: { readonly edits: Edits; readonly one: Exam }) {
  const { say } = useDesk();
  const [asking, reason] = [useSignal(false), useSignal("")];
  const decide = (what: "live" | "withdraw" | "again") => () =>
    edits.decide(one.id, what, what === "live" ? { reason: reason.value.trim() } : {}).catch(() => {});
  const submit = async (event: Event) => {
    event.preventDefault();
    await decide("live")();
  };
  if (asking.value)
    return (
      <form class="edit-reason" onSubmit={submit}>
        <Field
          label={say("edits.reason")}
          hint={say("edits.reason_hint")}
          required
          value={reason.value}
          set={(text) => {
            reason.value = text;
          }}
        />
        <div class="save-row">
          <button type="submit" class="solid">
            {say("edits.anyway")}
          </button>
          <button
            type="button"
            class="quiet"
            onClick={() => {
              asking.value = false;
            }}
          >
            {say("answers.leave")}
          </button>
        </div>
      </form>
    );
  return (
    <div class="save-row edit-acts">
      {one.state === "broken" && (
        <button type="button" class="plain" onClick={decide("again")}>
          {say("edits.again")}
        </button>
      )}
      {one.is_live ? (
        <button type="button" class="plain" onClick={decide("live")}>
          {say("edits.leave_live")}
        </button>
      ) : (
        one.may_overrule && (
          <button
            type="button"
            class="plain"
            onClick={() => {
              asking.value = true;
            }}
          >
            {say("edits.anyway")}
          </button>
        )
      )}
      <button type="button" class="quiet" onClick={decide("withdraw")}>
        {say(one.is_live ? "edits.undo" : "edits.withdraw")}
      </button>
    </div>
  );
}

function nameOf(one: Exam, say: Say): string {
  const names = [
    ...one.stands.map((name) => standName(name, say)),
    ...one.changes.map(({ lesson, removes }) => (removes ? say("edits.without", { what: lesson.said }) : lesson.said)),
  ];
  return names.length > 3
    ? `${names.slice(0, 3).join(" · ")} · ${say("learning.more", { n: names.length - 3 })}`
    : names.join(" · ");
}
