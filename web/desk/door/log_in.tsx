/** E-mail and password; the shop's name only where somebody works for several. */

import { type Signal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { isRefusal } from "../api.ts";
import { type Desk, useDesk } from "../desk.ts";
import { Field } from "../parts/field.tsx";
import type { Me } from "../values.ts";

export function LogIn() {
  const desk = useDesk();
  const { say, api } = desk;
  const [email, password, shop] = [useSignal(""), useSignal(""), useSignal("")];
  const [wrong, busy, asksShop] = [useSignal(""), useSignal(false), useSignal(false)];
  const into = (field: Signal<string>) => (value: string) => {
    field.value = value;
  };
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("input")?.focus(), []);
  const submit = async (event: Event) => {
    event.preventDefault();
    busy.value = true;
    wrong.value = "";
    const body = { email: email.value.trim(), password: password.value, ...(shop.value ? { shop: shop.value } : {}) };
    try {
      desk.signedIn(await api.send<Me>("POST", "/v1/desk/login", body));
    } catch (error) {
      if (isRefusal(error, 409)) asksShop.value = true;
      wrong.value = whyNot(desk, error);
    }
    busy.value = false;
  };
  return (
    <form onSubmit={submit} ref={form}>
      <h1>{say("door.title")}</h1>
      <p class="aside">{say("door.hint")}</p>
      <Field
        label={say("door.email")}
        type="email"
        autocomplete="username"
        required
        value={email.value}
        set={into(email)}
      />
      <Field
        label={say("door.password")}
        type="password"
        autocomplete="current-password"
        required
        value={password.value}
        set={into(password)}
      />
      {asksShop.value && <Field label={say("door.shop")} value={shop.value} set={into(shop)} />}
      <p class="red" role="alert">
        {wrong.value}
      </p>
      <button type="submit" class="solid" disabled={busy.value}>
        {say("door.enter")}
      </button>
    </form>
  );
}

function whyNot(desk: Desk, error: unknown): string {
  if (isRefusal(error, 401)) return desk.say("door.wrong");
  return isRefusal(error, 409) ? desk.say("door.which_shop") : desk.whyNot(error);
}
