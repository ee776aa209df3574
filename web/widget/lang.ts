/** Whose word on the language counts: the shopper's own choice, until the page around speaks another one than back then. */

import type { Store } from "../shared/store.ts";

const CHOICE = "parlour:lang";

export class Choice {
  readonly #store: Store;
  #page: string;

  /** `page` is the language that the page around asked for. */
  constructor(store: Store, page: string) {
    this.#store = store;
    this.#page = page;
  }

  /** The language to speak. */
  get lang(): string {
    const [chosen, page] = this.#store.get(CHOICE)?.split(" ") ?? [];
    return chosen && page === this.#page ? chosen : this.#page;
  }

  make(lang: string): void {
    this.#store.set(CHOICE, `${lang} ${this.#page}`);
  }

  /** The page says its language, now or again. */
  hear(page: string): string {
    this.#page = page;
    return this.lang;
  }
}
