/** Opens the chat: learns of the shop, shows the room, and goes on with the talk that was at hand. */

import "../shared/tokens.css";
import "../shared/ground.css";
import "../shared/parts.css";
import "../shared/log.css";
import "./style/room.css";
import "./style/log.css";
import "./style/composer.css";
import { effect } from "@preact/signals";
import { render } from "preact";
import { openStore } from "../shared/store.ts";
import { Api } from "./api.ts";
import { Chat, ChatIs } from "./chat.ts";
import { Choice } from "./lang.ts";
import { openLink, takeSecret } from "./link.ts";
import { Room } from "./parts/room.tsx";
import { shopInPage, shopName, shopOf } from "./shop.ts";
import { paint } from "./theme.ts";
import { visitFor } from "./visit.ts";

const PHONE = 480;

async function start(): Promise<void> {
  const secret = takeSecret();
  const name = shopName(location.pathname);
  const asked = new URLSearchParams(location.search).get("lang") || navigator.language;
  const store = openStore(() => localStorage);
  const tab = openStore(() => sessionStorage);
  const api = new Api();
  const link = secret ? await openLink(api, secret) : {};
  const choice = new Choice(store, asked);
  const told = shopInPage();
  const fits = choice.lang === asked || told?.lang === choice.lang;
  const shop = told && fits ? told : await shopOf(api, name, choice.lang);
  const chat = new Chat({ shop, api, visit: visitFor(name, api, store, tab, link.kept), choice, store, tab });
  paint(document.documentElement, shop.colour);
  await chat.speech.speak(shop.lang);
  if (link.told) chat.told.value = chat.say(link.told);
  document.title = chat.say("page.title", { shop: shop.shop.name });
  render(
    <ChatIs value={chat}>
      <Room />
    </ChatIs>,
    document.body,
  );
  watch(chat);
  await chat.talk.resume();
}

function watch(chat: Chat): void {
  const { host, talk } = chat;
  effect(() => {
    if (host.known.value) host.post("unread", talk.looking.value ? 0 : talk.shown.unread.value);
  });
  for (const change of ["online", "offline"]) addEventListener(change, () => talk.wake());
  document.addEventListener("visibilitychange", () => chat.lookNow());
  if (!host.embedded) {
    fillWindow();
    chat.lookNow();
  }
  host.ready(chat.tab.get("parlour:open") !== undefined && screen.width > PHONE);
}

/** In a window of its own the chat fills what the on-screen keyboard leaves. */
function fillWindow(): void {
  const view = window.visualViewport;
  view?.addEventListener("resize", () => {
    document.documentElement.style.setProperty("--window", `${view.height}px`);
    scrollTo(0, 0);
  });
}

start().catch(() => {
  // Nothing to talk to: the page that holds this frame says so when it does not hear from us.
});
