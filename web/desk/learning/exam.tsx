/** The exam: what waits for it, how far it is, and what came of it, turn by turn. */

import { useDesk } from "../desk.ts";
import { moment } from "../times.ts";
import { Counts, Differences } from "./differences.tsx";
import { isUnderWay, type Learning } from "./learning.ts";
import type { Exam } from "./values.ts";

export function ExamPart({ learning }: { readonly learning: Learning }) {
  const { say } = useDesk();
  const told = learning.learned.value;
  if (!told) return null;
  const { underWay } = learning;
  const shown = learning.exam.value;
  const last = told.exams.find((one) => !isUnderWay(one) && one.origin === "learning");
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
