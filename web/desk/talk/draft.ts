/** What an agent is writing in one conversation; it survives a reload and a look elsewhere. */

import { batch, computed, signal } from "@preact/signals";
import type { Attachment, Card, Draft as Said } from "../../shared/log/protocol.ts";
import type { Store } from "../../shared/store.ts";

export type Mode = "reply" | "note";

export class Draft {
  readonly text = signal("");
  readonly mode = signal<Mode>("reply");
  readonly cards = signal<readonly Card[]>([]);
  readonly files = signal<readonly Attachment[]>([]);
  /** The seq of a message of one's own that is being corrected. */
  readonly correcting = signal<number | undefined>(undefined);
  /** The last seq that was shown when the writing began. */
  began: number | undefined;
  readonly isEmpty = computed(
    () => !this.text.value.trim() && this.cards.value.length === 0 && this.files.value.length === 0,
  );
  readonly #store: Store;
  readonly #key: string;

  constructor(store: Store, id: string) {
    this.#store = store;
    this.#key = `parlour:desk:draft:${id}`;
    const kept = read(store.get(this.#key));
    this.text.value = kept.text ?? "";
    this.mode.value = kept.mode ?? "reply";
    this.began = kept.began;
  }

  write(text: string, shown: number): void {
    this.text.value = text;
    this.began = text ? (this.began ?? shown) : undefined;
    this.#keep();
  }

  turn(mode: Mode): void {
    this.mode.value = mode;
    this.#keep();
  }

  /** Takes back what was written before, in front of what is written now. */
  takeBack(said: Said, shown: number): void {
    batch(() => {
      this.mode.value = said.kind === "note" ? "note" : "reply";
      this.cards.value = said.products ? (said.products as readonly Card[]) : this.cards.value;
      this.files.value = said.files ? (said.files as readonly Attachment[]) : this.files.value;
      this.began = undefined;
      this.write([said.text, this.text.value].filter(Boolean).join("\n"), shown);
    });
  }

  correct(seq: number, text: string, shown: number): void {
    batch(() => {
      this.correcting.value = seq;
      this.mode.value = "reply";
      this.write(text, shown);
    });
  }

  /** What is to be appended, as it stands now. */
  said(): Said {
    const text = this.text.value.trim();
    const of = this.correcting.value;
    if (of !== undefined) return { kind: "correction", of, text };
    if (this.mode.value === "note") return { kind: "note", text };
    const [cards, files] = [this.cards.value, this.files.value];
    return {
      kind: "message",
      text,
      ...(cards.length > 0 ? { products: cards } : {}),
      ...(files.length > 0 ? { attachments: files.map((file) => file.hash), files } : {}),
    };
  }

  clear(): void {
    batch(() => {
      this.text.value = "";
      this.cards.value = [];
      this.files.value = [];
      this.correcting.value = undefined;
      this.began = undefined;
    });
    this.#keep();
  }

  #keep(): void {
    const { text, mode, began } = this;
    if (text.value || mode.value === "note")
      this.#store.set(this.#key, JSON.stringify({ text: text.value, mode: mode.value, began }));
    else this.#store.remove(this.#key);
  }
}

interface Kept {
  readonly text?: string;
  readonly mode?: Mode;
  readonly began?: number;
}

function read(text: string | undefined): Kept {
  try {
    return text ? (JSON.parse(text) as Kept) : {};
  } catch {
    return {};
  }
}
