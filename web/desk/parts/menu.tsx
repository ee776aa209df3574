/** What concerns oneself: away or here, how to be told, the language, the way out. */

import { useEffect, useRef } from "preact/hooks";
import { useDesk } from "../desk.ts";
import { Switch } from "./switch.tsx";

export function Menu() {
  const desk = useDesk();
  const { say, panel, me, away, api } = desk;
  const box = useRef<HTMLDivElement>(null);
  const isOpen = panel.value === "menu";
  useEffect(() => {
    if (!isOpen) return;
    box.current?.querySelector<HTMLElement>("button")?.focus();
    const outside = (event: Event) => {
      const target = event.target as Element;
      if (!box.current?.contains(target) && !target.closest?.(".me")) panel.value = "";
    };
    document.addEventListener("pointerdown", outside);
    return () => document.removeEventListener("pointerdown", outside);
  }, [isOpen, panel]);
  if (!isOpen) return null;
  const leave = async () => {
    await desk.attempt(() => api.send("POST", "/v1/desk/logout"));
    desk.signedOut();
  };
  return (
    <div class="menu" id="menu" ref={box}>
      <p class="menu-name">{me.value?.agent.name}</p>
      <p class="aside">
        {me.value?.agent.email} · {say(`role.${me.value?.role ?? "viewer"}`)}
      </p>
      <Switch on={away.value} set={(on) => desk.setAway(on)} label={say("menu.away")} hint={say("menu.away_hint")} />
      <button type="button" class="menu-item phone-only" onClick={() => desk.go({ list: "waiting", settings: "shop" })}>
        {say("rail.settings")}
      </button>
      {desk.can("edit_answers") && (
        <button type="button" class="menu-item phone-only" onClick={() => desk.go({ list: "waiting", learning: true })}>
          {say("rail.learning")}
        </button>
      )}
      <button type="button" class="menu-item" onClick={() => desk.go({ list: "waiting", settings: "me" })}>
        {say("menu.me")}
      </button>
      <button type="button" class="menu-item" onClick={() => desk.toggle("keys")}>
        {say("menu.keys")} <kbd>?</kbd>
      </button>
      <button type="button" class="menu-item" onClick={leave}>
        {say("menu.leave")}
      </button>
    </div>
  );
}
