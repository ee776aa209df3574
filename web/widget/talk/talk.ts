/** The talk at hand: everything a shopper can do in it, and how it is kept in step with Parlour and with other tabs. */

import { signal } from "@preact/signals";
import { newId } from "../../shared/ids.ts";
import { LogClient, type News } from "../../shared/log/client.ts";
import type { Keep, Pending } from "../../shared/log/outbox.ts";
import type { Attachment, Draft, Entry, State } from "../../shared/log/protocol.ts";
import type { World } from "../../shared/log/world.ts";
import { type Api, isRefusal } from "../api.ts";
import type { Visit } from "../visit.ts";
import { Shown } from "./shown.ts";
import { type TabNews, Tabs } from "./tabs.ts";

export type Verb = "person" | "close" | "rating" | "promise" | "transcript";

export interface Parts {
  readonly api: Api;
  readonly visit: Visit;
  readonly keep: Keep;
  readonly world: World;
  /** Told when there is a visit, so that what waited for one can be said. */
  visited(): void;
  /** Another tab changed the language. */
  spoke(lang: string): void;
}

const LATEST = 80;
const OTHER_TAB_SENDS = 4_000;
const TYPING_AGAIN = 3_000;

export class Talk {
  readonly shown = new Shown();
  readonly looking = signal(false);
  readonly #parts: Parts;
  readonly #client: LogClient;
  readonly #tabs: Tabs;
  #typedAt = 0;
  /** The conversation that is known to be there. */
  #opened: string | undefined;

