/** Writing an answer, or changing one. */

import { useSignal } from "@preact/signals";
import { useDesk } from "../desk.ts";
import { Field } from "../parts/field.tsx";
import { SaveLine, useSaving } from "./loaded.tsx";
import type { Answer } from "./values.ts";

const PATH = "/v1/desk/settings/answers";

interface Given {
  readonly lang: string;
  readonly answer?: Answer;
  readonly done: () => void;
}

export function AnswerForm({ lang, answer, done }: Given) {
  const desk = useDesk();
  const { say, api } = desk;
  const [its, question, text] = [useSignal(lang), useSignal(answer?.question ?? ""), useSignal(answer?.text ?? "")];
  const [saving, sure] = [useSaving(), useSignal(false)];
  const submit = async (event: Event) => {
    event.preventDefault();
    const body = { lang: its.value.trim(), question: question.value.trim(), text: text.value.trim() };
    const kept = await saving.run(desk, () =>
      answer ? api.send("PUT", `${PATH}/${answer.id}`, body) : api.send("POST", PATH, body),
    );
    if (kept) done();
  };
  const remove = async () => {
    if (!sure.value) {
      sure.value = true;
      return;
    }
    if (answer && (await saving.run(desk, () => api.send("DELETE", `${PATH}/${answer.id}`)))) done();
  };
  return (
    <form class="answer-form" onSubmit={submit}>
      <Field
        label={say("answers.question")}
        required
        value={question.value}
        set={(value) => {
          question.value = value;
        }}
      />
      <div class="field">
        <label for="answer-text">{say("answers.text")}</label>
        <textarea
          id="answer-text"
          rows={5}
          required
          value={text.value}
          onInput={(event) => {
            text.value = event.currentTarget.value;
          }}
        />
      </div>
      <Field
        label={say("answers.language")}
        required
        value={its.value}
        set={(value) => {
          its.value = value;
        }}
      />
      <div class="save-row">
        <SaveLine saving={saving} />
        <button type="button" class="quiet" onClick={done}>
          {say("answers.leave")}
        </button>
        {answer && (
          <button type="button" class={sure.value ? "plain harm" : "quiet"} onClick={remove}>
            {say(sure.value ? "answers.remove_sure" : "answers.remove")}
          </button>
        )}
      </div>
    </form>
  );
}
