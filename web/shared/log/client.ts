/** Reads and writes conversations so that nothing is lost, doubled or out of order, whatever the network does. */

import { Connection, type Credentials, type LineState } from "./connection.ts";
import { Cursors } from "./cursors.ts";
import { type Keep, Outbox, type Pending } from "./outbox.ts";
import type { ClientFrame, Draft, Entry, Refusal, ServerFrame } from "./protocol.ts";
import type { World } from "./world.ts";

export interface News {
  line(state: LineState): void;
  entries(conversation: string, entries: readonly Entry[], head: number): void;
  /** A message of our own moved on: waiting, sending, sent or refused. */
  pending(pending: Pending): void;
  /** The epoch of the log behind the line; `restored` when it is another than before: forget what is shown. */
  epoch(epoch: string, restored: boolean): void;
  /** Typing, positions, topics and whatever else came. */
  frame(frame: ServerFrame): void;
  /** The token or ticket is no longer taken; `start` again with another. */
  unauthorised(): void;
  /** A conversation is not there; answer true when it has just been opened. */
  missing(conversation: string): Promise<boolean>;
}

export interface Options {
  readonly world: World;
  readonly credentials: Credentials;
  readonly news: News;
  readonly keep: Keep;
  /** The epoch that the cursors given to `follow` belong to. */
  readonly epoch?: string | undefined;
}

const ACK_WITHIN = 15_000;
const HOLD_BACK = 2;

export class LogClient {
  readonly #world: World;
  readonly #news: News;
  readonly #connection: Connection;
  readonly #cursors = new Cursors();
  readonly #outbox: Outbox;
  readonly #steady = new Map<string, unknown>();
  readonly #doubts = new Map<string, () => void>();
  readonly #opening = new Map<string, Promise<boolean>>();
  #epoch: string | undefined;
  #heldBack: (() => void) | undefined;

