/** The desk's own words in the agent's language; other languages are loaded when somebody chooses them. */

import { signal } from "@preact/signals";
import { FALLBACK, type Texts, type Values, Words } from "../shared/words/reader.ts";

const FILES = import.meta.glob<Texts>("./words/*.json", { import: "default" });

export const SPOKEN = ["en", "es", "it", "ru"];
export type Say = (key: string, values?: Values) => string;

export class Speech {
  readonly lang = signal(FALLBACK);
  readonly #words = new Words({});

  async speak(wanted: string): Promise<void> {
    const own = wanted.split("-")[0] ?? wanted;
    const lang = SPOKEN.includes(own) ? wanted : FALLBACK;
    const texts = await FILES[`./words/${lang.split("-")[0]}.json`]?.();
    if (texts) this.#words.add(lang.split("-")[0] ?? lang, texts);
    this.lang.value = lang;
    document.documentElement.lang = lang;
  }

  readonly say: Say = (key, values) => this.#words.say(key, this.lang.value, values);
}
