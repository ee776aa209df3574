/** What was written and not yet confirmed: kept in order, one on its way per conversation, sent again after any doubt. */

import type { Draft } from "./protocol.ts";

export type Way = "waiting" | "sending" | "sent" | "refused";

export interface Pending {
  readonly conversation: string;
  readonly clientId: string;
  readonly draft: Draft;
  readonly way: Way;
  /** Where it stands in the log, once it is there. */
  readonly seq?: number;
  /** Why it was not taken. */
  readonly status?: number;
  readonly detail?: string;
}

/** Where unsent messages outlive the page. */
export interface Keep {
  load(): readonly Pending[];
  put(pending: Pending): void;
  drop(clientId: string): void;
}

export class Outbox {
  readonly #queues = new Map<string, Pending[]>();
  readonly #keep: Keep;
  readonly #told: (pending: Pending) => void;

  constructor(keep: Keep, told: (pending: Pending) => void) {
    this.#keep = keep;
    this.#told = told;
    for (const pending of keep.load()) this.#enqueue({ ...pending, way: "waiting" });
  }

  add(conversation: string, clientId: string, draft: Draft): Pending {
    const pending: Pending = { conversation, clientId, draft, way: "waiting" };
    this.#keep.put(pending);
    this.#enqueue(pending);
    this.#told(pending);
    return pending;
  }

  /** Takes in what another tab wrote, or what it was refused and shall be tried again. */
  adopt(pending: Pending): void {
    if (!this.#queue(pending.conversation).some((other) => other.clientId === pending.clientId))
      this.#enqueue({ ...pending, way: "waiting" });
  }

  conversations(): readonly string[] {
    return [...this.#queues.keys()];
  }

  /** Everything not yet confirmed, in the order of writing. */
  all(): readonly Pending[] {
    return [...this.#queues.values()].flat();
  }

  /** The message whose turn it is, now marked as on its way; nothing while another one is. */
  next(conversation: string): Pending | undefined {
    const first = this.#queue(conversation)[0];
    return first?.way === "waiting" ? this.#move(first, { way: "sending" }) : undefined;
  }

  sending(conversation: string): Pending | undefined {
    const first = this.#queue(conversation)[0];
    return first?.way === "sending" ? first : undefined;
  }

  /** It is durable in the log; a second confirmation changes nothing. */
  confirmed(conversation: string, clientId: string, seq: number): boolean {
    const found = this.#remove(conversation, clientId);
    if (found) this.#told({ ...found, way: "sent", seq });
    return found !== undefined;
  }

  /** It will not be taken; it stays kept until somebody withdraws it, for nothing written may vanish. */
  refused(conversation: string, clientId: string, status: number, detail: string): void {
    const found = this.#remove(conversation, clientId, true);
    if (found) this.#told({ ...found, way: "refused", status, detail });
  }

  /** Nobody knows what became of what was on its way: it waits again. */
  doubt(conversation: string): void {
    const first = this.sending(conversation);
    if (first) this.#move(first, { way: "waiting" });
  }

  withdraw(pending: Pending): void {
    this.#remove(pending.conversation, pending.clientId);
    this.#keep.drop(pending.clientId);
  }

  #queue(conversation: string): Pending[] {
    return this.#queues.get(conversation) ?? [];
  }

  #enqueue(pending: Pending): void {
    this.#queues.set(pending.conversation, [...this.#queue(pending.conversation), pending]);
  }

  #move(pending: Pending, change: Partial<Pending>): Pending {
    const moved = { ...pending, ...change };
    this.#queues.set(
      pending.conversation,
      this.#queue(pending.conversation).map((other) => (other === pending ? moved : other)),
    );
    this.#told(moved);
    return moved;
  }

  #remove(conversation: string, clientId: string, keepIt = false): Pending | undefined {
    const queue = this.#queue(conversation);
    const found = queue.find((pending) => pending.clientId === clientId);
    if (!found) return undefined;
    const rest = queue.filter((pending) => pending !== found);
    if (rest.length > 0) this.#queues.set(conversation, rest);
    else this.#queues.delete(conversation);
    if (!keepIt) this.#keep.drop(clientId);
    return found;
  }
}
