/** What the language model says to a trial, and what it has cost this month. */

import { useSignal } from "@preact/signals";
import { NotDone } from "../api.ts";
import { useDesk } from "../desk.ts";
import type { LanguageModel } from "./values.ts";

export const PATH = "/v1/desk/settings/language-model";

export function TryModel() {
  const desk = useDesk();
  const { say } = desk;
  const [told, failed, busy] = [useSignal(""), useSignal(false), useSignal(false)];
  const test = async () => {
    busy.value = true;
    told.value = "";
    try {
      const tried = await desk.api.send<{ said: string; seconds: number; in_time: boolean }>("POST", `${PATH}/test`);
      told.value = say(tried.in_time ? "model.said" : "model.said_late", {
        said: tried.said,
        seconds: `${tried.seconds}`,
      });
      failed.value = !tried.in_time;
    } catch (error) {
      told.value = error instanceof NotDone && error.message ? error.message : desk.whyNot(error);
      failed.value = true;
    }
    busy.value = false;
  };
  return (
    <section class="sheet-part">
      <h2>{say("model.try")}</h2>
      <p class="aside">{say("model.try_hint")}</p>
      <button type="button" class="plain" disabled={busy.value} onClick={test}>
        {say("model.test")}
      </button>
      <p class={failed.value ? "red" : ""} role="status">
        {told.value}
      </p>
    </section>
  );
}

export function Cost({ model }: { readonly model: LanguageModel }) {
  const { say } = useDesk();
  return (
    <section class="sheet-part">
      <h2>{say("model.cost", { month: model.month })}</h2>
      <p>{say("model.spent", { sum: model.spent })}</p>
      <ul>
        {model.use.map((one) => (
          <li key={one.task}>
            {say("model.use", {
              task: say(`model.task.${one.task}`),
              n: one.calls,
              failed: one.failed,
              refused: one.refused,
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}
