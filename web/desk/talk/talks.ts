/** The conversations that were opened, and the one line by which all of them are read and written. */

import { batch, signal } from "@preact/signals";
import { newId } from "../../shared/ids.ts";
import { LogClient, type News } from "../../shared/log/client.ts";
import type { LineState } from "../../shared/log/connection.ts";
import { keepIn } from "../../shared/log/keep.ts";
import type { Pending } from "../../shared/log/outbox.ts";
import type { Entry, ServerFrame, State } from "../../shared/log/protocol.ts";
import { browserWorld } from "../../shared/log/world.ts";
import { openStore } from "../../shared/store.ts";
import { type Api, isRefusal } from "../api.ts";
import type { Counts, Opened, Row } from "../values.ts";
import { Draft } from "./draft.ts";
import { seenBy } from "./hold.ts";
import { Talk } from "./talk.ts";

export interface TalksParts {
  readonly api: Api;
  readonly agent: string;
  row(id: string): Row | undefined;
  /** The topic says that these rows changed. */
  changed(ids: readonly string[]): void;
  /** A line stands again: what came meanwhile has to be asked for. */
  joined(): void;
  signedOut(): void;
}

const LATEST = 150;
const KEPT_OPEN = 25;
const TYPING_AGAIN = 3_000;
const AGAIN = 2_000;

export class Talks {
  readonly line = signal<LineState>("off");
  readonly current = signal<Talk | undefined>(undefined);
  readonly #parts: TalksParts;
  readonly #client: LogClient;
  readonly #talks = new Map<string, Talk>();
  readonly #drafts = openStore(() => sessionStorage);
  #typedAt = 0;

  constructor(parts: TalksParts) {
    const { api, agent } = parts;
    this.#parts = parts;
    const credentials = { first: () => this.#ticket(), headers: async () => api.headers };
    const keep = keepIn(
      openStore(() => localStorage),
      `desk:${agent}`,
    );
    this.#client = new LogClient({ world: browserWorld(location.origin), credentials, news: this.#news(), keep });
    for (const pending of this.#client.unsent) this.#talk(pending.conversation).moved(pending);
    this.#client.saySteadily("topics", ["inbox"]);
    this.#client.start();
  }

  stop(): void {
    this.#client.stop();
  }

  wake(): void {
    this.#client.wake();
  }

  open(id: string, seq?: number): Talk {
    const before = this.current.value;
    const talk = before?.id === id ? before : this.#talk(id);
    talk.goal.value = seq;
    if (talk === before) {
      if (seq) this.#reach(talk, seq).catch(() => {});
      return talk;
    }
    this.#unfollow();
    this.current.value = talk;
    this.#enter(talk).catch((error: unknown) => {
      if (isRefusal(error, 404)) talk.state.value = "missing";
    });
    return talk;
  }

  close(): void {
    this.#unfollow();
    this.current.value = undefined;
    this.#client.saySteadily("looking", { conversation: null });
  }

  /** Sends what is in the draft; a reply says what was seen while it was written. */
  send(talk: Talk): void {
    const said = talk.draft.said();
    const seen = seenBy(talk.entries.value, talk.draft.began, talk.own) || talk.seen;
    this.#append(talk, newId(), said.kind === "message" ? { ...said, expect: { seen } } : said);
    talk.draft.clear();
  }

  /** Sends a held reply as it is. */
  sendAnyway(talk: Talk, pending: Pending): void {
    const { expect: _, ...draft } = pending.draft;
    this.#again(talk, pending, draft);
  }

  again(talk: Talk, pending: Pending): void {
    this.#again(talk, pending, pending.draft);
  }

  withdraw(talk: Talk, pending: Pending): void {
    this.#client.withdraw(pending);
    talk.dropped(pending.clientId);
  }

  remove(talk: Talk, seq: number): void {
    this.#append(talk, newId(), { kind: "removal", of: seq });
  }

  typed(talk: Talk): void {
    if (talk.draft.mode.value === "note" || Date.now() - this.#typedAt < TYPING_AGAIN) return;
    this.#typedAt = Date.now();
    this.#client.say({ typing: { conversation: talk.id } });
  }

  /** The agent has it before their eyes. */
  seen(talk: Talk): void {
    const { read } = talk.positions.value.shop;
    const seq = talk.last.value;
    if (seq <= read || talk.state.value !== "ready") return;
    talk.positions.value = { ...talk.positions.value, shop: { delivered: seq, read: seq } };
    this.#client.say({ read: { conversation: talk.id, seq } });
  }

  away(away: boolean): void {
    this.#client.say({ away });
  }

  async earlier(talk: Talk): Promise<void> {
    const to = talk.before.value;
    const since = Math.max(0, to - LATEST);
    const page = await this.#parts.api.get<{ entries: Entry[] }>(
      `/v1/conversations/${talk.id}/entries?since=${since}&limit=${to - since}`,
    );
    talk.earlier(page.entries, since);
  }

