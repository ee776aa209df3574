/** What a talk shows at this moment, as signals; what comes in changes them, and nothing else does. */

import { batch, computed, signal } from "@preact/signals";
import type { LineState } from "../../shared/log/connection.ts";
import type { Pending } from "../../shared/log/outbox.ts";
import type { Entry, Positions, ServerFrame, State } from "../../shared/log/protocol.ts";
import { unreadAfter } from "./rows.ts";

/** Who has the floor, and what was promised. */
export type Standing = Partial<Pick<State, "seat" | "agent" | "promise" | "people_online">> & { rated?: number };

const TYPING_SHOWN = 5_500;
const NOBODY: Positions = { shopper: { delivered: 0, read: 0 }, shop: { delivered: 0, read: 0 } };

export class Shown {
  readonly conversation = signal<string | undefined>(undefined);
  readonly entries = signal<readonly Entry[]>([]);
  readonly unsent = signal<readonly Pending[]>([]);
  readonly line = signal<LineState>("off");
  readonly standing = signal<Standing>({});
  readonly positions = signal<Positions>(NOBODY);
  /** Who of the other side is typing. */
  readonly typing = signal("");
  /** The seq before the first entry that is here: 0 when all are. */
  readonly before = signal(0);
  readonly read = signal(0);
  readonly unread = computed(() => unreadAfter(this.entries.value, this.read.value));
  #stopTyping: ReturnType<typeof setTimeout> | undefined;

  /** A state that the server told. */
  take(state: State): void {
    const { seat, agent, promise, people_online, rating } = state;
    const rated = typeof rating === "number" ? rating : rating?.stars;
    batch(() => {
      this.standing.value = known({ seat, agent, promise, people_online, rated });
      this.positions.value = state.positions;
      this.read.value = Math.max(this.read.value, state.positions.shopper.read);
    });
  }

  came(entries: readonly Entry[]): void {
    const own = new Set(entries.map((entry) => entry.client_id));
    batch(() => {
      this.entries.value = [...this.entries.value, ...entries];
      this.standing.value = entries.reduce(standingAfter, this.standing.value);
      this.unsent.value = this.unsent.value.filter((pending) => !own.has(pending.clientId));
      if (entries.some((entry) => entry.kind === "message" && entry.who !== "shopper")) this.typing.value = "";
      if (entries.some((entry) => entry.event === "removed")) this.entries.value = this.entries.value.map(emptied);
    });
  }

  earlier(entries: readonly Entry[], before: number): void {
    batch(() => {
      this.entries.value = [...entries, ...this.entries.value];
      this.before.value = before;
    });
  }

  /** A message of our own moved on. */
  moved(pending: Pending): void {
    const place = this.unsent.value.findIndex((other) => other.clientId === pending.clientId);
    if (this.entries.value.some((entry) => entry.client_id === pending.clientId)) this.dropped(pending);
    else this.unsent.value = place < 0 ? [...this.unsent.value, pending] : this.unsent.value.with(place, pending);
  }

  dropped(pending: Pending): void {
    this.unsent.value = this.unsent.value.filter((other) => other.clientId !== pending.clientId);
  }

  frame({ positions, typing }: ServerFrame): void {
    if (positions && positions.conversation === this.conversation.value) this.positions.value = positions;
    if (typing && typing.conversation === this.conversation.value && typing.who !== "shopper")
      this.#showTyping(typing.name || typing.who);
  }

  /** The log was restored from a backup: it comes again from the beginning. */
  restarted(): void {
    batch(() => {
      this.entries.value = [];
      this.before.value = this.read.value = 0;
    });
  }

  begin(conversation: string | undefined, before: number): void {
    batch(() => {
      this.restarted();
      this.conversation.value = conversation;
      this.before.value = before;
      this.unsent.value = this.unsent.value.filter((pending) => pending.conversation === conversation);
      this.standing.value = conversation ? this.standing.value : {};
      this.positions.value = conversation ? this.positions.value : NOBODY;
      this.read.value = this.positions.value.shopper.read;
    });
  }

  #showTyping(name: string): void {
    this.typing.value = name;
    clearTimeout(this.#stopTyping);
    this.#stopTyping = setTimeout(() => {
      this.typing.value = "";
    }, TYPING_SHOWN);
  }
}

/** Who has the floor and what is promised after this entry. */
export function standingAfter(now: Standing, entry: Entry): Standing {
  const agent = typeof entry.agent === "string" ? { name: entry.agent } : undefined;
  if (entry.event === "seat_moved") return { ...now, ...known({ seat: entry.to as Standing["seat"], agent }) };
  if (entry.event === "promised") return { ...now, promise: { due_at: String(entry.due_at) } };
  if (entry.event === "rated") return { ...now, rated: Number(entry.stars) };
  if (entry.event !== "promise_kept") return now;
  const { promise: _, ...rest } = now;
  return rest;
}

function emptied(entry: Entry): Entry {
  return entry.kind === "message" ? { seq: entry.seq, kind: "hidden" } : entry;
}

function known<T extends object>(members: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as never;
}
