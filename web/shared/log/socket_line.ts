/** A line over a WebSocket, with the heartbeat that finds a dead one. */

import { BROKEN, type Line, type LineEars, readFrame } from "./line.ts";
import type { ClientFrame, Follow } from "./protocol.ts";
import type { SocketLike, World } from "./world.ts";

const READY_WITHIN = 10_000;
const PING_EVERY = 25_000;
const PONG_WITHIN = 10_000;

export class SocketLine implements Line {
  readonly #world: World;
  readonly #ears: LineEars;
  readonly #socket: SocketLike;
  #pings = 0;
  #stopWaiting: () => void;
  #stopPing = () => {};

  constructor(world: World, first: ClientFrame, ears: LineEars) {
    this.#world = world;
    this.#ears = ears;
    this.#socket = world.socket("/v1/live");
    this.#stopWaiting = world.after(READY_WITHIN, () => this.#lost(BROKEN));
    this.#socket.onopen = () => this.send(first);
    this.#socket.onmessage = (event) => this.#take(event.data);
    this.#socket.onclose = (event) => this.#lost(event.code);
  }

  send(frame: ClientFrame): void {
    try {
      this.#socket.send(JSON.stringify(frame));
    } catch {
      this.#lost(BROKEN);
    }
  }

  follow(conversations: readonly Follow[]): void {
    this.send({ follow: conversations });
  }

  unfollow(conversations: readonly string[]): void {
    this.send({ unfollow: conversations });
  }

  check(): void {
    this.#stopPing();
    this.#stopWaiting();
    this.#stopWaiting = this.#world.after(PONG_WITHIN, () => this.#lost(BROKEN));
    this.send({ ping: ++this.#pings });
  }

  end(): void {
    this.#stopPing();
    this.#stopWaiting();
    this.#socket.onopen = this.#socket.onmessage = this.#socket.onclose = null;
    this.#socket.close();
  }

  #take(data: unknown): void {
    const frame = readFrame(data);
    if (!frame) return;
    if (frame.ready || frame.pong === this.#pings) this.#alive();
    this.#ears.heard(frame);
  }

  #alive(): void {
    this.#stopWaiting();
    this.#stopPing();
    this.#stopPing = this.#world.after(PING_EVERY, () => this.check());
  }

  #lost(code: number): void {
    this.end();
    this.#ears.ended(code);
  }
}
