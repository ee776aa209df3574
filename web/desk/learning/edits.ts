/** The state of edits: what the shop changed by its own hand, until it is live or taken back. */

import { signal } from "@preact/signals";
import type { Desk } from "../desk.ts";
import { isUnderWay } from "./learning.ts";
import type { Exam } from "./values.ts";

const PATH = "/v1/desk/learning/edits";
const ASK_AGAIN = 1_500;

export class Edits {
  readonly told = signal<readonly Exam[]>([]);
  /** The edit that is shown turn by turn. */
  readonly shown = signal<Exam | undefined>(undefined);
  /** What has gone live lately, to be told once. */
  readonly gone = signal<Exam | undefined>(undefined);
  readonly #desk: Desk;
  readonly #changed: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `changed` is called when something has become different for the shop. */
  constructor(desk: Desk, changed: () => void = () => {}) {
    this.#desk = desk;
    this.#changed = changed;
  }

  async load(): Promise<void> {
    clearTimeout(this.#timer);
    if (!this.#desk.can("edit_answers")) return;
    try {
      const before = this.told.value;
      this.told.value = await this.#desk.api.get<Exam[]>(PATH);
      const left = before.filter((one) => !this.told.value.some((other) => other.id === one.id));
      await Promise.all(left.filter(isUnderWay).map((one) => this.#tell(one)));
    } catch {
      // The next time; what was kept is kept.
    }
    if (this.told.value.some(isUnderWay)) this.#timer = setTimeout(() => this.load(), ASK_AGAIN);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  async show(id: number): Promise<void> {
    await this.#desk.attempt(async () => {
      this.shown.value = await this.#desk.api.get<Exam>(`/v1/desk/learning/exams/${id}`);
    });
  }

  async decide(id: number, what: "live" | "withdraw" | "again", body: { readonly reason?: string } = {}) {
    const done = await this.#desk.attempt(() => this.#desk.api.send("POST", `${PATH}/${id}/${what}`, body));
    if (!done) return;
    this.shown.value = undefined;
    await this.load();
    this.#changed();
  }

  async #tell(one: Exam): Promise<void> {
    const ended = await this.#desk.api.get<Exam>(`/v1/desk/learning/exams/${one.id}`);
    if (ended.state === "passed") this.gone.value = ended;
    this.#changed();
  }
}
