/** The secret by which the shop's server says who is signed in: made here, shown once. */

import { useSignal } from "@preact/signals";
import { useDesk } from "../desk.ts";
import { Copy } from "../parts/copy.tsx";
import { useLoaded } from "./loaded.tsx";

const PATH = "/v1/desk/settings/identify";

interface Told {
  readonly is_set: boolean;
  readonly secret?: string | null;
}

export function Identify() {
  const desk = useDesk();
  const { say } = desk;
  const before = useLoaded<Told>(PATH);
  const made = useSignal<Told | undefined>(undefined);
  const sure = useSignal(false);
  const told = made.value ?? before.value;
  const make = () => {
    if (told?.is_set && !sure.value) {
      sure.value = true;
      return;
    }
    sure.value = false;
    void desk.attempt(async () => {
      made.value = await desk.api.send<Told>("POST", PATH, {});
    });
  };
  return (
    <section class="sheet-part">
      <h2>{say("identify.title")}</h2>
      <p class="aside">{say("identify.hint")}</p>
      {told?.secret && <Copy text={told.secret} />}
      {told && (
        <p class="aside" role="status">
          {say(told.secret ? "identify.shown" : told.is_set ? "identify.set" : "identify.none")}
        </p>
      )}
      {told && (
        <button type="button" class="plain" onClick={make}>
          {say(sure.value ? "identify.replace" : told.is_set ? "identify.again" : "identify.make")}
        </button>
      )}
    </section>
  );
}
