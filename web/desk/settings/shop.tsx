/** The shop: its languages, hours, the sites that may show the chat, the line to copy, the button. */

import { useSignal } from "@preact/signals";
import { useDesk } from "../desk.ts";
import { Copy } from "../parts/copy.tsx";
import { Field } from "../parts/field.tsx";
import { Button } from "./button.tsx";
import { Hours } from "./hours.tsx";
import { Identify } from "./identify.tsx";
import { Loaded, SaveLine, useAsked, useSaving } from "./loaded.tsx";
import type { ShopPart } from "./part.ts";
import type { ShopSettings } from "./values.ts";

export function ShopPage() {
  const asked = useAsked<ShopSettings>("/v1/desk/settings/shop");
  const desk = useDesk();
  return (
    <>
      <Loaded asked={asked}>{(shop) => <Form key={shop.name} shop={shop} />}</Loaded>
      {desk.can("edit_shop") && <Identify />}
    </>
  );
}

function Form({ shop }: { readonly shop: ShopSettings }) {
  const desk = useDesk();
  const { say } = desk;
  const now = useSignal(shop);
  const saving = useSaving();
  const set = (change: Partial<ShopSettings>) => {
    now.value = { ...now.value, ...change };
    saving.touch();
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    await saving.run(desk, async () => {
      const { name: _, line: __, problems: ___, ...rest } = now.value;
      now.value = await desk.api.send<ShopSettings>("PUT", "/v1/desk/settings/shop", rest);
    });
  };
  const given = { shop: now.value, set, saving };
  return (
    <form onSubmit={submit}>
      <section class="sheet-part">
        <h2>{say("shop.line")}</h2>
        <p class="aside">{say("shop.line_hint")}</p>
        <Copy text={now.value.line} />
      </section>
      <fieldset class="bare" disabled={!desk.can("edit_shop")}>
        <Names {...given} />
        <Greeting {...given} />
        <Hours {...given} />
        <Button {...given} />
        {desk.can("edit_shop") && <SaveLine saving={saving} />}
      </fieldset>
    </form>
  );
}

function Names({ shop, set, saving }: ShopPart) {
  const { say } = useDesk();
  return (
    <section class="sheet-part">
      <h2>{say("shop.itself")}</h2>
      <Field
        label={say("shop.shown_name")}
        value={shop.shown_name}
        wrong={saving.of("shown_name")}
        set={(shown_name) => set({ shown_name })}
      />
      <Field
        label={say("shop.languages")}
        value={shop.languages.join(", ")}
        hint={say("shop.languages_hint")}
        wrong={saving.of("languages")}
        set={(text) => set({ languages: text.split(/[\s,]+/) })}
        onBlur={() => set({ languages: shop.languages.filter(Boolean) })}
      />
      <Sites shop={shop} set={set} saving={saving} />
      <Field
        label={say("shop.privacy")}
        type="url"
        value={shop.privacy_url ?? ""}
        hint={say("shop.privacy_hint")}
        wrong={saving.of("privacy_url")}
        set={(text) => set({ privacy_url: text || null })}
      />
      <Field
        label={say("shop.alert")}
        type="number"
        min={0}
        max={1440}
        value={String(shop.alert_minutes)}
        hint={say("shop.alert_hint")}
        wrong={saving.of("alert_minutes")}
        set={(text) => set({ alert_minutes: Number(text) })}
      />
    </section>
  );
}

function Greeting({ shop, set, saving }: ShopPart) {
  const { say } = useDesk();
  return (
    <section class="sheet-part">
      <h2>{say("greeting.title")}</h2>
      <p class="aside">{say("greeting.hint")}</p>
      {shop.languages.filter(Boolean).map((lang) => (
        <Field
          key={lang}
          label={say("greeting.in", { lang })}
          value={shop.greeting?.[lang] ?? ""}
          wrong={saving.of(`greeting.${lang}`)}
          maxLength={200}
          set={(text) => set({ greeting: { ...shop.greeting, [lang]: text } })}
        />
      ))}
    </section>
  );
}

function Sites({ shop, set, saving }: ShopPart) {
  const { say } = useDesk();
  const wrong = saving.of("sites");
  return (
    <div class={`field${wrong ? " wrong" : ""}`}>
      <label for="sites">{say("shop.sites")}</label>
      <textarea
        id="sites"
        rows={Math.max(2, shop.sites.length + 1)}
        spellcheck={false}
        value={shop.sites.join("\n")}
        aria-describedby="sites-hint"
        onInput={(event) => set({ sites: event.currentTarget.value.split("\n") })}
        onBlur={() => set({ sites: shop.sites.map((site) => site.trim()).filter(Boolean) })}
      />
      <p class={wrong ? "aside red" : "aside"} id="sites-hint">
        {wrong ?? say("shop.sites_hint")}
      </p>
    </div>
  );
}
