/** Whether a reply still fits: it is held when somebody else of the house answered since it was begun. */

import type { Entry } from "../../shared/log/protocol.ts";

/** Messages of colleagues and of the assistant; `own` knows what this page wrote itself. */
export function answersOfOthers(entries: readonly Entry[], since: number, own: ReadonlySet<string>): readonly Entry[] {
  return entries.filter(
    (entry) =>
      entry.seq > since && entry.kind === "message" && entry.who !== "shopper" && !own.has(entry.client_id ?? ""),
  );
}

/** What a reply says it has seen: everything shown, or only what was there when it was begun if others answered since. */
export function seenBy(entries: readonly Entry[], began: number | undefined, own: ReadonlySet<string>): number {
  const last = entries.at(-1)?.seq ?? 0;
  return began !== undefined && answersOfOthers(entries, began, own).length > 0 ? began : last;
}
