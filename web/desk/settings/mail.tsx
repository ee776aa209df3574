/** The account by which mail goes out, and a button that tries it. */

import { useSignal } from "@preact/signals";
import { NotDone } from "../api.ts";
import { useDesk } from "../desk.ts";
import { Field } from "../parts/field.tsx";
import { Loaded, SaveLine, useAsked, useSaving } from "./loaded.tsx";
import type { MailSettings } from "./values.ts";

const PATH = "/v1/desk/settings/mail";
const SECURITY = ["auto", "starttls", "tls", "none"] as const;

export function MailPage() {
  const asked = useAsked<MailSettings>(PATH);
  return <Loaded asked={asked}>{(mail) => <Form mail={mail} />}</Loaded>;
}

function Form({ mail }: { readonly mail: MailSettings }) {
  const desk = useDesk();
  const { say } = desk;
  const now = useSignal(mail);
  const password = useSignal("");
  const saving = useSaving();
  const set = (change: Partial<MailSettings>) => {
    now.value = { ...now.value, ...change };
    saving.touch();
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    const { host, port, security, user, from, from_name } = now.value;
    const body = {
      host: host ?? "",
      port: port ?? 587,
      security: security ?? "auto",
      user: user ?? "",
      from: from ?? "",
    };
    const secret = password.value ? { password: password.value } : {};
    await saving.run(desk, async () => {
      const whole = body.host ? { ...body, ...secret, from_name: from_name ?? "" } : { host: "" };
      now.value = await desk.api.send<MailSettings>("PUT", PATH, whole);
      password.value = "";
    });
  };
  const given = { mail: now.value, set, wrong: (key: string) => saving.of(key) };
  return (
    <>
      {mail.from_environment && <p class="sheet-part">{say("mail.environment")}</p>}
      <form onSubmit={submit}>
        <fieldset class="bare" disabled={mail.from_environment}>
          <Server {...given} />
          <Field
            label={say("mail.password")}
            type="password"
            autocomplete="off"
            value={password.value}
            hint={now.value.has_password ? say("mail.password_kept") : ""}
            set={(value) => {
              password.value = value;
              saving.touch();
            }}
          />
          <Sender {...given} />
          {!mail.from_environment && <SaveLine saving={saving} />}
        </fieldset>
      </form>
      {now.value.is_set && <TryMail />}
    </>
  );
}

interface Part {
  readonly mail: MailSettings;
  readonly set: (change: Partial<MailSettings>) => void;
  readonly wrong: (key: string) => string | undefined;
}

function Server({ mail, set, wrong }: Part) {
  const { say } = useDesk();
  return (
    <>
      <div class="two">
        <Field label={say("mail.host")} value={mail.host ?? ""} wrong={wrong("host")} set={(host) => set({ host })} />
        <Field
          label={say("mail.port")}
          type="number"
          value={String(mail.port ?? 587)}
          wrong={wrong("port")}
          set={(port) => set({ port: Number(port) })}
        />
      </div>
      <div class="field">
        <label for="security">{say("mail.security")}</label>
        <select
          id="security"
          value={mail.security ?? "auto"}
          onChange={(event) => set({ security: SECURITY.find((one) => one === event.currentTarget.value) ?? "auto" })}
        >
          {SECURITY.map((one) => (
            <option key={one} value={one}>
              {say(`mail.${one}`)}
            </option>
          ))}
        </select>
      </div>
      <Field
        label={say("mail.user")}
        autocomplete="off"
        value={mail.user ?? ""}
        wrong={wrong("user")}
        set={(user) => set({ user })}
      />
    </>
  );
}

function Sender({ mail, set, wrong }: Part) {
  const { say } = useDesk();
  return (
    <>
      <Field
        label={say("mail.from")}
        type="email"
        value={mail.from ?? ""}
        wrong={wrong("from")}
        set={(from) => set({ from })}
      />
      <Field label={say("mail.from_name")} value={mail.from_name ?? ""} set={(from_name) => set({ from_name })} />
    </>
  );
}

function TryMail() {
  const desk = useDesk();
  const { say } = desk;
  const [told, failed, busy] = [useSignal(""), useSignal(false), useSignal(false)];
  const test = async () => {
    busy.value = true;
    told.value = "";
    try {
      const sent = await desk.api.send<{ to: string; detail?: string }>("POST", `${PATH}/test`);
      told.value = say("mail.sent", { to: sent.to });
      failed.value = false;
    } catch (error) {
      told.value = error instanceof NotDone && error.message ? error.message : desk.whyNot(error);
      failed.value = true;
    }
    busy.value = false;
  };
  return (
    <section class="sheet-part">
      <h2>{say("mail.try")}</h2>
      <p class="aside">{say("mail.try_hint")}</p>
      <button type="button" class="plain" disabled={busy.value} onClick={test}>
        {say("mail.test")}
      </button>
      <p class={failed.value ? "red" : ""} role="status">
        {told.value}
      </p>
    </section>
  );
}
