/** Whom to give the conversation to, chosen in place. */

import { useEffect, useRef } from "preact/hooks";
import { useDesk } from "../desk.ts";
import { calledApart } from "../names.ts";
import { act } from "./acts.ts";
import type { Talk } from "./talk.ts";

export function Give({ talk }: { readonly talk: Talk }) {
  const desk = useDesk();
  const { say, panel, people, me } = desk;
  const box = useRef<HTMLDivElement>(null);
  const isOpen = panel.value === "give";
  useEffect(() => {
    if (!isOpen) return;
    desk.meet().catch(() => {});
    box.current?.querySelector<HTMLElement>("button")?.focus();
  }, [isOpen, desk]);
  if (!isOpen) return null;
  const able = people.value.filter(
    (one) => one.state === "active" && one.role !== "viewer" && one.id !== me.value?.agent.id,
  );
  const give = async (to: string) => {
    if (await act(desk, talk, "give", to)) panel.value = "";
  };
  return (
    <div class="inline give" ref={box}>
      {able.length === 0 ? <p class="aside">{say("give.nobody")}</p> : <p class="aside">{say("give.to")}</p>}
      {able.map((one) => (
        <button key={one.id} type="button" class="plain" onClick={() => give(one.id)}>
          {calledApart(one.name, one.id, people.value)}
          <span class="aside">{say(one.away ? "people.away" : one.online ? "people.online" : "people.offline")}</span>
        </button>
      ))}
      <button type="button" class="quiet" onClick={() => desk.toggle("give")}>
        {say("give.no")}
      </button>
    </div>
  );
}
