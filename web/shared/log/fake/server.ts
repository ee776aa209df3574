/** Parlour as the protocol describes it, in memory: the log, its socket and its plain requests. */

import type { Entry, Follow, ServerFrame } from "../protocol.ts";

type Body = Readonly<Record<string, unknown>>;

export interface Session {
  readonly who: string;
  hear(frame: ServerFrame): void;
  close(code: number): void;
  readonly followed: Set<string>;
}

export interface Answer {
  readonly status: number;
  readonly body: Body;
  readonly headers?: Readonly<Record<string, string>>;
}

const PAGE = 7;

export class FakeServer {
  epoch = "first";
  readonly logs = new Map<string, Entry[]>();
  readonly sessions = new Set<Session>();
  /** Answers each append with this status instead of taking it, while set. */
  refuseWith: { status: number; retry_after?: number } | undefined;
  appends = 0;

  open(conversation: string): void {
    if (!this.logs.has(conversation)) this.logs.set(conversation, []);
  }

  /** A frame of a socket; the first one joins the session. */
  frame(session: Session, frame: Body): void {
    if ("token" in frame) {
      if (frame.token === "forged") return session.close(4401);
      this.sessions.add(session);
      session.hear({ ready: { epoch: this.epoch } });
    }
    for (const one of (frame.follow as Follow[] | undefined) ?? []) this.#follow(session, one);
    for (const one of (frame.unfollow as string[] | undefined) ?? []) session.followed.delete(one);
    if ("ping" in frame) session.hear({ pong: Number(frame.ping) });
    if (frame.append) this.#appendFrame(session, frame.append as Body);
  }

  leave(session: Session): void {
    this.sessions.delete(session);
  }

  page(conversation: string, since: number): Answer {
    const log = this.logs.get(conversation);
    if (!log) return { status: 404, body: { detail: "not there" } };
    return { status: 200, body: { entries: log.slice(since, since + PAGE), head: log.length, epoch: this.epoch } };
  }

  append(who: string, conversation: string, entry: Body): Answer {
    const log = this.logs.get(conversation);
    if (!log) return { status: 404, body: { detail: "not there" } };
    if (this.refuseWith) {
      const { status, retry_after } = this.refuseWith;
      return { status, body: { detail: "later" }, headers: retry_after ? { "Retry-After": `${retry_after}` } : {} };
    }
    this.appends++;
    const same = log.find((one) => one.client_id === entry.client_id && one.name === who);
    if (same) return { status: 200, body: { seq: same.seq } };
    const stored = { ...entry, kind: String(entry.kind), seq: log.length + 1, name: who } as Entry;
    log.push(stored);
    for (const session of this.sessions)
      if (session.followed.has(conversation)) session.hear({ conversation, entries: [stored], head: stored.seq });
    return { status: 201, body: { seq: stored.seq } };
  }

  /** Gives the log back as it was `entries` ago, as a restored backup does. */
  restore(conversation: string, entries: number): void {
    this.logs.get(conversation)?.splice(entries);
    this.epoch = `after ${this.epoch}`;
    for (const session of [...this.sessions]) session.close(1012);
  }

  #follow(session: Session, { conversation, since }: Follow): void {
    const log = this.logs.get(conversation);
    if (!log) return session.hear({ refused: { conversation, status: 404 } });
    session.followed.add(conversation);
    for (let at = since; at < log.length; at += PAGE)
      session.hear({ conversation, entries: log.slice(at, at + PAGE), head: log.length });
  }

  #appendFrame(session: Session, append: Body): void {
    const { conversation: id, ...entry } = append;
    const conversation = String(id);
    const about = { conversation, client_id: String(entry.client_id) };
    const answer = this.append(session.who, conversation, entry);
    if (answer.status < 300) session.hear({ ack: { ...about, seq: Number(answer.body.seq) } });
    else {
      const retry_after = Number(answer.headers?.["Retry-After"] ?? 0);
      session.hear({
        refused: { ...about, status: answer.status, detail: String(answer.body.detail), retry_after },
      });
    }
  }
}
