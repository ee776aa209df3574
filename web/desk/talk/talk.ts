/** One conversation at the desk: what it shows, what is being written in it, and what its agent can do. */

import { batch, computed, signal } from "@preact/signals";
import type { Pending } from "../../shared/log/outbox.ts";
import type { Entry, Looker, Positions, ServerFrame, State, Typing } from "../../shared/log/protocol.ts";
import type { Api } from "../api.ts";
import type { Opened, Row } from "../values.ts";
import { Assist } from "./assist.ts";
import type { Draft } from "./draft.ts";
import { answersOfOthers } from "./hold.ts";

const NOBODY: Positions = { shopper: { delivered: 0, read: 0 }, shop: { delivered: 0, read: 0 } };
const TYPING_SHOWN = 5_000;
/** Events after which what is known of the shopper may be more. */
const TEACHES = new Set(["proved", "task", "promised", "promise_kept", "order_shown"]);

/** A reply that was not sent because somebody else answered meanwhile. */
export interface Held {
  readonly pending: Pending;
  readonly others: readonly Entry[];
}

export class Talk {
  readonly id: string;
  readonly row = signal<Row | undefined>(undefined);
  readonly opened = signal<Opened | undefined>(undefined);
  readonly entries = signal<readonly Entry[]>([]);
  readonly unsent = signal<readonly Pending[]>([]);
  readonly held = signal<readonly Held[]>([]);
  readonly positions = signal<Positions>(NOBODY);
  /** Those who type. */
  readonly typing = signal<readonly Typing[]>([]);
  readonly looking = signal<readonly Looker[]>([]);
  /** The seq before the first entry that is here. */
  readonly before = signal(0);
  /** The entry to begin at, as a search found it. */
  readonly goal = signal<number | undefined>(undefined);
  readonly state = signal<"loading" | "ready" | "missing">("loading");
  readonly draft: Draft;
  readonly assist: Assist;
  /** What this page wrote itself, by client id. */
  readonly own = new Set<string>();
  readonly last = computed(() => this.entries.value.at(-1)?.seq ?? this.before.value);
  /** The seq of the last message that is here. */
  readonly spoken = computed(() => this.entries.value.findLast((entry) => entry.kind === "message")?.seq ?? 0);
  isFollowed = false;
  /** Called when an entry says that there is more to know. */
  learn: () => void = () => {};
  readonly #typists = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(id: string, draft: Draft, api: Api) {
    this.id = id;
    this.draft = draft;
    this.assist = new Assist(api, this);
  }

  /** The last seq that an agent can have seen here, also while the log is still on its way. */
  get seen(): number {
    return this.entries.value.length > 0 ? this.last.value : (this.row.value?.head ?? 0);
  }

  begin(before: number): void {
    this.before.value = before;
  }

  /** The log was restored from a backup: it comes again from the beginning. */
  restarted(): void {
    batch(() => {
      this.entries.value = [];
      this.before.value = 0;
    });
  }

  came(entries: readonly Entry[]): void {
    const ids = new Set(entries.map((entry) => entry.client_id));
    batch(() => {
      this.entries.value = [...this.entries.value, ...entries];
      this.unsent.value = this.unsent.value.filter((pending) => !ids.has(pending.clientId));
      this.state.value = "ready";
      for (const { kind, who = "", name = "" } of entries)
        if (kind === "message") this.#stopped((one) => isBy(one, who, name));
    });
    if (entries.some((entry) => TEACHES.has(entry.event ?? ""))) this.learn();
  }

  earlier(entries: readonly Entry[], before: number): void {
    batch(() => {
      this.entries.value = [...entries, ...this.entries.value];
      this.before.value = before;
    });
  }

  moved(pending: Pending): void {
    const { unsent } = this;
    this.own.add(pending.clientId);
    const place = unsent.value.findIndex((other) => other.clientId === pending.clientId);
    if (pending.way === "sent" && this.entries.value.some((entry) => entry.client_id === pending.clientId))
      this.dropped(pending.clientId);
    else unsent.value = place < 0 ? [...unsent.value, pending] : unsent.value.with(place, pending);
  }

  dropped(clientId: string): void {
    this.unsent.value = this.unsent.value.filter((other) => other.clientId !== clientId);
  }

  /** The reply stays here until the agent decides. */
  hold(pending: Pending, entries: readonly Entry[], since: number): boolean {
    const others = answersOfOthers(entries, since, this.own);
    if (others.length === 0) return false;
    batch(() => {
      this.dropped(pending.clientId);
      this.held.value = [
        ...this.held.value.filter((one) => one.pending.clientId !== pending.clientId),
        { pending, others },
      ];
    });
    return true;
  }

  release(held: Held): void {
    this.held.value = this.held.value.filter((one) => one !== held);
  }

  told(state: State): void {
    this.positions.value = state.positions;
  }

  frame({ positions, typing, looking }: ServerFrame): void {
    if (positions?.conversation === this.id) this.positions.value = positions;
    if (looking?.conversation === this.id) this.looking.value = looking.agents;
    if (typing?.conversation === this.id) this.#types(typing);
  }

  #types(news: Typing): void {
    const { who, name, agent } = news;
    const key = agent ?? `${who} ${name}`;
    clearTimeout(this.#typists.get(key));
    this.#typists.set(
      key,
      setTimeout(() => this.#stopped((one) => one.agent === agent && isBy(one, who, name)), TYPING_SHOWN),
    );
    if (!this.typing.value.some((one) => one.agent === agent && one.who === who && one.name === name))
      this.typing.value = [...this.typing.value, news];
  }

  #stopped(is: (one: Typing) => boolean): void {
    if (this.typing.value.some(is)) this.typing.value = this.typing.value.filter((one) => !is(one));
  }
}

/** Whether it is who wrote this; a shopper's name may become known while they type. */
function isBy(one: Typing, who: string, name: string): boolean {
  return one.who === who && (one.name === name || who === "shopper");
}
