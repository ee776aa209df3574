/** Calls of the host page that wait for the chat: of each name the newest counts. */

import type { ToFrame } from "./letters.ts";

export type Call = [keyof ToFrame | "open" | "close", unknown?];

/** What waits after one more call; the newest stands last. */
export function waitingAfter(calls: readonly Call[], call: Call): Call[] {
  return [...calls.filter(([name]) => name !== call[0]), call];
}
