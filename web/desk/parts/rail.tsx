/** The spine of the room: the lists with their numbers, the settings, and oneself. */

import {
  Archive,
  CircleUserRound,
  GraduationCap,
  Handshake,
  Hourglass,
  type IconNode,
  Inbox,
  Settings,
  UserRound,
} from "lucide";
import { Icon } from "../../shared/parts/icon.tsx";
import { useDesk } from "../desk.ts";
import { initialsOf } from "../names.ts";
import { LISTS, type ListName } from "../values.ts";
import { Menu } from "./menu.tsx";

const ICONS: Readonly<Record<ListName, IconNode>> = {
  mine: UserRound,
  waiting: Hourglass,
  all: Inbox,
  promises: Handshake,
  closed: Archive,
};

export function Rail() {
  const { say, route, go, panel, toggle, can } = bound(useDesk());
  return (
    <nav class="rail" aria-label={say("rail.label")}>
      <ul class="rail-lists">
        {LISTS.map((name) => (
          <li key={name}>
            <List name={name} />
          </li>
        ))}
      </ul>
      {can("edit_answers") && <LearningItem />}
      <button
        type="button"
        class={`rail-item foot${route.value.settings ? " here" : ""}`}
        onClick={() => go({ list: route.value.list, settings: "shop" })}
      >
        <Icon of={Settings} />
        <span>{say("rail.settings")}</span>
      </button>
      <button
        type="button"
        class="rail-item me"
        aria-expanded={panel.value === "menu"}
        aria-controls="menu"
        onClick={() => toggle("menu")}
      >
        <Myself />
      </button>
      <Menu />
    </nav>
  );
}

function List({ name }: { readonly name: ListName }) {
  const { say, route, inbox, go } = bound(useDesk());
  const counts = inbox.counts.value;
  const here = !route.value.settings && !route.value.learning && inbox.list.value === name;
  const owed = name === "promises" ? (counts?.tasks ?? 0) : 0;
  const n = name === "closed" ? 0 : (counts?.[name] ?? 0) + owed;
  const late = name === "promises" && (counts?.overdue ?? 0) > 0;
  return (
    <button
      type="button"
      class={`rail-item${here ? " here" : ""}`}
      aria-current={here ? "page" : undefined}
      onClick={() => go({ list: name })}
    >
      <span class="rail-icon">
        <Icon of={ICONS[name]} />
        {n > 0 && (
          <span class={`count${name === "waiting" ? " calls" : ""}${late ? " late" : ""}`}>
            {n >= 1000 ? "999+" : n}
          </span>
        )}
      </span>
      <span>{say(`list.${name}`)}</span>
      {late && <span class="unseen">{say("rail.overdue", { n: counts?.overdue ?? 0 })}</span>}
    </button>
  );
}

function LearningItem() {
  const { say, route, go } = bound(useDesk());
  const here = route.value.learning === true;
  return (
    <button
      type="button"
      class={`rail-item foot${here ? " here" : ""}`}
      aria-current={here ? "page" : undefined}
      onClick={() => go({ list: route.value.list, learning: true })}
    >
      <Icon of={GraduationCap} />
      <span>{say("rail.learning")}</span>
    </button>
  );
}

function Myself() {
  const { say, me, away } = useDesk();
  const name = me.value?.agent.name ?? "";
  return (
    <>
      <span class={`face${away.value ? " away" : ""}`} aria-hidden="true">
        {initialsOf(name) || <Icon of={CircleUserRound} />}
      </span>
      <span class="unseen">{say(away.value ? "rail.me_away" : "rail.me", { name })}</span>
    </>
  );
}

/** Methods that can be handed on without their object. */
function bound(desk: ReturnType<typeof useDesk>) {
  const { say, route, inbox, panel } = desk;
  return { say, route, inbox, panel, go: desk.go.bind(desk), toggle: desk.toggle.bind(desk), can: desk.can.bind(desk) };
}
