/** What concerns oneself: being told, the language, the password. */

import { useSignal } from "@preact/signals";
import { isRefusal } from "../api.ts";
import { useDesk } from "../desk.ts";
import { SHORTEST } from "../door/link.tsx";
import { Field } from "../parts/field.tsx";
import { Language } from "../parts/language.tsx";
import { Switch } from "../parts/switch.tsx";
import type { Me } from "../values.ts";
import { SaveLine, useSaving } from "./loaded.tsx";

export function MePage() {
  const { say, notifier } = useDesk();
  return (
    <>
      <section class="sheet-part">
        <h2>{say("me.told")}</h2>
        <Switch
          on={notifier.wanted.value}
          set={(on) => notifier.want(on)}
          label={say("me.notify")}
          hint={say("me.notify_hint")}
        />
        <Switch on={notifier.sound.value} set={(on) => notifier.wantSound(on)} label={say("me.sound")} />
      </section>
      <section class="sheet-part">
        <h2>{say("me.language")}</h2>
        <Language />
      </section>
      <Password />
    </>
  );
}

function Password() {
  const desk = useDesk();
  const { say, api } = desk;
  const [current, password] = [useSignal(""), useSignal("")];
  const saving = useSaving();
  const submit = async (event: Event) => {
    event.preventDefault();
    const done = await saving.run(desk, async () => {
      const body = { current: current.value, password: password.value };
      try {
        const me = await api.send<Me>("POST", "/v1/desk/password", body);
        api.csrf = me.csrf;
      } catch (error) {
        if (isRefusal(error, 401)) throw new Error("wrong");
        throw error;
      }
    });
    if (done) current.value = password.value = "";
  };
  return (
    <form class="sheet-part" onSubmit={submit}>
      <h2>{say("me.password")}</h2>
      <p class="aside">{say("me.password_hint")}</p>
      <Field
        label={say("me.current")}
        type="password"
        autocomplete="current-password"
        required
        value={current.value}
        set={(value) => {
          current.value = value;
        }}
      />
      <Field
        label={say("link.password")}
        type="password"
        autocomplete="new-password"
        minLength={SHORTEST}
        required
        value={password.value}
        hint={say("link.password_hint", { n: SHORTEST })}
        set={(value) => {
          password.value = value;
        }}
      />
      <SaveLine saving={saving} label={say("me.change")} />
    </form>
  );
}
