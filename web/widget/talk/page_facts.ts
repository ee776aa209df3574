/** What the host page said about itself (page, cart, order, consent), told to Parlour once there is a visit. */

import type { Api } from "../api.ts";
import type { Visit } from "../visit.ts";

export type PageFacts = Readonly<Record<string, unknown>>;

const TOGETHER = 400;

export class PageTeller {
  readonly #api: Api;
  readonly #visit: Visit;
  #facts: PageFacts = {};
  #told = "";
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(api: Api, visit: Visit) {
    this.#api = api;
    this.#visit = visit;
  }

  note(facts: PageFacts): void {
    this.#facts = { ...this.#facts, ...facts };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.tell(), TOGETHER);
  }

  /** Before there is a visit nothing leaves the browser. */
  tell(): void {
    const facts = JSON.stringify(this.#facts);
    if (!this.#visit.known || this.#visit.isLinked || facts === this.#told || facts === "{}") return;
    this.#told = facts;
    this.#api.call("POST", `/v1/web/${this.#visit.shop}/page`, this.#facts).catch(() => {
      this.#told = ""; // told again with the next change
    });
  }
}
