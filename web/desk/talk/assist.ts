/** Advice beside a conversation: asked for when somebody has spoken, taken with one key, and what became of it told. */

import { batch, signal } from "@preact/signals";
import type { Card } from "../../shared/log/protocol.ts";
import type { Api } from "../api.ts";
import type { Talk } from "./talk.ts";

export interface Offered {
  readonly text: string;
  readonly source: string;
  readonly lang: string;
  readonly action: string;
  readonly cards: readonly Card[];
}

export interface Hint {
  readonly kind: "questions" | "no_time" | "unanswered" | "options";
  readonly words: string;
  readonly seq?: number | null;
}

export interface Advice {
  readonly head: number;
  readonly replies: readonly Offered[];
  readonly next?: { readonly action: string; readonly order?: string | null; readonly by: string } | null;
  readonly product?: Card | null;
  readonly doubt?: { readonly words: string; readonly seq?: number | null; readonly met_by: readonly string[] } | null;
  readonly stage?: { readonly stage: string; readonly words: string } | null;
  readonly summary?: Summary | null;
  readonly coach: readonly Hint[];
}

export interface Summary {
  readonly begun: string;
  readonly lang: string;
  readonly mood: string;
  readonly wants: readonly string[];
  readonly shown: readonly string[];
  readonly order?: string | null;
  readonly acted: readonly string[];
}

const SETTLED = 250;
const PAUSED = 800;
const OPEN_FIELD = /\{(?:name|email|phone|order|address|payment|number|date|time|price|percent|link)\}/;
const LEAST_KEPT = 1 / 3;
const ADVISED = new Set(["queue", "agent"]);

export class Assist {
  readonly advice = signal<Advice | undefined>(undefined);
  /** What the coach says of the draft. */
  readonly hints = signal<readonly Hint[]>([]);
  /** The suggestion that was taken into the draft. */
  readonly taken = signal<Offered | undefined>(undefined);
  /** A field of a taken suggestion is still open. */
  readonly gap = signal(false);
  readonly #api: Api;
  readonly #talk: Talk;
  #asked: ReturnType<typeof setTimeout> | undefined;
  #coached: ReturnType<typeof setTimeout> | undefined;

  constructor(api: Api, talk: Talk) {
    this.#api = api;
    this.#talk = talk;
  }

  /** Asks anew, unless somebody speaks again at once. */
  ask(): void {
    clearTimeout(this.#asked);
    if (!ADVISED.has(this.#talk.row.value?.seat ?? "")) {
      this.advice.value = undefined;
      return;
    }
    this.#asked = setTimeout(() => this.#advise().catch(() => {}), SETTLED);
  }

  /** Puts a suggestion into the draft, in place of another one that was taken and not changed. */
  take(one: Offered): void {
    const { draft } = this.#talk;
    const before = draft.text.value.trim();
    const isOther = before !== "" && before !== this.taken.value?.text;
    batch(() => {
      draft.turn("reply");
      draft.write(isOther ? `${before}\n${one.text}` : one.text, this.#talk.seen);
      if (one.cards.length > 0) draft.cards.value = one.cards;
      this.taken.value = one;
      this.gap.value = false;
    });
    focusField(draft.text.value);
  }

  /** Whether nothing open is left in the draft; else its field is chosen. */
  isWhole(): boolean {
    const { draft } = this.#talk;
    this.gap.value = draft.mode.value === "reply" && OPEN_FIELD.test(draft.text.value);
    if (this.gap.value) focusField(draft.text.value);
    return !this.gap.value;
  }

  /** The coach looks at a draft when the agent pauses. */
  typed(): void {
    clearTimeout(this.#coached);
    this.gap.value = false;
    const { draft } = this.#talk;
    if (draft.mode.value === "note" || draft.isEmpty.value) this.hints.value = [];
    else this.#coached = setTimeout(() => this.#coach().catch(() => {}), PAUSED);
  }

  /** The draft goes out: tells which suggestion it was, and which were passed over. */
  sent(): void {
    const advice = this.advice.value;
    const { draft } = this.#talk;
    const said = draft.text.value.trim();
    const taken = this.taken.value;
    clearTimeout(this.#coached);
    batch(() => {
      this.hints.value = [];
      this.taken.value = undefined;
    });
    if (!advice || advice.replies.length === 0 || draft.mode.value === "note" || draft.correcting.value !== undefined)
      return;
    const shown = outcomes(advice.replies, taken, said);
    this.#api.send("POST", this.#path("suggested"), { head: advice.head, shown }).catch(() => {});
  }

  async #advise(): Promise<void> {
    const advice = await this.#api.get<Advice>(this.#path("advice"));
    if (advice.head >= (this.advice.value?.head ?? 0)) this.advice.value = advice;
  }

  async #coach(): Promise<void> {
    const { text, cards } = this.#talk.draft;
    const asked = { text: text.value, options: cards.value.length };
    const { coach } = await this.#api.send<{ coach: Hint[] }>("POST", this.#path("coach"), asked);
    if (text.value === asked.text) this.hints.value = coach;
  }

  #path(what: string): string {
    return `/v1/desk/conversations/${this.#talk.id}/${what}`;
  }
}

/** What became of each; a taken suggestion of which little is left was written anew, so it counts as passed over. */
export function outcomes(replies: readonly Offered[], taken: Offered | undefined, said: string) {
  return replies.map(({ source, text, action }) => {
    const isTaken = taken?.text === text && kept(text, said) >= LEAST_KEPT;
    return { source, text, action, outcome: isTaken ? (said === text.trim() ? "accepted" : "edited") : "ignored" };
  });
}

/** The share of a suggestion's words that stand in what was said. */
function kept(text: string, said: string): number {
  const [suggested, sent] = [words(text), new Set(words(said))];
  return suggested.length === 0 ? 1 : suggested.filter((word) => sent.has(word)).length / suggested.length;
}

function words(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The field with the first open field chosen, else with the caret at its end. */
function focusField(text: string): void {
  requestAnimationFrame(() => {
    const field = document.getElementById("words") as HTMLTextAreaElement | null;
    const gap = OPEN_FIELD.exec(text);
    field?.focus();
    if (gap) field?.setSelectionRange(gap.index, gap.index + gap[0].length);
    else field?.setSelectionRange(text.length, text.length);
  });
}