  constructor({ world, credentials, news, keep, epoch }: Options) {
    this.#world = world;
    this.#news = news;
    this.#epoch = epoch;
    this.#outbox = new Outbox(keep, (pending) => news.pending(pending));
    this.#connection = new Connection(world, credentials, {
      state: (state) => news.line(state),
      ready: (now) => this.#ready(now),
      frame: (frame) => this.#heard(frame),
      broken: () => this.#broken(),
      unauthorised: () => news.unauthorised(),
      following: () => this.#cursors.all(),
    });
  }

  get state(): LineState {
    return this.#connection.state;
  }

  /** Everything written and not yet confirmed, in the order of writing. */
  get unsent(): readonly Pending[] {
    return this.#outbox.all();
  }

  start(): void {
    this.#connection.start();
  }

  stop(): void {
    this.#connection.stop();
  }

  /** The network came back or the page is looked at again: try now, or find out whether the line lives. */
  wake(): void {
    this.#connection.wake();
  }

  follow(conversation: string, since = 0): void {
    this.#cursors.follow(conversation, since);
    this.#connection.live?.follow([{ conversation, since }]);
  }

  unfollow(conversation: string): void {
    this.#cursors.unfollow(conversation);
    this.#connection.live?.unfollow([conversation]);
  }

  /** Writes; the message is kept and sent again until its confirmation or its own entry comes. */
  append(conversation: string, clientId: string, draft: Draft): Pending {
    const pending = this.#outbox.add(conversation, clientId, draft);
    this.#pump(conversation);
    return pending;
  }

  /** Takes over a message that another tab wrote, or that was refused and shall be tried again. */
  adopt(pending: Pending): void {
    this.#outbox.adopt(pending);
    this.#pump(pending.conversation);
  }

  /** Takes back what was not sent yet or was refused. */
  withdraw(pending: Pending): void {
    this.#outbox.withdraw(pending);
    this.#pump(pending.conversation);
  }

  /** Says what matters only now, such as typing; not repeated. */
  say(frame: ClientFrame): void {
    this.#connection.live?.send(frame);
  }

  /** Says what holds until it is said otherwise, such as topics; repeated on every new line. */
  saySteadily(name: string, value: unknown): void {
    this.#steady.set(name, value);
    this.say({ [name]: value });
  }

  /** `epoch` is empty where a line stands that has not been told one yet. */
  #ready(epoch: string): void {
    const restored = this.#epoch !== undefined && epoch !== "" && this.#epoch !== epoch;
    this.#epoch = epoch || this.#epoch;
    this.#cursors.fresh(restored);
    if (epoch) this.#news.epoch(epoch, restored);
    if (restored) this.#connection.live?.follow(this.#cursors.all());
    for (const [name, value] of this.#steady) this.say({ [name]: value });
    this.#pumpAll();
  }

  #broken(): void {
    this.#heldBack?.();
    this.#heldBack = undefined;
    for (const stop of this.#doubts.values()) stop();
    this.#doubts.clear();
    for (const conversation of this.#outbox.conversations()) this.#outbox.doubt(conversation);
  }

  #heard(frame: ServerFrame): void {
    if (frame.entries && frame.conversation) this.#entries(frame.conversation, frame.entries, frame.head ?? 0);
    else if (frame.ack) this.#confirmed(frame.ack.conversation, frame.ack.client_id, frame.ack.seq);
    else if (frame.refused) this.#refused(frame.refused);
    else this.#news.frame(frame);
  }

  #entries(conversation: string, entries: readonly Entry[], head: number): void {
    const { fresh, gap } = this.#cursors.take(conversation, entries);
    if (gap) this.#connection.live?.follow([{ conversation, since: this.#cursors.at(conversation) ?? 0 }]);
    if (fresh.length > 0) this.#news.entries(conversation, fresh, head);
    for (const { client_id, seq } of fresh) if (client_id) this.#confirmed(conversation, client_id, seq);
  }

  #confirmed(conversation: string, clientId: string, seq: number): void {
    if (this.#outbox.confirmed(conversation, clientId, seq)) this.#pump(conversation);
  }

  #refused(refusal: Refusal): void {
    const { conversation, client_id, status, detail = "" } = refusal;
    if (status === 404) this.#notThere(refusal);
    else if (!client_id) this.#news.frame({ refused: refusal });
    else if (status === 429 || status === 503) this.#holdBack(refusal.retry_after || HOLD_BACK);
    else {
      this.#outbox.refused(conversation, client_id, status, detail);
      this.#pump(conversation);
    }
  }

  /** Too fast, or the database is away: everything waits as long as the server says. */
  #holdBack(seconds: number): void {
    this.#heldBack?.();
    this.#heldBack = this.#world.after(seconds * 1000, () => {
      this.#heldBack = undefined;
      for (const conversation of this.#outbox.conversations()) this.#outbox.doubt(conversation);
      this.#pumpAll();
    });
  }

  /** The conversation may have to be opened first; asked once, however many messages wait for it. */
  #notThere({ conversation, client_id, detail }: Refusal): void {
    const asked = this.#opening.get(conversation) ?? this.#news.missing(conversation).catch(() => false);
    this.#opening.set(conversation, asked);
    asked.then((opened) => {
      this.#opening.delete(conversation);
      if (opened) this.#resume(conversation);
      else if (client_id) this.#outbox.refused(conversation, client_id, 404, detail ?? "");
    });
  }

  #resume(conversation: string): void {
    const since = this.#cursors.at(conversation);
    if (since !== undefined) this.#connection.live?.follow([{ conversation, since }]);
    this.#outbox.doubt(conversation);
    this.#pump(conversation);
  }

  #pumpAll(): void {
    for (const conversation of this.#outbox.conversations()) this.#pump(conversation);
  }

  /** Sends the message whose turn it is, unless one is on its way; without an answer it is sent again. */
  #pump(conversation: string): void {
    const line = this.#connection.live;
    if (!line || this.#heldBack) return;
    const pending = this.#outbox.next(conversation);
    if (!pending) return;
    this.#doubts.get(conversation)?.();
    const again = () => {
      this.#outbox.doubt(conversation);
      this.#pump(conversation);
    };
    this.#doubts.set(conversation, this.#world.after(ACK_WITHIN, again));
    line.send({ append: { conversation, client_id: pending.clientId, ...pending.draft } });
  }
}