  /** What is known of the shopper, asked anew. */
  async learn(talk: Talk): Promise<void> {
    const opened = await this.#parts.api.get<Opened>(
      `/v1/desk/conversations/${talk.id}?lang=${document.documentElement.lang}`,
    );
    batch(() => {
      talk.opened.value = opened;
      talk.row.value = opened.row;
      talk.looking.value = opened.looking ?? talk.looking.value;
    });
  }

  /** Rows that came for the lists are news for open conversations too. */
  rows(rows: readonly Row[]): void {
    for (const row of rows) {
      const talk = this.#talks.get(row.id);
      if (talk && row.head >= (talk.row.value?.head ?? 0)) talk.row.value = row;
    }
  }

  async #enter(talk: Talk): Promise<void> {
    const { api } = this.#parts;
    if (!talk.row.value) await this.#findRow(talk);
    if (this.current.value !== talk) return;
    const isNew = talk.entries.value.length === 0;
    if (isNew) talk.begin(Math.max(0, (talk.row.value?.head ?? 0) - LATEST));
    this.#client.follow(talk.id, talk.last.value);
    talk.isFollowed = true;
    this.#client.saySteadily("looking", { conversation: talk.id }); // only who follows counts as looking
    if (talk.row.value?.head === 0) talk.state.value = "ready";
    this.learn(talk).catch(() => {});
    if (talk.goal.value) await this.#reach(talk, talk.goal.value);
    talk.told(await api.get<State>(`/v1/conversations/${talk.id}`));
  }

  /** Fetches what was said before until this entry is there; a hit in a correction is shown where it corrects. */
  async #reach(talk: Talk, seq: number): Promise<void> {
    while (talk.before.value >= seq) await this.earlier(talk);
    const entry = talk.entries.value.find((one) => one.seq === seq);
    if (entry?.kind === "correction" && entry.of) talk.goal.value = entry.of;
  }

  async #findRow(talk: Talk): Promise<void> {
    const known = this.#parts.row(talk.id);
    if (known) {
      talk.row.value = known;
      return;
    }
    const ids = { ids: [talk.id] };
    const { rows } = await this.#parts.api.send<{ rows: Row[]; counts: Counts }>("POST", "/v1/desk/rows", ids);
    talk.row.value = rows[0];
    if (!rows[0]) talk.state.value = "missing";
  }

  #unfollow(): void {
    const before = this.current.value;
    if (!before) return;
    this.#client.unfollow(before.id);
    before.isFollowed = false;
    before.typing.value = [];
  }

  #talk(id: string): Talk {
    const known = this.#talks.get(id);
    if (known) {
      this.#talks.delete(id);
      this.#talks.set(id, known);
      return known;
    }
    const talk = new Talk(id, new Draft(this.#drafts, id), this.#parts.api);
    talk.learn = () => this.learn(talk).catch(() => {});
    this.#talks.set(id, talk);
    this.#forget();
    return talk;
  }

  /** Keeps the latest ones at hand, and all in which something waits. */
  #forget(): void {
    const idle = [...this.#talks.values()].filter(
      (talk) => talk !== this.current.value && talk.unsent.value.length + talk.held.value.length === 0,
    );
    for (const talk of idle.slice(0, Math.max(0, this.#talks.size - KEPT_OPEN))) this.#talks.delete(talk.id);
  }

  #append(talk: Talk, clientId: string, draft: Pending["draft"]): void {
    talk.own.add(clientId);
    this.#client.append(talk.id, clientId, draft);
    if (this.#client.state === "waiting") this.#client.wake();
    this.#typedAt = 0;
  }

  #again(talk: Talk, pending: Pending, draft: Pending["draft"]): void {
    this.#client.withdraw(pending);
    talk.dropped(pending.clientId);
    this.#append(talk, pending.clientId, draft);
  }

  async #ticket(): Promise<{ ticket: string } | undefined> {
    try {
      const { ticket } = await this.#parts.api.send<{ ticket: string }>("POST", "/v1/desk/ticket");
      return { ticket };
    } catch (error) {
      if (isRefusal(error, 401, 403)) return undefined;
      throw error;
    }
  }

  #news(): News {
    return {
      line: (state) => {
        this.line.value = state;
        // What was followed while the socket opened is not in its first frame.
        const talk = this.current.value;
        if (state === "live" && talk?.isFollowed) this.#client.follow(talk.id, talk.last.value);
      },
      entries: (conversation, entries) => this.#talks.get(conversation)?.came(entries),
      pending: (pending) => this.#moved(pending),
      epoch: (_, restored) => {
        if (restored) for (const talk of this.#talks.values()) talk.restarted();
        this.#parts.joined();
      },
      frame: (frame) => this.#frame(frame),
      unauthorised: () => this.#parts.signedOut(),
      missing: async () => false,
    };
  }

  #frame(frame: ServerFrame): void {
    if (frame.topic === "inbox" && frame.conversations) this.#parts.changed(frame.conversations);
    const of = frame.positions?.conversation ?? frame.typing?.conversation ?? frame.looking?.conversation;
    if (of) this.#talks.get(of)?.frame(frame);
  }

  #moved(pending: Pending): void {
    const talk = this.#talk(pending.conversation);
    if (pending.way === "refused" && pending.status === 409) this.#judge(talk, pending).catch(() => {});
    else talk.moved(pending);
  }

  /** Something came in between: if only the shopper spoke, the reply goes out; else its agent decides. */
  async #judge(talk: Talk, pending: Pending): Promise<void> {
    const since = pending.draft.expect?.seen ?? 0;
    try {
      const path = `/v1/conversations/${talk.id}/entries?since=${since}&limit=500`;
      const { entries, head } = await this.#parts.api.get<{ entries: Entry[]; head: number }>(path);
      if (talk.hold(pending, entries, since)) return;
      this.#again(talk, pending, { ...pending.draft, expect: { seen: head } });
    } catch {
      setTimeout(() => this.#judge(talk, pending).catch(() => {}), AGAIN);
    }
  }
}
