/** Behind a one-time link: an owner chooses e-mail, name and password; who is invited or lost a password, a password. */

import { type Signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { isRefusal } from "../api.ts";
import { useDesk } from "../desk.ts";
import { Field } from "../parts/field.tsx";
import type { Me, Offer } from "../values.ts";

export const SHORTEST = 10;

export function LinkForm({ secret }: { readonly secret: string }) {
  const desk = useDesk();
  const { say, api } = desk;
  const offer = useSignal<Offer | undefined>(undefined);
  const over = useSignal("");
  useEffect(() => {
    api.send<Offer>("POST", "/v1/desk/link/open", { secret }).then(
      (told) => {
        offer.value = told;
      },
      (error: unknown) => {
        over.value = isRefusal(error, 404) ? say("link.over") : desk.whyNot(error);
      },
    );
  }, [secret, api, desk, say, offer, over]);
  if (over.value) return <Over why={over.value} />;
  if (!offer.value) return <p class="aside">{say("link.looking")}</p>;
  return <Choose secret={secret} offer={offer.value} />;
}

function Over({ why }: { readonly why: string }) {
  const desk = useDesk();
  return (
    <>
      <h1>{desk.say("link.over_title")}</h1>
      <p role="alert">{why}</p>
      <button
        type="button"
        class="plain"
        onClick={() => {
          desk.go({ list: "waiting" }, true);
          desk.begin().catch(() => {});
        }}
      >
        {desk.say("link.to_door")}
      </button>
    </>
  );
}

function Choose({ secret, offer }: { readonly secret: string; readonly offer: Offer }) {
  const desk = useDesk();
  const { say, api } = desk;
  const [name, email, password] = [useSignal(offer.name ?? ""), useSignal(offer.email ?? ""), useSignal("")];
  const [wrong, busy] = [useSignal(""), useSignal(false)];
  const submit = async (event: Event) => {
    event.preventDefault();
    busy.value = true;
    wrong.value = "";
    const owner = offer.kind === "owner" ? { email: email.value.trim(), name: name.value.trim() } : {};
    try {
      desk.signedIn(await api.send<Me>("POST", "/v1/desk/password", { secret, password: password.value, ...owner }));
    } catch (error) {
      wrong.value = isRefusal(error, 404) ? say("link.over") : desk.whyNot(error);
    }
    busy.value = false;
  };
  return (
    <form onSubmit={submit}>
      <h1>{say(`link.${offer.kind}_title`, { name: offer.name ?? "" })}</h1>
      <p class="aside">{say(`link.${offer.kind}_hint`, { shop: offer.shop })}</p>
      {offer.kind === "owner" && <Who name={name} email={email} />}
      {offer.kind !== "owner" && (
        <input type="email" autocomplete="username" value={offer.email ?? ""} hidden readOnly />
      )}
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
      <p class="red" role="alert">
        {wrong.value}
      </p>
      <button type="submit" class="solid" disabled={busy.value}>
        {say("link.enter")}
      </button>
    </form>
  );
}

function Who({ name, email }: { readonly name: Signal<string>; readonly email: Signal<string> }) {
  const { say } = useDesk();
  return (
    <>
      <Field
        label={say("link.name")}
        autocomplete="name"
        required
        value={name.value}
        hint={say("link.name_hint")}
        set={(value) => {
          name.value = value;
        }}
      />
      <Field
        label={say("door.email")}
        type="email"
        autocomplete="username"
        required
        value={email.value}
        set={(value) => {
          email.value = value;
        }}
      />
    </>
  );
}
