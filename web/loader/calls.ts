/** Calls of the host page that wait for the chat: of each name the newest counts, of consents the newest of each purpose. */

import type { ToFrame } from "./letters.ts";

export type Call = [keyof ToFrame | "open" | "close", unknown?];

/** What waits after one more call; the newest stands last. */
export function waitingAfter(calls: readonly Call[], [name, value]: Call): Call[] {
  const before = calls.find((call) => call[0] === name)?.[1];
  const now = name === "consent" ? { ...Object(before), ...Object(value) } : value;
  return [...calls.filter((call) => call[0] !== name), [name, now]];
}
