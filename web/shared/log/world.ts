/** What the log client needs from outside: sockets, requests, timers and chance, so that tests can give others. */

export interface SocketLike {
  send(text: string): void;
  close(): void;
  onopen: ((event: never) => void) | null;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  onclose: ((event: { readonly code: number }) => void) | null;
  onerror: ((event: never) => void) | null;
}

export interface World {
  socket(path: string): SocketLike;
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** Calls `then` after so many milliseconds; the answer takes it back. */
  after(ms: number, then: () => void): () => void;
  random(): number;
}

/** The world of a browser, with Parlour at `base` (its origin, without a slash at the end). */
export function browserWorld(base: string): World {
  return {
    socket: (path) => new WebSocket(base.replace(/^http/, "ws") + path) as unknown as SocketLike,
    fetch: (path, init) => fetch(base + path, init),
    after: (ms, then) => {
      const timer = setTimeout(then, ms);
      return () => clearTimeout(timer);
    },
    random: Math.random,
  };
}
