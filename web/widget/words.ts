/** The chat's own words in the language at hand; other languages are loaded when somebody wants to read them. */

import { computed, signal } from "@preact/signals";
import { FALLBACK, type Texts, type Values, Words } from "../shared/words/reader.ts";

const FILES = import.meta.glob<Texts>("./words/*.json", { import: "default" });
const RIGHT_TO_LEFT = ["ar", "fa", "he", "ur"];

export type Say = (key: string, values?: Values, seed?: string) => string;

export class Speech {
  readonly lang = signal(FALLBACK);
  /** The same language as the browser's owner writes hours and dates in it: British English, not American. */
  readonly locale = computed(() => regional(this.lang.value));
  readonly #words = new Words({});

  /** Speaks `lang` from now on; in English where the chat does not know it. */
  async speak(lang: string): Promise<void> {
    const own = lang.split("-")[0] ?? lang;
    const known = FILES[path(own)] ? own : FALLBACK;
    const texts = await FILES[path(known)]?.();
    if (texts) this.#words.add(known, texts);
    this.lang.value = lang;
    document.documentElement.lang = lang;
    document.documentElement.dir = RIGHT_TO_LEFT.includes(own) ? "rtl" : "ltr";
  }

  readonly say: Say = (key, values, seed) => this.#words.say(key, this.lang.value, values, seed);
}

function regional(lang: string): string {
  return navigator.languages.find((one) => one.startsWith(`${lang}-`)) ?? lang;
}

function path(lang: string): string {
  return `./words/${lang}.json`;
}
