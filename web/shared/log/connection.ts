/** Keeps a line to Parlour alive: joins, finds out when it broke, waits longer each time, and does without sockets where they are cut. */

import { wait } from "./backoff.ts";
import { HttpLine } from "./http_line.ts";
import { BROKEN, type Line, type LineEars, UNAUTHORISED } from "./line.ts";
import type { ClientFrame, Follow, ServerFrame } from "./protocol.ts";
import { SocketLine } from "./socket_line.ts";
import type { World } from "./world.ts";

/** `live`: connected; `joining`: being connected; `waiting`: broken, tried again later; `off`: not wanted. */
export type LineState = "off" | "joining" | "live" | "waiting";

export interface Credentials {
  /** Asked before each socket: `{token}` or `{ticket}`; nothing when it is no longer given. */
  first(): Promise<ClientFrame | undefined>;
  /** Asked before a line of plain requests; nothing when they would not be taken any more. */
  headers(): Promise<Readonly<Record<string, string>> | undefined>;
}

export interface ConnectionEars {
  state(state: LineState): void;
  /** A line stands; `epoch` is the one of the log behind it. */
  ready(epoch: string): void;
  frame(frame: ServerFrame): void;
  /** The line is gone or given up: what was on its way is in doubt. */
  broken(): void;
  unauthorised(): void;
  /** What is followed, and from where. */
  following(): readonly Follow[];
}

const SOCKETS_BEFORE_REQUESTS = 3;
const STEADY_AFTER = 5_000;
const SOCKET_AGAIN_AFTER = 60_000;

export class Connection {
  readonly #world: World;
  readonly #credentials: Credentials;
  readonly #ears: ConnectionEars;
  #state: LineState = "off";
  #line: Line | undefined;
  #probe: Line | undefined;
  /** Which line is listened to, and which one is tried beside it; older ones speak to nobody. */
  #token: symbol | undefined;
  #probing: symbol | undefined;
  #failures = 0;
  #stops: (() => void)[] = [];
  readonly #asked = new Map<symbol, ReadonlySet<string>>();

  constructor(world: World, credentials: Credentials, ears: ConnectionEars) {
    this.#world = world;
    this.#credentials = credentials;
    this.#ears = ears;
  }

  get state(): LineState {
    return this.#state;
  }

  /** The line to speak on, only while there is one that answers. */
  get live(): Line | undefined {
    return this.#state === "live" ? this.#line : undefined;
  }

  start(): void {
    if (this.#state === "off") this.#join();
  }

  stop(): void {
    this.#hangUp();
    this.#move("off");
  }

  /** The network came back or the page is looked at again: try now, or find out whether the line lives. */
  wake(): void {
    if (this.#state === "waiting") this.#join();
    else this.live?.check();
  }

  #join(): void {
    this.#hangUp();
    const token = Symbol("line");
    this.#token = token;
    this.#move("joining");
    // After some sockets in a row that failed, every other try does without.
    if (this.#failures >= SOCKETS_BEFORE_REQUESTS && this.#failures % 2 === 1) this.#openRequests(token);
    else
      this.#openSocket(token, (line) => {
        this.#line = line;
      });
  }

  #openRequests(token: symbol): void {
    const ears = this.#earsFor(token);
    const at = (id: string) => this.#ears.following().find((one) => one.conversation === id)?.since;
    this.#credentials.headers().then(
      (headers) => {
        if (token !== this.#token) return;
        if (!headers) return ears.ended(UNAUTHORISED);
        const line = new HttpLine(this.#world, headers, at, ears);
        this.#line = line;
        this.#probeLater();
        line.follow(this.#asking(token));
      },
      () => ears.ended(BROKEN),
    );
  }

  #openSocket(token: symbol, use: (line: Line) => void): void {
    const ears = this.#earsFor(token);
    this.#credentials.first().then(
      (first) => {
        if (token !== this.#token && token !== this.#probing) return;
        if (first) use(new SocketLine(this.#world, { ...first, follow: this.#asking(token) }, ears));
        else ears.ended(UNAUTHORISED);
      },
      () => ears.ended(BROKEN),
    );
  }

  /** Beside a line of plain requests a socket is tried now and then; it takes over only when it stands. */
  #probeLater(): void {
    this.#probing = undefined;
    this.#later(SOCKET_AGAIN_AFTER, () => {
      const token = Symbol("probe");
      this.#probing = token;
      this.#openSocket(token, (line) => {
        this.#probe = line;
      });
    });
  }

  #takeOver(): void {
    const { line, token } = { line: this.#probe, token: this.#probing };
    this.#probe = undefined;
    this.#hangUp();
    this.#line = line;
    this.#token = token;
  }

  #earsFor(token: symbol): LineEars {
    return {
      heard: (frame) => {
        if (frame.ready && token === this.#probing) this.#takeOver();
        if (token === this.#token) this.#heard(frame);
      },
      ended: (code) => {
        if (token === this.#probing) this.#probeLater();
        if (token === this.#token) this.#broken(code);
      },
    };
  }

  #heard(frame: ServerFrame): void {
    if (!frame.ready) return this.#ears.frame(frame);
    this.#move("live");
    this.#askForLatecomers();
    this.#later(STEADY_AFTER, () => {
      this.#failures = 0;
    });
    this.#ears.ready(frame.ready.epoch);
  }

  /** What a new line asks for first; what is followed while it opens must be asked for when it stands. */
  #asking(token: symbol): readonly Follow[] {
    const following = this.#ears.following();
    this.#asked.set(token, new Set(following.map((one) => one.conversation)));
    return following;
  }

  #askForLatecomers(): void {
    const asked = this.#token && this.#asked.get(this.#token);
    const late = this.#ears.following().filter((one) => !asked?.has(one.conversation));
    this.#asked.clear();
    if (late.length > 0) this.#line?.follow(late);
  }

  #broken(code: number): void {
    this.#failures++;
    this.#hangUp();
    this.#move(code === UNAUTHORISED ? "off" : "waiting");
    if (code === UNAUTHORISED) this.#ears.unauthorised();
    else this.#later(wait(this.#failures, this.#world.random()), () => this.#join());
  }

  #hangUp(): void {
    for (const stop of this.#stops) stop();
    this.#stops = [];
    this.#token = this.#probing = undefined;
    this.#line?.end();
    this.#probe?.end();
    this.#line = this.#probe = undefined;
    this.#ears.broken();
  }

  #move(state: LineState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#ears.state(state);
  }

  #later(ms: number, then: () => void): void {
    this.#stops.push(this.#world.after(ms, then));
  }
}