  constructor(parts: Parts) {
    const { world, keep, api, visit } = parts;
    const credentials = {
      first: async () => ((await this.#enter()) ? { token: api.token } : undefined),
      headers: async () => ((await this.#enter()) ? api.headers : undefined),
    };
    this.#parts = parts;
    this.#tabs = new Tabs(visit.name, (news) => this.#heard(news));
    this.#client = new LogClient({ world, keep, credentials, news: this.#news(), epoch: visit.epoch });
    this.shown.unsent.value = this.#client.unsent;
  }

  /** Goes on with the talk that was at hand when the page was left, if there was one. */
  async resume(): Promise<void> {
    const { api, visit } = this.#parts;
    const { conversation } = visit;
    if (!visit.known || !conversation) return;
    try {
      const state = await api.call<State>("GET", `/v1/conversations/${conversation}`);
      this.shown.take(state);
      this.#opened = conversation;
      this.#begin(conversation, Math.max(0, state.head - LATEST));
    } catch (error) {
      if (isRefusal(error, 401, 404)) this.#leave();
      else this.#begin(conversation, 0); // without a network now: the line comes when it can
    }
  }

  write(text: string, more: Partial<Draft> = {}): void {
    const draft = { kind: "message", text, ...more };
    const pending = this.#client.append(this.#conversation(), newId(), draft);
    this.#tabs.tell({ did: "wrote", pending });
    this.#typedAt = 0;
    this.#client.start();
    if (this.#client.state === "waiting") this.#client.wake();
  }

  /** Tries a message again that was refused. */
  again(pending: Pending): void {
    this.shown.dropped(pending);
    this.shown.moved({ ...pending, way: "waiting" });
    this.#client.adopt(pending);
  }

  withdraw(pending: Pending): void {
    this.#client.withdraw(pending);
    this.shown.dropped(pending);
  }

  /** The shopper touches the keys. */
  typed(): void {
    const conversation = this.shown.conversation.value;
    if (!conversation || Date.now() - this.#typedAt < TYPING_AGAIN) return;
    this.#typedAt = Date.now();
    this.#client.say({ typing: { conversation } });
  }

  /** A verb of the conversation, which is opened if need be; raises `NotDone` or `TypeError`. */
  async do(verb: Verb, body: object = {}): Promise<void> {
    const conversation = this.#conversation();
    await this.#enter();
    const state = await this.#parts.api.call<State | undefined>(
      "POST",
      `/v1/conversations/${conversation}/${verb}`,
      body,
    );
    if (state?.seat) this.shown.take(state);
  }

  async upload(file: File): Promise<Attachment> {
    const conversation = this.#conversation();
    await this.#enter();
    return this.#parts.api.upload<Attachment>(`/v1/conversations/${conversation}/attachments`, file);
  }

  fileOf(hash: string, preview: boolean): Promise<Blob> {
    const path = `/v1/conversations/${this.shown.conversation.value}/attachments/${hash}`;
    return this.#parts.api.bytes(preview ? `${path}/preview` : path);
  }

  async delete(): Promise<void> {
    const conversation = this.shown.conversation.value;
    if (conversation) await this.#parts.api.call("DELETE", `/v1/conversations/${conversation}`);
    this.fresh();
  }

  /** Leaves this talk behind; the next message begins another. */
  fresh(): void {
    if (this.#parts.visit.isLinked) this.#parts.visit.change({ token: undefined }); // a link opens no other talk
    this.#leave();
    this.#tabs.tell({ did: "moved" });
  }

  /** Fetches what was said before the first entry that is here. */
  async earlier(): Promise<void> {
    const { conversation, before } = this.shown;
    const since = Math.max(0, before.value - LATEST);
    const path = `/v1/conversations/${conversation.value}/entries?since=${since}&limit=${before.value - since}`;
    const page = await this.#parts.api.call<{ entries: Entry[] }>("GET", path);
    this.shown.earlier(page.entries, since);
  }

  /** The shop's own server has said who the shopper is. */
  async identified(jwt: string): Promise<void> {
    const { api, visit } = this.#parts;
    await visit.need();
    const { token } = await api.call<{ token?: string }>("POST", "/v1/identify", { jwt });
    if (token) visit.change({ token });
    if (this.shown.conversation.value) return;
    const { conversations } = await api.call<{ conversations: State[] }>("GET", "/v1/conversations");
    const open = conversations.find((state) => state.seat !== "closed");
    if (!open) return;
    visit.change({ conversation: open.id });
    await this.resume();
  }

  /** Whether the shopper sees the talk now: what is seen counts as read. */
  look(looking: boolean): void {
    this.looking.value = looking;
    if (!looking) return;
    this.#seen();
    this.wake();
  }

  wake(): void {
    this.#client.wake();
  }

  spoke(lang: string): void {
    this.#tabs.tell({ did: "spoke", lang });
  }

  #conversation(): string {
    if (this.shown.conversation.value) return this.shown.conversation.value;
    const conversation = newId();
    this.#parts.visit.change({ conversation });
    this.#begin(conversation, 0);
    this.#tabs.tell({ did: "moved" });
    return conversation;
  }

  #begin(conversation: string, since: number): void {
    this.shown.begin(conversation, since);
    this.#client.follow(conversation, since);
    this.#client.start();
  }

  /** Makes sure that there are a visit and its conversation; false when the token is no longer taken. */
  async #enter(): Promise<boolean> {
    const { api, visit, visited } = this.#parts;
    await visit.need();
    visited();
    const conversation = this.shown.conversation.value;
    if (!conversation || this.#opened === conversation) return true;
    try {
      const lang = document.documentElement.lang;
      this.shown.take(await api.call<State>("PUT", `/v1/conversations/${conversation}`, { shop: visit.shop, lang }));
      this.#opened = conversation;
      return true;
    } catch (error) {
      if (isRefusal(error, 401)) return false;
      if (isRefusal(error, 404)) this.#moveOn();
      throw error;
    }
  }

  #news(): News {
    return {
      line: (state) => {
        this.shown.line.value = state;
      },
      entries: (conversation, entries) => {
        if (conversation !== this.shown.conversation.value) return;
        this.shown.came(entries);
        if (this.looking.value) this.#seen();
      },
      pending: (pending) => {
        if (pending.conversation === this.shown.conversation.value) this.shown.moved(pending);
      },
      epoch: (epoch, restored) => {
        this.#parts.visit.change({ epoch });
        if (restored) this.shown.restarted();
      },
      frame: (frame) => this.shown.frame(frame),
      unauthorised: () => {
        this.#parts.visit.change({ token: undefined });
        this.#moveOn();
        this.#client.start();
      },
      missing: () => {
        this.#opened = undefined;
        return this.#enter();
      },
    };
  }

  #seen(): void {
    const conversation = this.shown.conversation.value;
    const seq = this.shown.entries.value.at(-1)?.seq ?? 0;
    if (!conversation || seq <= this.shown.read.value) return;
    this.shown.read.value = seq;
    this.#client.say({ read: { conversation, seq } });
    this.#tabs.tell({ did: "read", seq });
  }

  #heard(news: TabNews): void {
    if (news.did === "spoke") this.#parts.spoke(news.lang);
    else if (news.did === "read") this.shown.read.value = Math.max(this.shown.read.value, news.seq);
    else if (news.did === "wrote") this.#standBy(news.pending);
    else {
      this.#parts.visit.reread();
      this.#close();
      this.resume().catch(() => {});
    }
  }

  /** Another tab sends it; should that tab be gone by then, this one does. */
  #standBy(pending: Pending): void {
    if (pending.conversation !== this.shown.conversation.value) return;
    this.shown.moved(pending);
    setTimeout(() => {
      if (this.shown.unsent.value.some((other) => other.clientId === pending.clientId)) this.#client.adopt(pending);
    }, OTHER_TAB_SENDS);
  }

  /** The conversation is no longer ours to write in: what was not sent goes into a new one. */
  #moveOn(): void {
    const unsent = this.#client.unsent;
    for (const pending of unsent) this.#client.withdraw(pending);
    this.#leave();
    for (const { draft, clientId } of unsent) this.#client.append(this.#conversation(), clientId, draft);
  }

  #leave(): void {
    this.#parts.visit.change({ conversation: undefined });
    this.#close();
  }

  #close(): void {
    if (this.shown.conversation.value) this.#client.unfollow(this.shown.conversation.value);
    this.shown.begin(undefined, 0);
  }
}
