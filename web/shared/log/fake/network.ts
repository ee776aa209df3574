/** A network between one client and the fake server that delays, cuts, swallows and blocks as it is told. */

import type { ServerFrame } from "../protocol.ts";
import type { SocketLike, World } from "../world.ts";
import type { Clock } from "./clock.ts";
import type { Answer, FakeServer, Session } from "./server.ts";

type Body = Record<string, unknown>;

export class FakeNetwork implements World {
  readonly server: FakeServer;
  readonly clock: Clock;
  readonly random: () => number;
  readonly who: string;
  /** What does not get through: sockets alone, streams alone, or everything. */
  blocked = { sockets: false, streams: false, all: false };
  /** Chance that a request gets lost, on its way there or back. */
  loss = 0;
  sockets = 0;
  requests: string[] = [];
  #open = new Set<FakeSocket>();
  #streams = new Set<FakeStream>();

  constructor(server: FakeServer, clock: Clock, random: () => number, who: string) {
    this.server = server;
    this.clock = clock;
    this.random = random;
    this.who = who;
  }

  after(ms: number, then: () => void): () => void {
    return this.clock.after(ms, then);
  }

  delay(): number {
    return 1 + Math.floor(this.random() * 80);
  }

  socket(): SocketLike {
    this.sockets++;
    const socket = new FakeSocket(this);
    this.#open.add(socket);
    return socket;
  }

  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    this.requests.push(`${init.method ?? "GET"} ${path}`);
    const signal = init.signal ?? undefined;
    await this.#travel(signal);
    if (path.includes("/stream")) return this.#stream(path, signal);
    const answer = this.#answer(path, init);
    await this.#travel(signal);
    const { status, body, headers } = answer;
    return new Response(JSON.stringify(body), { status, headers: { ...headers } });
  }

  /** Breaks every connection: what is on its way is lost, and the client hears of it a little later. */
  cut(): void {
    for (const socket of this.#open) socket.cut();
    for (const stream of this.#streams) stream.cut();
    this.#open.clear();
    this.#streams.clear();
  }

  /** Swallows everything on the connections that stand, in both directions, and says nothing. */
  swallow(): void {
    for (const socket of this.#open) socket.swallowed = true;
    for (const stream of this.#streams) stream.swallowed = true;
  }

  async #travel(signal: AbortSignal | undefined): Promise<void> {
    const lost = this.blocked.all || this.random() < this.loss;
    await new Promise<void>((arrive, fail) => {
      signal?.addEventListener("abort", () => fail(new Error("given up")));
      this.after(this.delay(), () => (lost ? fail(new Error("lost")) : arrive()));
    });
  }

  #answer(path: string, init: RequestInit): Answer {
    const [, conversation = "", verb = ""] = /conversations\/([^/]+)\/?([a-z]*)/.exec(path) ?? [];
    if (init.method !== "POST") return this.server.page(conversation, Number(/since=(\d+)/.exec(path)?.[1]));
    const body = JSON.parse(String(init.body)) as Body;
    return verb === "entries" ? this.server.append(this.who, conversation, body) : { status: 204, body: {} };
  }

  #stream(path: string, signal: AbortSignal | undefined): Response {
    const [, conversation = ""] = /conversations\/([^/]+)/.exec(path) ?? [];
    const stream = new FakeStream(this, signal);
    this.#streams.add(stream);
    stream.open(conversation, Number(/since=(\d+)/.exec(path)?.[1]));
    return new Response(stream.body, { status: 200 });
  }
}

/** Carries frames in order, each after a delay of its own. */
class Way {
  readonly #network: FakeNetwork;
  #free = 0;

  constructor(network: FakeNetwork) {
    this.#network = network;
  }

  carry(arrive: () => void): void {
    this.#free = Math.max(this.#free, this.#network.clock.now + this.#network.delay());
    this.#network.after(this.#free - this.#network.clock.now, arrive);
  }
}

class FakeSocket implements SocketLike {
  onopen: SocketLike["onopen"] = null;
  onmessage: SocketLike["onmessage"] = null;
  onclose: SocketLike["onclose"] = null;
  onerror: SocketLike["onerror"] = null;
  swallowed = false;
  #gone = false;
  readonly #network: FakeNetwork;
  readonly #there: Way;
  readonly #back: Way;
  readonly #session: Session;

  constructor(network: FakeNetwork) {
    this.#network = network;
    this.#there = new Way(network);
    this.#back = new Way(network);
    this.#session = {
      who: network.who,
      followed: new Set(),
      hear: (frame) => this.#carryBack(frame),
      close: (code) => this.#back.carry(() => this.#shut(code)),
    };
    network.after(network.delay(), () => {
      if (network.blocked.all || network.blocked.sockets) this.#shut(1006);
      else if (!this.#gone) this.onopen?.(undefined as never);
    });
  }

  send(text: string): void {
    if (this.#gone) throw new Error("the socket is closed");
    this.#there.carry(() => {
      if (!this.#gone && !this.swallowed) this.#network.server.frame(this.#session, JSON.parse(text) as Body);
    });
  }

  close(): void {
    this.#gone = true;
    this.#network.server.leave(this.#session);
  }

  cut(): void {
    this.#network.after(this.#network.delay(), () => this.#shut(1006));
    this.swallowed = true;
  }

  #carryBack(frame: ServerFrame): void {
    this.#back.carry(() => {
      if (!this.#gone && !this.swallowed) this.onmessage?.({ data: JSON.stringify(frame) });
    });
  }

  #shut(code: number): void {
    if (this.#gone) return;
    this.close();
    this.onclose?.({ code });
  }
}

class FakeStream {
  readonly body: ReadableStream<Uint8Array>;
  swallowed = false;
  #sink: ReadableStreamDefaultController<Uint8Array> | undefined;
  #over = false;
  readonly #network: FakeNetwork;
  readonly #back: Way;
  readonly #session: Session;

  constructor(network: FakeNetwork, signal: AbortSignal | undefined) {
    this.#network = network;
    this.#back = new Way(network);
    this.body = new ReadableStream({
      start: (sink) => {
        this.#sink = sink;
      },
      cancel: () => this.#end(),
    });
    this.#session = {
      who: network.who,
      followed: new Set(),
      hear: (frame) => this.#write(`${JSON.stringify(frame)}\n`),
      close: () => this.cut(),
    };
    signal?.addEventListener("abort", () => this.cut());
  }

  open(conversation: string, since: number): void {
    this.#network.server.frame(this.#session, { token: "t", follow: [{ conversation, since }] });
    this.#beat();
  }

  cut(): void {
    if (!this.#over) this.#sink?.error(new Error("cut"));
    this.#end();
  }

  #beat(): void {
    this.#network.after(15_000, () => {
      this.#write("\n");
      if (!this.#over) this.#beat();
    });
  }

  #write(text: string): void {
    this.#back.carry(() => {
      if (this.#over || this.swallowed || this.#network.blocked.streams) return;
      this.#sink?.enqueue(new TextEncoder().encode(text));
    });
  }

  #end(): void {
    this.#over = true;
    this.#network.server.leave(this.#session);
  }
}
