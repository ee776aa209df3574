/** The state of the page of learning: what is to be decided, which of it is at hand, the exam that is under way. */

import { batch, computed, signal } from "@preact/signals";
import type { Desk } from "../desk.ts";
import type { Candidate, CandidateState, Exam, Kind, Learned } from "./values.ts";

const PATH = "/v1/desk/learning";
const ASK_AGAIN = 1_500;

export interface Wording {
  readonly said?: string;
  readonly means?: string;
  readonly kind?: Kind;
  readonly lang?: string;
}

export class Learning {
  readonly learned = signal<Learned | undefined>(undefined);
  readonly failed = signal("");
  /** The id of the candidate at hand, by keyboard or pointer. */
  readonly at = signal<number | undefined>(undefined);
  readonly editing = signal<number | undefined>(undefined);
  readonly looking = signal<number | undefined>(undefined);
  /** The exam that is shown turn by turn. */
  readonly exam = signal<Exam | undefined>(undefined);
  /** Every candidate that can be walked to, in the order of the page. */
  readonly walk = computed<readonly Candidate[]>(() => {
    const told = this.learned.value;
    const open = told ? byKind([...told.unanswered, ...told.candidates]).flatMap(([, of]) => of) : [];
    const [asked, rest] = [open.filter((one) => !one.means), open.filter((one) => one.means)];
    return told ? [...asked, ...rest, ...told.approved] : [];
  });
  readonly underWay = computed(() =>
    this.learned.value?.exams.find((one) => isUnderWay(one) && one.origin === "learning"),
  );
  readonly #desk: Desk;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  async load(): Promise<void> {
    clearTimeout(this.#timer);
    try {
      const before = this.underWay.value?.id;
      const told = await this.#desk.api.get<Learned>(`${PATH}/`);
      batch(() => {
        this.learned.value = told;
        this.failed.value = "";
      });
      if (before !== undefined && before !== this.underWay.value?.id) await this.show(before);
      if (this.underWay.value) this.#timer = setTimeout(() => this.load(), ASK_AGAIN);
    } catch (error) {
      this.failed.value = this.#desk.whyNot(error);
    }
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  /** Decides, and goes on to the next one. */
  async decide(one: Candidate, state: CandidateState, wording: Wording = {}): Promise<boolean> {
    const next = this.#after(one);
    const done = await this.#desk.attempt(() =>
      this.#desk.api.send("PUT", `${PATH}/candidates/${one.id}`, { state, ...wording }),
    );
    if (!done) return false;
    batch(() => {
      this.editing.value = undefined;
      this.looking.value = undefined;
      this.at.value = next?.id;
    });
    await this.load();
    return true;
  }

  async write(kind: Kind, lang: string, said: string, means: string): Promise<void> {
    await this.#desk.api.send("POST", `${PATH}/candidates`, { kind, lang, said, means });
    await this.load();
  }

  async examine(): Promise<void> {
    this.exam.value = undefined;
    await this.#desk.attempt(() => this.#desk.api.send("POST", `${PATH}/exams`));
    await this.load();
  }

  async show(exam: number): Promise<void> {
    await this.#desk.attempt(async () => {
      this.exam.value = await this.#desk.api.get<Exam>(`${PATH}/exams/${exam}`);
    });
  }

  async back(number: number): Promise<void> {
    await this.#desk.attempt(() => this.#desk.api.send("POST", `${PATH}/versions/${number}/back`));
    await this.load();
  }

  async dropGolden(id: number): Promise<void> {
    await this.#desk.attempt(() => this.#desk.api.send("DELETE", `${PATH}/golden/${id}`));
    await this.load();
  }

  step(by: number): void {
    const all = this.walk.value;
    const here = all.findIndex((one) => one.id === this.at.value);
    const next = all[here < 0 ? 0 : Math.min(all.length - 1, Math.max(0, here + by))];
    this.at.value = next?.id;
    document.querySelector(`[data-candidate="${next?.id}"]`)?.scrollIntoView({ block: "nearest" });
  }

  get here(): Candidate | undefined {
    return this.walk.value.find((one) => one.id === this.at.value);
  }

  #after(one: Candidate): Candidate | undefined {
    const all = this.walk.value.filter((other) => other.state === "open");
    const here = all.findIndex((other) => other.id === one.id);
    return all[here + 1] ?? all[here - 1];
  }
}

export function isUnderWay(exam: Exam): boolean {
  return exam.state === "waiting" || exam.state === "running";
}

/** Candidates by kind, in the order in which they came; those of one family stand together. */
export function byKind(candidates: readonly Candidate[]): readonly (readonly [Kind, readonly Candidate[]])[] {
  const groups = new Map<Kind, Candidate[]>();
  for (const one of candidates) groups.set(one.kind, [...(groups.get(one.kind) ?? []), one]);
  return [...groups].map(([kind, of]) => [kind, byFamily(of)] as const);
}

function byFamily(candidates: readonly Candidate[]): readonly Candidate[] {
  const families = new Map<string, Candidate[]>();
  for (const one of candidates) {
    const key = one.family ? `family ${one.family}` : `one ${one.id}`;
    families.set(key, [...(families.get(key) ?? []), one]);
  }
  return [...families.values()].flat();
}

/** Whether a candidate says in another language what the one before it says. */
export function isKin(one: Candidate, before: Candidate | undefined): boolean {
  return Boolean(one.family) && one.family === before?.family;
}
