/** The exam: what waits for it, how far it is, and what came of it, turn by turn. */

import { useDesk } from "../desk.ts";
import { moment } from "../times.ts";
import { isUnderWay, type Learning } from "./learning.ts";
import type { Difference, Exam, Told } from "./values.ts";

export function ExamPart({ learning }: { readonly learning: Learning }) {
  const { say } = useDesk();
  const told = learning.learned.value;
  if (!told) return null;
  const { underWay } = learning;
  const shown = learning.exam.value;
  const last = told.exams.find((one) => !isUnderWay(one));
  return (
    <section class="sheet-part exam" aria-labelledby="learning-exam">
      <h2 id="learning-exam">{say("learning.exam")}</h2>
      <p class="aside">{say("learning.exam_lead")}</p>
      {underWay.value ? (
        <Progress exam={underWay.value} />
      ) : (
        <div class="save">
          <button
            type="button"
            class="solid"
            disabled={told.approved.length === 0}
            onClick={() => learning.examine().catch(() => {})}
          >
            {say("learning.examine", { n: told.approved.length })}
          </button>
        </div>
      )}
      {!underWay.value && (shown ?? last) && <Ended learning={learning} exam={shown ?? (last as Exam)} />}
    </section>
  );
}

function Progress({ exam }: { readonly exam: Exam }) {
  const { say } = useDesk();
  const { done, of } = exam;
  return (
    <div class="progress" role="status">
      <progress value={of ? done : undefined} max={of || 1} aria-label={say("learning.running")} />
      <p class="aside">{of ? say("learning.progress", { done, of }) : say("learning.running")}</p>
    </div>
  );
}

function Ended({ learning, exam }: { readonly learning: Learning; readonly exam: Exam }) {
  const { say, now, speech } = useDesk();
  const { result } = exam;
  const when = exam.ended_at ? moment(exam.ended_at, now.value, speech.lang.value) : "";
  return (
    <div class={`ended ${exam.state}`}>
      <p class="verdict serif" role="status">
        {say(`learning.state.${exam.state}`, { when })}
      </p>
      {result && (
        <>
          <p class="aside">{say("learning.held", { turns: result.held, talks: result.talks })}</p>
          {result.golden_after[1] > 0 && (
            <p class="aside">
              {say("learning.golden_met", {
                before: result.golden_before[0],
                after: result.golden_after[0],
                of: result.golden_after[1],
              })}
            </p>
          )}
          <Counts counts={result.counts} />
          {learning.exam.value?.id === exam.id ? (
            <Differences turns={learning.exam.value.result?.turns ?? []} />
          ) : (
            <button type="button" class="link" onClick={() => learning.show(exam.id).catch(() => {})}>
              {say("learning.turns")}
            </button>
          )}
        </>
      )}
    </div>
  );
}

function Counts({ counts }: { readonly counts: Readonly<Record<string, number>> }) {
  const { say } = useDesk();
  const told = Object.entries(counts).filter(([, n]) => n > 0);
  return (
    <ul class="counts">
      {told.map(([verdict, n]) => (
        <li key={verdict} class={verdict}>
          {say(`learning.count.${verdict}`, { n })}
        </li>
      ))}
    </ul>
  );
}

function Differences({ turns }: { readonly turns: readonly Difference[] }) {
  const { say } = useDesk();
  if (turns.length === 0) return <p class="aside">{say("learning.no_difference")}</p>;
  return (
    <ol class="differences">
      {turns.map((one, place) => (
        <li key={place} class={one.verdict}>
          <p class="verdict">
            {say(`learning.verdict.${one.verdict}`)}
            {one.why.length > 0 && (
              <span class="aside"> · {one.why.map((name) => say(`learning.why.${known(name)}`)).join(", ")}</span>
            )}
            <span class="aside"> · {say(`learning.of.${one.of}`)}</span>
          </p>
          <p class="asked" dir="auto">
            {one.text}
          </p>
          <div class="both">
            <Said word={say("learning.before")} told={one.before} />
            <Said word={say("learning.after")} told={one.after} />
          </div>
        </li>
      ))}
    </ol>
  );
}

function Said({ word, told }: { readonly word: string; readonly told: Told }) {
  const { say } = useDesk();
  const called = told.seat === "queue" || told.seat === "agent";
  return (
    <div>
      <p class="aside">
        {word}
        {called && ` · ${say("learning.called")}`}
      </p>
      <p dir="auto">{told.reply}</p>
      {told.products.length > 0 && <p class="aside">{told.products.join(" · ")}</p>}
    </div>
  );
}

const WHY = [
  "leak",
  "invented_price",
  "hand_over_missed",
  "forbidden_act",
  "too_long",
  "language",
  "answered",
  "not_found",
  "nearer",
  "farther",
  "answers_less",
  "hand_over",
  "products",
  "sources",
] as const;

/** Checks of golden talks have many names; all others mean that such a check was missed. */
function known(name: string): string {
  return (WHY as readonly string[]).includes(name) ? name : "check";
}
