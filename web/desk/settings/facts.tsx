/** The shop's facts as one text, checked before it is kept; each problem leads to its place. */

import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { useDesk } from "../desk.ts";
import { EditsPart, useEdits } from "../learning/edits.tsx";
import type { Problem } from "../values.ts";
import { lineOf } from "./line_of.ts";
import { Loaded, SaveLine, useAsked, useSaving } from "./loaded.tsx";
import type { FactsSettings } from "./values.ts";

const PATH = "/v1/desk/settings/facts";

export function FactsPage() {
  const asked = useAsked<FactsSettings>(PATH);
  return <Loaded asked={asked}>{(facts) => <Form facts={facts} />}</Loaded>;
}

function Form({ facts }: { readonly facts: FactsSettings }) {
  const desk = useDesk();
  const { say } = desk;
  const [text, draft] = [useSignal(facts.draft ?? facts.toml), useSignal(Boolean(facts.draft))];
  const field = useRef<HTMLTextAreaElement>(null);
  const saving = useSaving();
  const look = async () => {
    const now = await desk.api.get<FactsSettings>(PATH);
    draft.value = Boolean(now.draft);
    if (saving.state.value !== "changed") text.value = now.draft ?? now.toml;
  };
  const edits = useEdits(() => look().catch(() => {}));
  const told =
    saving.problems.value.length > 0 ? saving.problems.value : saving.state.value ? [] : (facts.problems ?? []);
  const keep = async (event: Event) => {
    event.preventDefault();
    await saving.run(desk, async () => {
      const kept = await desk.api.send<FactsSettings>("PUT", PATH, { toml: text.value });
      text.value = kept.toml;
      await edits.load();
      await look();
    });
  };
  const check = () => saving.run(desk, () => desk.api.send("PUT", `${PATH}?try=true`, { toml: text.value }));
  const goTo = (key: string) => {
    const at = lineOf(text.value, key);
    field.current?.focus();
    field.current?.setSelectionRange(at.from, at.to);
    if (field.current)
      field.current.scrollTop = (at.line / text.value.split("\n").length) * field.current.scrollHeight - 120;
  };
  return (
    <>
      <EditsPart edits={edits} />
      <form class="facts-form" onSubmit={keep}>
        {draft.value && <p class="aside facts-draft">{say("edits.facts_draft")}</p>}
        <textarea
          ref={field}
          class="code"
          aria-label={say("settings.facts")}
          rows={24}
          spellcheck={false}
          readOnly={!desk.can("edit_shop")}
          value={text.value}
          onInput={(event) => {
            text.value = event.currentTarget.value;
            saving.touch();
          }}
        />
        <Problems told={told} goTo={goTo} />
        {desk.can("edit_shop") && (
          <div class="save-row">
            <SaveLine saving={saving} />
            <button type="button" class="plain" onClick={check}>
              {say("facts.check")}
            </button>
          </div>
        )}
      </form>
    </>
  );
}

function Problems({ told, goTo }: { readonly told: readonly Problem[]; readonly goTo: (key: string) => void }) {
  const { say } = useDesk();
  if (told.length === 0) return null;
  return (
    <ul class="problems" aria-label={say("facts.problems")}>
      {told.map((one) => (
        <li key={`${one.key} ${one.reason}`}>
          <button type="button" class="link" onClick={() => goTo(one.key)}>
            {one.key}
          </button>{" "}
          {one.reason}
        </li>
      ))}
    </ul>
  );
}
