/** A language model, if the shop wants one: where it is, what it may do, what it costs, and a button that tries it. */

import { useSignal } from "@preact/signals";
import { useDesk } from "../desk.ts";
import { Field } from "../parts/field.tsx";
import { Switch } from "../parts/switch.tsx";
import { Cost, PATH, TryModel } from "./language_model_use.tsx";
import { Loaded, SaveLine, type Saving, useAsked, useSaving } from "./loaded.tsx";
import type { LanguageModel, ModelTask } from "./values.ts";

const TASKS: readonly ModelTask[] = ["word", "understand", "summarise", "translate"];

export function LanguageModelPage() {
  const asked = useAsked<LanguageModel>(PATH);
  return <Loaded asked={asked}>{(model) => <Form model={model} />}</Loaded>;
}

function Form({ model }: { readonly model: LanguageModel }) {
  const desk = useDesk();
  const { say } = desk;
  const now = useSignal(model);
  const key = useSignal("");
  const saving = useSaving();
  const set = (change: Partial<LanguageModel>) => {
    now.value = { ...now.value, ...change };
    saving.touch();
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    const { address, model: name, tasks, seconds, monthly_limit, price_in, price_out } = now.value;
    const secret = key.value ? { key: key.value } : {};
    const body = { address, model: name, tasks, seconds, monthly_limit, price_in, price_out, ...secret };
    await saving.run(desk, async () => {
      now.value = await desk.api.send<LanguageModel>("PUT", PATH, body);
      key.value = "";
    });
  };
  const given = { model: now.value, set, saving };
  return (
    <>
      <form onSubmit={submit}>
        <Where {...given} />
        <Field
          label={say("model.key")}
          type="password"
          autocomplete="off"
          value={key.value}
          wrong={saving.of("key")}
          hint={
            now.value.key_lost
              ? say("model.key_lost")
              : now.value.has_key
                ? say("model.key_kept")
                : say("model.key_hint")
          }
          set={(value) => {
            key.value = value;
            saving.touch();
          }}
        />
        <Tasks {...given} />
        <Bounds {...given} />
        <SaveLine saving={saving} />
      </form>
      {now.value.is_set && <TryModel />}
      {now.value.use.length > 0 && <Cost model={now.value} />}
    </>
  );
}

interface Part {
  readonly model: LanguageModel;
  readonly set: (change: Partial<LanguageModel>) => void;
  readonly saving: Saving;
}

function Where({ model, set, saving }: Part) {
  const { say } = useDesk();
  return (
    <>
      <Field
        label={say("model.address")}
        placeholder="https://models.example/v1"
        value={model.address}
        hint={say("model.address_hint")}
        wrong={saving.of("address")}
        set={(address) => set({ address })}
      />
      <Field
        label={say("model.name")}
        value={model.model}
        wrong={saving.of("model")}
        set={(name) => set({ model: name })}
      />
    </>
  );
}

function Tasks({ model, set }: Part) {
  const { say } = useDesk();
  const turn = (task: ModelTask, on: boolean) =>
    set({ tasks: on ? [...model.tasks, task] : model.tasks.filter((one) => one !== task) });
  return (
    <fieldset class="bare sheet-part">
      <legend>{say("model.tasks")}</legend>
      {TASKS.map((task) => (
        <Switch
          key={task}
          on={model.tasks.includes(task)}
          set={(on) => turn(task, on)}
          label={say(`model.task.${task}`)}
          hint={say(`model.task.${task}_hint`)}
        />
      ))}
    </fieldset>
  );
}

function Bounds({ model, set, saving }: Part) {
  const { say } = useDesk();
  return (
    <>
      <div class="two even">
        <Field
          label={say("model.seconds")}
          value={String(model.seconds)}
          hint={say("model.seconds_hint")}
          wrong={saving.of("seconds")}
          set={(written) => set({ seconds: Number(written.replace(",", ".")) || 0 })}
        />
        <Field
          label={say("model.limit")}
          value={model.monthly_limit ?? ""}
          hint={say("model.limit_hint")}
          wrong={saving.of("monthly_limit")}
          set={(monthly_limit) => set({ monthly_limit: monthly_limit || null })}
        />
      </div>
      <div class="two even">
        <Field
          label={say("model.price_in")}
          value={model.price_in}
          hint={say("model.price_hint")}
          wrong={saving.of("price_in")}
          set={(price_in) => set({ price_in })}
        />
        <Field
          label={say("model.price_out")}
          value={model.price_out}
          wrong={saving.of("price_out")}
          set={(price_out) => set({ price_out })}
        />
      </div>
    </>
  );
}
