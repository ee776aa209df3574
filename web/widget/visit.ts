/** Who the shopper is to Parlour: a token and the conversation at hand, kept from page to page. */

import type { Store } from "../shared/store.ts";
import type { Api } from "./api.ts";

interface Kept {
  token?: string | undefined;
  epoch?: string | undefined;
  conversation?: string | undefined;
}

export class Visit {
  readonly shop: string;
  readonly #api: Api;
  readonly #store: Store;
  #kept: Kept = {};
  #asked: Promise<void> | undefined;

  constructor(shop: string, api: Api, store: Store) {
    this.shop = shop;
    this.#api = api;
    this.#store = store;
    this.reread();
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
    return `parlour:${this.shop}`;
  }
}
