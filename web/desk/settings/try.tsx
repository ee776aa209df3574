/** A question as a shopper would put it, and what the assistant would find for it. */

import { useSignal } from "@preact/signals";
import { useDesk } from "../desk.ts";
import type { Answer } from "./values.ts";

interface Found {
  readonly answer: Answer;
  readonly score: number;
}

export function Try({ lang }: { readonly lang: string }) {
  const desk = useDesk();
  const { say, speech } = desk;
  const text = useSignal("");
  const found = useSignal<readonly Found[] | undefined>(undefined);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (!text.value.trim()) return;
    await desk.attempt(async () => {
      const body = { lang, text: text.value.trim() };
      found.value = (await desk.api.send<{ found: Found[] }>("POST", "/v1/desk/settings/answers/try", body)).found;
    });
  };
  const share = new Intl.NumberFormat(speech.lang.value, { style: "percent" });
  return (
    <form class="try" onSubmit={submit}>
      <label for="try">{say("try.label")}</label>
      <div class="try-line">
        <input
          id="try"
          type="text"
          placeholder={say("try.placeholder")}
          value={text.value}
          onInput={(event) => {
            text.value = event.currentTarget.value;
          }}
        />
        <button type="submit" class="plain">
          {say("try.do")}
        </button>
      </div>
      <div role="status">
        {found.value?.length === 0 && <p class="aside">{say("try.nothing")}</p>}
        {found.value && found.value.length > 0 && (
          <ol class="tried">
            {found.value.map(({ answer, score }) => (
              <li key={answer.id}>
                <span class="score">{share.format(score)}</span>
                <span>
                  <bdi>{answer.question}</bdi>
                  <span class="aside">{answer.text}</span>
                </span>
              </li>
            ))}
          </ol>
        )}
      </div>
    </form>
  );
}
