/** The list at hand, kept live: rows come by page, by search and by the topic `inbox`; order waits while somebody points at it. */

import { batch, computed, signal } from "@preact/signals";
import type { Api } from "../api.ts";
import type { Counts, ListName, Page, Row } from "../values.ts";
import { afterNews, inPlace, joined } from "./order.ts";

export interface InboxParts {
  readonly api: Api;
  me(): string;
  /** Told of every row that came, whichever list is shown. */
  news(rows: readonly Row[]): void;
}

const COLLECT = 200;
const MOST_IDS = 200;
const LIMIT = 40;
const TYPED = 180;

export class Inbox {
  readonly list = signal<ListName>("waiting");
  readonly q = signal("");
  readonly rows = signal<readonly Row[]>([]);
  readonly counts = signal<Counts | undefined>(undefined);
  readonly state = signal<"loading" | "ready" | "failed">("loading");
  readonly next = signal<string | undefined>(undefined);
  /** Somebody points at the list: nothing moves under the pointer. */
  readonly held = signal(false);
  readonly #settled = signal<readonly Row[]>([]);
  /** How many rows would come or go if the list moved now. */
  readonly moved = computed(() => difference(this.rows.value, this.#settled.value));
  readonly #parts: InboxParts;
  readonly #asked = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #typing: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;

  constructor(parts: InboxParts) {
    this.#parts = parts;
  }

  /** Shows another list from its beginning. */
  show(list: ListName): void {
    if (list === this.list.value && this.state.value === "ready" && !this.q.value) return;
    batch(() => {
      this.list.value = list;
      this.q.value = "";
      this.#put([]);
    });
    this.reload().catch(() => {});
  }

  search(q: string): void {
    this.q.value = q;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.reload(), TYPED);
  }

  /** Reads the first page anew: at the beginning, after a break, after a failure. */
  reload = async (): Promise<void> => {
    const turn = ++this.#turn;
    if (this.rows.value.length === 0) this.state.value = "loading";
    try {
      const page = await this.#page();
      if (turn !== this.#turn) return;
      batch(() => {
        this.state.value = "ready";
        this.next.value = page.next ?? undefined;
        this.counts.value = page.counts;
        this.#put(page.rows);
      });
      this.#parts.news(page.rows);
    } catch {
      if (turn === this.#turn) this.state.value = "failed";
    }
  };

  async more(): Promise<void> {
    const after = this.next.value;
    if (!after) return;
    this.next.value = undefined;
    const turn = this.#turn;
    try {
      const page = await this.#page(after);
      if (turn !== this.#turn) return;
      batch(() => {
        this.next.value = page.next ?? undefined;
        this.#put(joined(this.rows.value, page.rows));
      });
      this.#parts.news(page.rows);
    } catch {
      if (turn === this.#turn) this.next.value = after;
    }
  }

  /** The topic says that these changed. */
  heard(ids: readonly string[]): void {
    for (const id of ids) this.#asked.add(id);
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#ask().catch(() => {});
    }, COLLECT);
  }

  /** A row as it is now, from wherever it came. */
  take(news: readonly Row[]): void {
    const { list, q, next } = this;
    const given = {
      list: list.value,
      me: this.#parts.me(),
      isWhole: next.value === undefined,
      isSearch: q.value !== "",
    };
    batch(() => {
      this.#settled.value = afterNews(this.#settled.value, news, given);
      this.rows.value = this.held.value ? inPlace(this.rows.value, news) : this.#settled.value;
    });
    this.#parts.news(news);
  }

  /** Read here: the number goes before the server says so. */
  seen(id: string): void {
    const read = (rows: readonly Row[]) => rows.map((row) => (row.id === id ? { ...row, unread: 0 } : row));
    batch(() => {
      this.#settled.value = read(this.#settled.value);
      this.rows.value = read(this.rows.value);
    });
  }

  hold(held: boolean): void {
    this.held.value = held;
    if (!held) this.settle();
  }

  /** Lets the rows go where they belong. */
  settle(): void {
    this.rows.value = this.#settled.value;
  }

  async #ask(): Promise<void> {
    const ids = [...this.#asked].slice(0, MOST_IDS);
    for (const id of ids) this.#asked.delete(id);
    if (this.#asked.size > 0) this.heard([]);
    const { rows, counts } = await this.#parts.api.send<{ rows: Row[]; counts: Counts }>("POST", "/v1/desk/rows", {
      ids,
    });
    this.counts.value = counts;
    this.take(rows);
  }

  #page(after?: string): Promise<Page> {
    const asked = new URLSearchParams({ list: this.list.value, limit: String(LIMIT) });
    if (this.q.value.trim()) asked.set("q", this.q.value.trim());
    if (after) asked.set("after", after);
    return this.#parts.api.get<Page>(`/v1/desk/conversations?${asked}`);
  }

  #put(rows: readonly Row[]): void {
    this.#settled.value = rows;
    this.rows.value = rows;
  }
}

function difference(shown: readonly Row[], settled: readonly Row[]): number {
  if (shown === settled) return 0;
  const here = new Set(shown.map((row) => row.id));
  return settled.filter((row) => !here.has(row.id)).length;
}
