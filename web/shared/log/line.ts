/** A line is one connection to Parlour, over a socket or over plain requests: frames go out, frames come in, once it ends. */

import type { ClientFrame, Follow, ServerFrame } from "./protocol.ts";

export interface Line {
  send(frame: ClientFrame): void;
  follow(conversations: readonly Follow[]): void;
  unfollow(conversations: readonly string[]): void;
  /** Finds out at once whether the line still lives. */
  check(): void;
  /** Ends the line; nothing is told afterwards. */
  end(): void;
}

export interface LineEars {
  heard(frame: ServerFrame): void;
  /** The line is gone, with the close code of the socket form (4401 and so on) where there is one. */
  ended(code: number): void;
}

export const UNAUTHORISED = 4401;
export const BROKEN = 1006;

/** A frame as text, or nothing when it is none: a client lives on with what it does not understand. */
export function readFrame(text: unknown): ServerFrame | undefined {
  try {
    const value: unknown = JSON.parse(String(text));
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
