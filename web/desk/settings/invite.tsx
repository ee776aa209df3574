/** Inviting somebody: a name, an address, a role; the answer is a link to hand on. */

import { useSignal } from "@preact/signals";
import { useDesk } from "../desk.ts";
import { Field } from "../parts/field.tsx";
import { ROLES } from "../values.ts";
import { SaveLine, useSaving } from "./loaded.tsx";

export function Invite({ made }: { readonly made: (told: { link: string; name: string }) => void }) {
  const desk = useDesk();
  const { say, api } = desk;
  const [name, email, role] = [useSignal(""), useSignal(""), useSignal("agent")];
  const saving = useSaving();
  const submit = async (event: Event) => {
    event.preventDefault();
    await saving.run(desk, async () => {
      const body = { name: name.value.trim(), email: email.value.trim(), role: role.value };
      const { link } = await api.send<{ link: string }>("POST", "/v1/desk/people", body);
      made({ link, name: body.name });
      name.value = email.value = "";
      await desk.meet();
    });
    saving.state.value = "";
  };
  const offered = ROLES.filter((one) => desk.can("manage_owners") || one === "agent" || one === "viewer");
  return (
    <form class="invite" onSubmit={submit}>
      <Field
        label={say("link.name")}
        required
        value={name.value}
        set={(value) => {
          name.value = value;
        }}
      />
      <Field
        label={say("door.email")}
        type="email"
        required
        value={email.value}
        set={(value) => {
          email.value = value;
        }}
      />
      <div class="field">
        <label for="invite-role">{say("people.role")}</label>
        <select
          id="invite-role"
          value={role.value}
          onChange={(event) => {
            role.value = event.currentTarget.value;
          }}
        >
          {offered.map((one) => (
            <option key={one} value={one}>
              {say(`role.${one}`)}
            </option>
          ))}
        </select>
      </div>
      <SaveLine saving={saving} label={say("people.invite")} />
    </form>
  );
}
