/** The one screen of learning: questions nobody answered, candidates, the exam, versions, golden talks. */

import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { useDesk } from "../desk.ts";
import { CandidateRow } from "./candidate.tsx";
import { EditsPart, useEdits } from "./edits.tsx";
import { ExamPart } from "./exam.tsx";
import { byKind, isKin, Learning } from "./learning.ts";
import { watchLearningKeys } from "./learning_keys.ts";
import type { Candidate } from "./values.ts";
import { GoldenPart, VersionsPart } from "./versions.tsx";
import { OwnForm } from "./wording.tsx";

export function LearningPage() {
  const desk = useDesk();
  const { say } = desk;
  const learning = useMemo(() => new Learning(desk), [desk]);
  useEffect(() => {
    learning.load().catch(() => {});
    const unwatch = watchLearningKeys(learning);
    return () => {
      unwatch();
      learning.stop();
    };
  }, [learning]);
  const told = learning.learned.value;
  return (
    <main class="learning">
      <div class="learning-sheet">
        <h1>{say("learning.title")}</h1>
        <p class="aside lead">{say("learning.lead")}</p>
        {learning.failed.value && (
          <p role="alert">
            {learning.failed.value}{" "}
            <button type="button" class="link" onClick={() => learning.load().catch(() => {})}>
              {say("learning.again")}
            </button>
          </p>
        )}
        {told === undefined ? !learning.failed.value && <div class="later" /> : <Parts learning={learning} />}
      </div>
    </main>
  );
}

function Parts({ learning }: { readonly learning: Learning }) {
  const { say } = useDesk();
  const told = learning.learned.value;
  const writing = useSignal(false);
  const edits = useEdits(() => learning.load().catch(() => {}));
  if (!told) return null;
  const { yes, bought, silence, past, assumed } = told.resolved;
  const confirmed = yes + bought + silence;
  const from = confirmed > 0 ? "learning.from" : past > 0 ? "learning.from_past" : "learning.from_none";
  const nothing = told.candidates.length + told.unanswered.length + told.approved.length === 0;
  const stop = () => {
    writing.value = false;
  };
  return (
    <>
      <p class="aside">{say(from, { confirmed, past, assumed })}</p>
      <div class="learning-head">
        <button
          type="button"
          class="plain"
          aria-expanded={writing.value}
          onClick={() => {
            writing.value = !writing.value;
          }}
        >
          {say("learning.write")}
        </button>
        <p class="aside keys-hint">{say("learning.keys")}</p>
      </div>
      {writing.value && <OwnForm learning={learning} done={stop} />}
      {edits.told.value.length > 0 && (
        <section class="sheet-part" aria-labelledby="learning-edits">
          <h2 id="learning-edits">{say("learning.group.edits")}</h2>
          <p class="aside">{say("learning.about.edits")}</p>
          <EditsPart edits={edits} />
        </section>
      )}
      {nothing && <p class="serif learning-none">{say("learning.none")}</p>}
      <Group learning={learning} name="unanswered" of={byKind(told.unanswered).flatMap(([, of]) => of)} />
      {byKind(told.candidates).map(([kind, of]) => (
        <Group key={kind} learning={learning} name={kind} of={of} />
      ))}
      <Group learning={learning} name="approved" of={told.approved} />
      <ExamPart learning={learning} />
      <Group learning={learning} name="assumed" of={told.assumed} assumed />
      <VersionsPart learning={learning} />
      <GoldenPart learning={learning} />
    </>
  );
}

interface GroupGiven {
  readonly learning: Learning;
  readonly name: string;
  readonly of: readonly Candidate[];
  readonly assumed?: boolean;
}

function Group({ learning, name, of, assumed = false }: GroupGiven) {
  const { say } = useDesk();
  if (of.length === 0) return null;
  return (
    <section class="sheet-part" aria-labelledby={`learning-${name}`}>
      <h2 id={`learning-${name}`}>
        {say(`learning.group.${name}`)} <span class="n aside">{of.length}</span>
      </h2>
      <p class="aside">{say(`learning.about.${name}`)}</p>
      <ul class="candidates">
        {of.map((one, place) => (
          <CandidateRow key={one.id} learning={learning} one={one} assumed={assumed} kin={isKin(one, of[place - 1])} />
        ))}
      </ul>
    </section>
  );
}
