/** Somebody who only harms can be kept out; asked for a reason in place. */

import { useSignal } from "@preact/signals";
import { useDesk } from "../desk.ts";
import { Field } from "../parts/field.tsx";
import type { Talk } from "../talk/talk.ts";
import type { Opened } from "../values.ts";

export function Block({ opened, talk }: { readonly opened: Opened; readonly talk: Talk }) {
  const desk = useDesk();
  const { say } = desk;
  const [asking, because] = [useSignal(false), useSignal("")];
  if (!desk.can("block")) return null;
  const blocked = opened.shopper.is_blocked;
  const set = (verb: "block" | "unblock", body: object) =>
    desk.attempt(async () => {
      await desk.api.send("POST", `/v1/desk/shoppers/${opened.shopper.id}/${verb}`, body);
      await desk.talks.value?.learn(talk);
      asking.value = false;
    });
  if (blocked)
    return (
      <section class="block">
        <p>{say("block.is")}</p>
        <button type="button" class="quiet" onClick={() => set("unblock", {})}>
          {say("block.undo")}
        </button>
      </section>
    );
  const ask = (open: boolean) => {
    asking.value = open;
  };
  if (!asking.value)
    return (
      <section class="block">
        <button type="button" class="quiet" onClick={() => ask(true)}>
          {say("block.ask")}
        </button>
      </section>
    );
  return (
    <form
      class="block"
      onSubmit={(event) => {
        event.preventDefault();
        set("block", { because: because.value }).catch(() => {});
      }}
    >
      <Field
        label={say("block.because")}
        required
        value={because.value}
        set={(value) => {
          because.value = value;
        }}
      />
      <button type="submit" class="plain harm">
        {say("block.do")}
      </button>
      <button type="button" class="quiet" onClick={() => ask(false)}>
        {say("block.no")}
      </button>
    </form>
  );
}
