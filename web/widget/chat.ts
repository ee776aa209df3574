/** Everything the parts of the chat share: the shop, the talk, the words, the page around it. */

import { type Signal, signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { keepIn } from "../shared/log/keep.ts";
import { browserWorld } from "../shared/log/world.ts";
import type { Store } from "../shared/store.ts";
import { type Api, NotDone } from "./api.ts";
import { Host } from "./host.ts";
import type { Choice } from "./lang.ts";
import { momentOf } from "./moment.ts";
import { type Shop, shopOf } from "./shop.ts";
import { PageTeller } from "./talk/page_facts.ts";
import { Talk } from "./talk/talk.ts";
import type { Visit } from "./visit.ts";
import { type Say, Speech } from "./words.ts";

export interface Given {
  readonly shop: Shop;
  readonly api: Api;
  readonly visit: Visit;
  readonly choice: Choice;
  /** What all tabs remember, and what this tab does. */
  readonly store: Store;
  readonly tab: Store;
}

export class Chat {
  readonly api: Api;
  readonly speech = new Speech();
  readonly shop: Signal<Shop>;
  readonly visit: Visit;
  readonly talk: Talk;
  readonly host: Host;
  /** What went wrong last, in words; empty when nothing did. */
  readonly trouble = signal("");
  /** What came of the link that led here, in words. */
  readonly told = signal("");
  readonly menu = signal(false);
  /** Skus that the host page took into its cart. */
  readonly carted = signal<ReadonlySet<string>>(new Set());
  readonly tab: Store;
  readonly #choice: Choice;
  readonly #page: PageTeller;

  constructor({ shop, api, visit, choice, store, tab }: Given) {
    this.api = api;
    this.tab = tab;
    this.visit = visit;
    this.#choice = choice;
    this.shop = signal(shop);
    this.#page = new PageTeller(this.api, this.visit);
    this.talk = new Talk({
      api: this.api,
      visit: this.visit,
      keep: keepIn(visit.isLinked ? tab : store, visit.shop),
      world: browserWorld(location.origin),
      visited: () => this.#page.tell(),
      spoke: (lang) => this.#use(lang),
    });
    this.host = this.#host();
  }

  get say(): Say {
    return this.speech.say;
  }

  /** Day and hour by the shop's clock, with its city where the shopper's shows another hour. */
  moment(at: string): string {
    const { when, city } = momentOf(at, this.speech.locale.value, this.shop.value);
    return city ? this.say("moment.there", { when, city }) : when;
  }

  /** The shopper chooses a language: for this page, for later ones, and for the answers. */
  async chooseLang(lang: string): Promise<void> {
    this.#choice.make(lang);
    await this.#use(lang);
    this.talk.spoke(lang);
  }

  /** Does what may fail, and says so in words when it does; true when it went well. */
  async attempt(action: () => Promise<void>): Promise<boolean> {
    this.trouble.value = "";
    try {
      await action();
      return true;
    } catch (error) {
      this.trouble.value = this.say(troubleOf(error));
      return false;
    }
  }

  #use = async (lang: string): Promise<void> => {
    this.#page.note({ lang });
    const [shop] = await Promise.all([
      shopOf(this.api, this.visit.shop, lang).catch(() => this.shop.value),
      this.speech.speak(lang),
    ]);
    this.shop.value = { ...shop, lang };
  };

  #host(): Host {
    const note = (name: string) => (value: unknown) => this.#page.note({ [name]: value });
    return new Host({
      hello: ({ open, url, title }) => {
        this.#page.note({ url, title });
        this.look(open);
      },
      shown: () => this.look(true),
      hidden: () => this.look(false),
      identify: (jwt) => this.attempt(() => this.talk.identified(String(jwt))),
      language: (lang) => this.#use(this.#choice.hear(String(lang))).catch(() => {}),
      page: (page) => this.#page.note(typeof page === "object" ? { ...page } : { product: page }),
      cart: note("cart"),
      order: note("order"),
      consent: note("consent"),
      carted: ({ sku, taken }) => {
        if (taken) this.carted.value = new Set([...this.carted.value, sku]);
        else this.cartRefused(sku);
      },
    });
  }

  /** Nobody put it into a cart: the product's page is opened instead. */
  cartRefused: (sku: string) => void = () => {};

  /** The panel is open or closed; remembered for this tab, so that the next page of the shop goes on with it. */
  look(open: boolean): void {
    if (open) this.tab.set("parlour:open", "1");
    else this.tab.remove("parlour:open");
    this.#panelOpen = open;
    this.lookNow();
  }

  #panelOpen = false;

  lookNow(): void {
    this.talk.look((this.#panelOpen || !this.host.embedded) && document.visibilityState === "visible");
  }
}

function troubleOf(error: unknown): string {
  if (!(error instanceof NotDone) || error.status >= 500) return "trouble.network";
  if (error.status === 429) return "trouble.too_fast";
  return error.status === 413 ? "trouble.too_large" : "trouble.refused";
}

const Context = createContext<Chat | undefined>(undefined);
export const ChatIs = Context.Provider;

export function useChat(): Chat {
  const chat = useContext(Context);
  if (!chat) throw new Error("a part of the chat stands outside of it");
  return chat;
}
