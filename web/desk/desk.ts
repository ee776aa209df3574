/** Everything the parts of the desk share: who is signed in, where they are, the lists, the talks, the words. */

import { batch, computed, signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { openStore } from "../shared/store.ts";
import { Api, isRefusal, NotDone } from "./api.ts";
import { Inbox } from "./lists/inbox.ts";
import type { House } from "./names.ts";
import { Notifier } from "./notify.ts";
import { type Route, readRoute, readSearch, writeRoute } from "./route.ts";
import type { Talk } from "./talk/talk.ts";
import { Talks } from "./talk/talks.ts";
import type { Colleague, Me, Right, Row } from "./values.ts";
import { type Say, Speech } from "./words.ts";

/** Which part is opened in place beside the composer or the header; at most one. */
export type Panel = "" | "keys" | "give" | "goods" | "menu" | "shopper";

const TICK = 15_000;

export class Desk {
  readonly api = new Api();
  readonly speech = new Speech();
  readonly store = openStore(() => localStorage);
  /** `undefined`: not known yet; `null`: nobody is signed in. */
  readonly me = signal<Me | null | undefined>(undefined);
  readonly route = signal<Route>(readSearch(location.search) ?? readRoute(location.hash));
  readonly now = signal(Date.now());
  readonly panel = signal<Panel>("");
  /** What went wrong last, in words. */
  readonly trouble = signal("");
  readonly people = signal<readonly Colleague[]>([]);
  readonly away = signal(false);
  readonly inbox: Inbox;
  readonly talks = signal<Talks | undefined>(undefined);
  readonly notifier: Notifier;
  readonly talk = computed<Talk | undefined>(() => this.talks.value?.current.value);

  constructor() {
    this.inbox = new Inbox({
      api: this.api,
      me: () => this.me.value?.agent.id ?? "",
      news: (rows) => this.#rows(rows),
    });
    this.notifier = new Notifier(this);
    this.api.ended = () => this.signedOut();
    addEventListener("hashchange", () => this.#follow(readRoute(location.hash)));
    setInterval(() => {
      this.now.value = Date.now();
    }, TICK);
  }

  get say(): Say {
    return this.speech.say;
  }

  /** Who reads, and who else works here: by them names are told apart. */
  get house(): House {
    return { me: this.me.value?.agent.id ?? "", people: this.people.value };
  }

  can(right: Right): boolean {
    return this.me.value?.rights.includes(right) ?? false;
  }

  /** Finds out who is signed in; a link's secret in the address comes first. */
  async begin(): Promise<void> {
    const chosen = this.store.get("parlour:desk:lang");
    await this.speech.speak(chosen ?? navigator.language);
    if (this.route.value.secret) {
      this.me.value = null;
      return;
    }
    try {
      this.signedIn(await this.api.get<Me>("/v1/desk/me"));
    } catch (error) {
      if (isRefusal(error, 401)) this.me.value = null;
      else setTimeout(() => this.begin(), 3_000);
    }
  }

  signedIn(me: Me): void {
    this.talks.value?.stop();
    this.api.csrf = me.csrf;
    batch(() => {
      this.me.value = me;
      this.away.value = me.agent.away;
      this.trouble.value = "";
      this.talks.value = new Talks({
        api: this.api,
        agent: me.agent.id,
        row: (id) => this.inbox.rows.value.find((row) => row.id === id),
        changed: (ids) => this.inbox.heard(ids),
        joined: () => this.inbox.reload(),
        signedOut: () => this.signedOut(),
      });
    });
    const { secret: _, ...route } = this.route.value;
    this.go(route, true);
    if (isOfAnotherShop(me.shop)) location.reload();
    this.meet().catch(() => {});
  }

  signedOut(): void {
    this.talks.value?.stop();
    this.api.csrf = "";
    batch(() => {
      this.talks.value = undefined;
      this.me.value = null;
      this.panel.value = "";
    });
  }

  /** Who else works here. */
  async meet(): Promise<void> {
    const { people } = await this.api.get<{ people: Colleague[] }>("/v1/desk/people");
    this.people.value = people;
  }

  go(route: Route, replaces = false): void {
    const hash = writeRoute(route);
    if (replaces) history.replaceState(null, "", location.pathname + hash);
    else if (hash !== location.hash) history.pushState(null, "", hash);
    this.#follow(route);
  }

  /** Opens a conversation, at the entry that a search found if it did. */
  openTalk(id: string, seq?: number): void {
    const { list } = this.route.value;
    this.go(seq ? { list, talk: id, seq } : { list, talk: id });
  }

  closeTalk(): void {
    this.go({ list: this.route.value.list });
  }

  toggle(panel: Panel): void {
    this.panel.value = this.panel.value === panel ? "" : panel;
  }

  async setAway(away: boolean): Promise<void> {
    this.away.value = away;
    await this.attempt(() => this.api.send("POST", "/v1/desk/away", { away }));
  }

  /** Does what may fail, and says so in words when it does; true when it went well. */
  async attempt(action: () => Promise<unknown>): Promise<boolean> {
    this.trouble.value = "";
    try {
      await action();
      return true;
    } catch (error) {
      this.trouble.value = this.whyNot(error);
      return false;
    }
  }

  whyNot(error: unknown): string {
    if (!(error instanceof NotDone)) return this.say("trouble.network");
    if (error.status === 429) return this.say("trouble.too_fast", { seconds: error.retryAfter || 60 });
    if (error.status === 403) return this.say("trouble.forbidden");
    if (error.status === 409) return this.say("trouble.changed");
    if (error.status >= 500) return this.say("trouble.broken");
    return error.message || this.say("trouble.broken");
  }

  #follow(route: Route): void {
    if (route.secret) {
      this.signedOut();
      this.route.value = route;
      return;
    }
    const before = this.route.value;
    batch(() => {
      this.route.value = route;
      this.panel.value = "";
    });
    if (!this.talks.value || route.settings || route.learning) return;
    // What was searched for stays while its hits are opened and left again.
    if (route.list !== before.list || (!route.talk && !before.talk)) this.inbox.show(route.list);
    else if (this.inbox.counts.value === undefined) this.inbox.show(route.list);
    if (route.talk) this.talks.value.open(route.talk, route.seq);
    else this.talks.value.close();
  }

  #rows(rows: readonly Row[]): void {
    this.talks.value?.rows(rows);
    this.notifier.rows(rows);
  }
}

/** The page's policy lets in the pictures of the shop it was fetched for: after a log-in it is fetched once more. */
function isOfAnotherShop(shop: string): boolean {
  const told = document.querySelector<HTMLMetaElement>('meta[name="parlour-shop"]')?.content;
  const asked = `parlour:desk:fetched:${shop}`;
  if (told === undefined || told === shop || sessionStorage.getItem(asked)) return false;
  sessionStorage.setItem(asked, "1"); // once, whatever comes
  return true;
}

const Context = createContext<Desk | undefined>(undefined);
export const DeskIs = Context.Provider;

export function useDesk(): Desk {
  const desk = useContext(Context);
  if (!desk) throw new Error("a part of the desk stands outside of it");
  return desk;
}
