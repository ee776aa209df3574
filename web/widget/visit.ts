/** Who the shopper is to Parlour: a token and the conversation at hand, kept from page to page. */

import type { Store } from "../shared/store.ts";
import type { Api } from "./api.ts";

export interface Kept {
  token?: string | undefined;
  epoch?: string | undefined;
  conversation?: string | undefined;
}

/** The visit of this browser; after a mail's link this tab has one of its own, for that one conversation. */
export function visitFor(shop: string, api: Api, store: Store, tab: Store, link?: Kept): Visit {
  const own = new Visit(shop, api, store);
  if (link && own.conversation === link.conversation) return own;
  const linked = new Visit(`${shop}:link`, api, tab);
  if (link) linked.change(link);
  if (linked.known) return linked;
  own.reread();
  return own;
}

export class Visit {
  readonly shop: string;
  /** What the tabs that share this visit call each other by. */
  readonly name: string;
  readonly #api: Api;
  readonly #store: Store;
  #kept: Kept = {};
  #asked: Promise<void> | undefined;

  constructor(name: string, api: Api, store: Store) {
    this.name = name;
    this.shop = name.split(":")[0] ?? name;
    this.#api = api;
    this.#store = store;
    this.reread();
  }

  /** Whether a mail's link opened it: then it is good for one conversation only. */
  get isLinked(): boolean {
    return this.name !== this.shop;
  }

  get known(): boolean {
    return this.#kept.token !== undefined;
  }

  get epoch(): string | undefined {
    return this.#kept.epoch;
  }

  get conversation(): string | undefined {
    return this.#kept.conversation;
  }

  /** Another tab may have changed it. */
  reread(): void {
    try {
      this.#kept = JSON.parse(this.#store.get(this.#key) ?? "{}") as Kept;
    } catch {
      this.#kept = {};
    }
    this.#api.token = this.#kept.token;
  }

  change(change: Kept): void {
    this.#kept = { ...this.#kept, ...change };
    this.#api.token = this.#kept.token;
    this.#store.set(this.#key, JSON.stringify(this.#kept));
  }

  /** Makes a visit unless there is one; asked by many at once it asks the server once. */
  async need(): Promise<void> {
    if (this.known) return;
    this.#asked ??= this.#api
      .call<Kept>("POST", "/v1/visits", { shop: this.shop })
      .then(({ token, epoch }) => this.change({ token, epoch }))
      .finally(() => {
        this.#asked = undefined;
      });
    await this.#asked;
  }

  get #key(): string {
    return `parlour:${this.name}`;
  }
}
