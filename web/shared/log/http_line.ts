/** A line without a socket, for networks that cut sockets: one request that keeps answering, and plain asking where even that is held back. */

import { BROKEN, type Line, type LineEars, readFrame, UNAUTHORISED } from "./line.ts";
import { linesOf, Silent } from "./lines_of.ts";
import type { ClientFrame, Entry, Follow } from "./protocol.ts";
import type { World } from "./world.ts";

const ANSWER_WITHIN = 15_000;
const SILENCE = 35_000;
const OWN_WITHIN = 3_000;
const STREAM_AGAIN = 500;
const ASK_EVERY = 3_000;
const MUTE_STREAMS = 2;

type Headers = Readonly<Record<string, string>>;

export class HttpLine implements Line {
  readonly #world: World;
  readonly #headers: Headers;
  readonly #cursor: (conversation: string) => number | undefined;
  readonly #ears: LineEars;
  readonly #over = new AbortController();
  /** What ends the listening to each conversation. */
  readonly #followed = new Map<string, AbortController>();
  #ready = false;

  constructor(world: World, headers: Headers, cursor: (conversation: string) => number | undefined, ears: LineEars) {
    this.#world = world;
    this.#headers = headers;
    this.#cursor = cursor;
    this.#ears = ears;
  }

  follow(conversations: readonly Follow[]): void {
    if (conversations.length === 0 && !this.#ready) this.#tell({ ready: { epoch: "" } });
    for (const { conversation } of conversations) {
      const turn = new AbortController();
      this.#followed.get(conversation)?.abort();
      this.#followed.set(conversation, turn);
      this.#listen(conversation, turn.signal).catch((reason: unknown) => {
        if (!turn.signal.aborted) this.#lost(codeOf(reason));
      });
    }
  }

  unfollow(conversations: readonly string[]): void {
    for (const conversation of conversations) {
      this.#followed.get(conversation)?.abort();
      this.#followed.delete(conversation);
    }
  }

  send(frame: ClientFrame): void {
    for (const [name, way] of Object.entries(WAYS)) {
      const said = frame[name] as Said | undefined;
      if (said) this.#post(said, way(said)).catch((reason: unknown) => this.#lost(codeOf(reason)));
    }
  }

  check(): void {
    this.follow([...this.#followed.keys()].map((conversation) => ({ conversation, since: 0 })));
  }

  end(): void {
    this.#over.abort();
    this.unfollow([...this.#followed.keys()]);
  }

  async #listen(conversation: string, turn: AbortSignal): Promise<void> {
    let mute = 0;
    while (!turn.aborted) {
      if (!(await this.#ask(conversation, turn))) continue;
      if (turn.aborted) return;
      if (mute < MUTE_STREAMS) mute = (await this.#stream(conversation, turn)) ? 0 : mute + 1;
      await new Promise<void>((done) => this.#world.after(mute < MUTE_STREAMS ? STREAM_AGAIN : ASK_EVERY, done));
    }
  }

  /** Asks once for what follows the cursor; true when there is no more for now. */
  async #ask(conversation: string, turn: AbortSignal): Promise<boolean> {
    const since = this.#cursor(conversation) ?? 0;
    const answer = await this.#request(`/v1/conversations/${conversation}/entries?since=${since}&limit=200`);
    if (turn.aborted) return false;
    if (answer.status === 404) return this.#notThere(conversation);
    if (!answer.ok) throw new NotAnswered(answer.status);
    const page = (await answer.json()) as { entries: Entry[]; head: number; epoch: string };
    if (!this.#ready) this.#tell({ ready: { epoch: page.epoch } });
    this.#ready = true;
    this.#tell({ conversation, entries: page.entries, head: page.head });
    return page.entries.length === 0 || (this.#cursor(conversation) ?? 0) >= page.head;
  }

  /** Listens to an answer that goes on; false when nothing at all came through before silence. */
  async #stream(conversation: string, turn: AbortSignal): Promise<boolean> {
    const path = `/v1/conversations/${conversation}/stream?since=${this.#cursor(conversation) ?? 0}`;
    let heard = false;
    try {
      const answer = await this.#world.fetch(path, { headers: this.#headers, signal: turn });
      if (!answer.ok || !answer.body) return false;
      for await (const line of linesOf(answer.body, this.#world, SILENCE)) {
        heard = true;
        const frame = line ? readFrame(line) : undefined;
        if (turn.aborted) return true;
        if (frame) this.#tell(frame);
      }
    } catch (reason) {
      if (!(reason instanceof Silent)) throw reason;
    }
    return heard;
  }

  #notThere(conversation: string): boolean {
    this.unfollow([conversation]);
    this.#tell({ refused: { conversation, status: 404 } });
    return false;
  }

  async #post(said: Said, [path, body]: readonly [string, unknown]): Promise<void> {
    const answer = await this.#request(`/v1/conversations/${said.conversation}/${path}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    if (answer.status === 401) throw new NotAnswered(401);
    if (path !== "entries") return;
    const told = (await answer.json().catch(() => ({}))) as Record<string, unknown>;
    const about = { conversation: said.conversation, client_id: String(said.client_id) };
    if (answer.ok) {
      this.#tell({ ack: { seq: Number(told.seq), ...about } });
      this.#world.after(OWN_WITHIN, () => this.#overdue(said.conversation, Number(told.seq)));
    } else {
      const retry_after = Number(answer.headers.get("Retry-After") ?? 0);
      this.#tell({ refused: { ...told, ...about, status: answer.status, retry_after } });
    }
  }

  /** Our own entry stands in the log and did not come: what we listen to says nothing any more. */
  #overdue(conversation: string, seq: number): void {
    const since = this.#cursor(conversation);
    if (since !== undefined && since < seq && this.#followed.has(conversation)) this.follow([{ conversation, since }]);
  }

  async #request(path: string, init: RequestInit = {}): Promise<Response> {
    const late = new AbortController();
    const stop = this.#world.after(ANSWER_WITHIN, () => late.abort());
    try {
      return await this.#world.fetch(path, {
        ...init,
        headers: { ...this.#headers, ...(init.headers as Headers | undefined) },
        signal: AbortSignal.any([late.signal, this.#over.signal]),
      });
    } finally {
      stop();
    }
  }

  #tell(frame: Parameters<LineEars["heard"]>[0]): void {
    if (!this.#over.signal.aborted) this.#ears.heard(frame);
  }

  #lost(code: number): void {
    if (this.#over.signal.aborted) return;
    this.end();
    this.#ears.ended(code);
  }
}

interface Said {
  readonly conversation: string;
  readonly [member: string]: unknown;
}

/** What each frame is as a request: the path behind the conversation's, and the body. */
const WAYS: Readonly<Record<string, (said: Said) => readonly [string, unknown]>> = {
  append: ({ conversation: _, ...entry }) => ["entries", entry],
  typing: () => ["typing", {}],
  read: (said) => ["positions", { read: said.seq }],
};

class NotAnswered extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`answered with ${status}`);
    this.status = status;
  }
}

function codeOf(reason: unknown): number {
  return reason instanceof NotAnswered && reason.status === 401 ? UNAUTHORISED : BROKEN;
}
