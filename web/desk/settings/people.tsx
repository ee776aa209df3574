/** Who works at the desk: invited by a link that is shown once, given a role, a new password, or the door. */

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useDesk } from "../desk.ts";
import { initialsOf } from "../names.ts";
import { Copy } from "../parts/copy.tsx";
import { type Colleague, ROLES } from "../values.ts";
import { Invite } from "./invite.tsx";

export function PeoplePage() {
  const desk = useDesk();
  const { people } = desk;
  const link = useSignal<{ readonly link: string; readonly name: string } | undefined>(undefined);
  useEffect(() => {
    desk.attempt(() => desk.meet()).catch(() => {});
  }, [desk]);
  return (
    <>
      {desk.can("manage_people") && (
        <Invite
          made={(told) => {
            link.value = told;
          }}
        />
      )}
      {link.value && <OneTime {...link.value} />}
      <ul class="people">
        {people.value.map((one) => (
          <li key={one.id}>
            <Person
              one={one}
              reset={(told) => {
                link.value = told;
              }}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

function OneTime({ link, name }: { readonly link: string; readonly name: string }) {
  const { say } = useDesk();
  return (
    <div class="one-time" role="status">
      <p>{say("people.link", { name })}</p>
      <Copy text={link} />
      <p class="aside">{say("people.link_hint")}</p>
    </div>
  );
}

interface Given {
  readonly one: Colleague;
  readonly reset: (told: { link: string; name: string }) => void;
}

function Person({ one, reset }: Given) {
  const desk = useDesk();
  const { say, me } = desk;
  const own = one.id === me.value?.agent.id;
  const manages =
    desk.can("manage_people") && !own && (desk.can("manage_owners") || ["agent", "viewer"].includes(one.role));
  const state = one.state !== "active" ? one.state : one.away ? "away" : one.online ? "online" : "offline";
  return (
    <div class={`person ${one.state}`}>
      <span class={`face ${state}`} aria-hidden="true">
        {initialsOf(one.name)}
      </span>
      <p class="person-who">
        <bdi>{one.name}</bdi> {own && <span class="aside">{say("people.you")}</span>}
        <span class="aside">{one.email}</span>
      </p>
      <span class="aside">{say(`people.${state}`)}</span>
      {manages ? <Manage one={one} reset={reset} /> : <span class="aside">{say(`role.${one.role}`)}</span>}
    </div>
  );
}

function Manage({ one, reset }: Given) {
  const desk = useDesk();
  const { say, api } = desk;
  const offered = ROLES.filter((role) => desk.can("manage_owners") || role === "agent" || role === "viewer");
  const change = (role: string) =>
    desk.attempt(async () => {
      await api.send("PUT", `/v1/desk/people/${one.id}/role`, { role });
      await desk.meet();
    });
  const verb = (name: "close" | "open") =>
    desk.attempt(async () => {
      await api.send("POST", `/v1/desk/people/${one.id}/${name}`);
      await desk.meet();
    });
  const renew = () =>
    desk.attempt(async () => {
      const { link } = await api.send<{ link: string }>("POST", `/v1/desk/people/${one.id}/reset`);
      reset({ link, name: one.name });
    });
  return (
    <span class="person-acts">
      <select
        aria-label={say("people.role_of", { name: one.name })}
        value={one.role}
        onChange={(event) => change(event.currentTarget.value)}
      >
        {offered.map((role) => (
          <option key={role} value={role}>
            {say(`role.${role}`)}
          </option>
        ))}
      </select>
      {one.state !== "closed" && (
        <button type="button" class="quiet" onClick={renew}>
          {say(one.state === "invited" ? "people.again" : "people.reset")}
        </button>
      )}
      <button type="button" class="quiet" onClick={() => verb(one.state === "closed" ? "open" : "close")}>
        {say(one.state === "closed" ? "people.open" : "people.close")}
      </button>
    </span>
  );
}
