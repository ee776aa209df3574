/** How far each followed conversation has been read: entries pass once, in order, without gap. */

import type { Entry, Follow } from "./protocol.ts";

interface Cursor {
  at: number;
  /** Asked again from `at` after a gap, and not yet answered. */
  asked: boolean;
}

export class Cursors {
  readonly #cursors = new Map<string, Cursor>();

  follow(conversation: string, since: number): void {
    this.#cursors.set(conversation, { at: since, asked: false });
  }

  unfollow(conversation: string): void {
    this.#cursors.delete(conversation);
  }

  at(conversation: string): number | undefined {
    return this.#cursors.get(conversation)?.at;
  }

  all(): readonly Follow[] {
    return [...this.#cursors].map(([conversation, cursor]) => ({ conversation, since: cursor.at }));
  }

  /** A new line or a restored log: nothing has been asked for on it yet. */
  fresh(fromStart: boolean): void {
    for (const cursor of this.#cursors.values()) {
      cursor.asked = false;
      if (fromStart) cursor.at = 0;
    }
  }

  /** The entries that are new here; `gap` when some before them are missing and must be asked for. */
  take(conversation: string, entries: readonly Entry[]): { fresh: readonly Entry[]; gap: boolean } {
    const cursor = this.#cursors.get(conversation);
    if (!cursor) return { fresh: [], gap: false };
    const fresh: Entry[] = [];
    for (const entry of entries) {
      if (entry.seq !== cursor.at + 1) continue;
      cursor.at = entry.seq;
      fresh.push(entry);
    }
    const missing = (entries.at(-1)?.seq ?? 0) > cursor.at;
    const gap = missing && !cursor.asked;
    cursor.asked = missing;
    return { fresh, gap };
  }
}
