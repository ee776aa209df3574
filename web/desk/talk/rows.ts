/** The log as the desk shows it: entries and what was written in advance, as rows in order; a pure function of both. */

import type { Pending } from "../../shared/log/outbox.ts";
import type { Attachment, Entry } from "../../shared/log/protocol.ts";

export interface SaidRow {
  readonly type: "message" | "note";
  readonly key: string;
  /** On the shop's side of the talk. */
  readonly ours: boolean;
  readonly entry: Entry;
  readonly pending?: Pending;
  readonly text: string;
  readonly corrected: boolean;
  readonly removed: boolean;
  /** First of several by the same writer: says who it is. */
  readonly first: boolean;
  /** What the shopper chose of its choices. */
  readonly chosen?: string;
}

export interface EventRow {
  readonly type: "event";
  readonly key: string;
  readonly entry: Entry;
}

export interface DayRow {
  readonly type: "day";
  readonly key: string;
  readonly at: string;
}

export type LogRow = SaidRow | EventRow | DayRow;

const TOLD = new Set(
  "opened seat_moved joined left rated promised promise_kept removed task proved order_shown assigned mail_failed".split(
    " ",
  ),
);
const PAUSE = 10 * 60_000;

export function rowsOf(
  entries: readonly Entry[],
  unsent: readonly Pending[],
  day: (at: string) => string,
): readonly LogRow[] {
  const changes = changesOf(entries);
  const here = new Set(entries.map((entry) => entry.client_id));
  const waiting = unsent.filter((pending) => !here.has(pending.clientId) && isSaid(pending.draft.kind));
  const rows: LogRow[] = [];
  let before: Entry | undefined;
  let today = "";
  for (const { entry, pending } of [
    ...entries.map((one) => ({ entry: one, pending: undefined })),
    ...asEntries(waiting),
  ]) {
    if (!isShown(entry, before)) continue;
    const its = entry.at ? day(entry.at) : today;
    if (its !== today && entry.at) rows.push({ type: "day", key: `day ${its}`, at: entry.at });
    const first = its !== today || !goesOn(before, entry);
    today = its;
    before = entry;
    rows.push(isSaid(entry.kind) ? said(entry, pending, first, changes) : event(entry));
  }
  return rows;
}

/** The newest summary that the assistant wrote for people, if there is one. */
export function summaryOf(entries: readonly Entry[]): Entry | undefined {
  return entries.findLast((entry) => entry.event === "summary");
}

/** Whether a person has answered the shopper after this seq. */
export function answeredSince(entries: readonly Entry[], seq: number): boolean {
  return entries.some((entry) => entry.seq > seq && entry.kind === "message" && entry.who === "agent");
}

interface Changes {
  readonly texts: ReadonlyMap<number, string>;
  readonly removed: ReadonlySet<number>;
  readonly chosen: ReadonlyMap<number, string>;
}

function changesOf(entries: readonly Entry[]): Changes {
  const of = (kind: string) => entries.filter((entry) => entry.kind === kind);
  const erased = entries.findLast((entry) => entry.event === "removed")?.seq ?? 0;
  return {
    texts: new Map(of("correction").map((entry) => [entry.of ?? 0, entry.text ?? ""])),
    removed: new Set([
      ...of("removal").map((entry) => entry.of ?? 0),
      ...entries.filter((entry) => entry.seq < erased && isSaid(entry.kind)).map((entry) => entry.seq),
    ]),
    chosen: new Map(of("message").flatMap(({ answers }) => (answers?.choice ? [[answers.seq, answers.choice]] : []))),
  };
}

function said(entry: Entry, pending: Pending | undefined, first: boolean, changes: Changes): SaidRow {
  const chosen = changes.chosen.get(entry.seq);
  return {
    type: entry.kind === "note" ? "note" : "message",
    key: entry.client_id ?? `${entry.seq}`,
    ours: entry.who !== "shopper",
    entry,
    ...(pending ? { pending } : {}),
    text: changes.texts.get(entry.seq) ?? entry.text ?? "",
    corrected: changes.texts.has(entry.seq),
    removed: changes.removed.has(entry.seq),
    first,
    ...(chosen ? { chosen } : {}),
  };
}

function event(entry: Entry): EventRow {
  return { type: "event", key: `${entry.seq}`, entry };
}

function asEntries(unsent: readonly Pending[]): { entry: Entry; pending: Pending }[] {
  return unsent.map((pending) => {
    const { attachments: _, expect: __, ...draft } = pending.draft;
    const files = (draft.files as readonly Attachment[] | undefined) ?? [];
    const mine = { seq: Number.MAX_SAFE_INTEGER, who: "agent", client_id: pending.clientId, attachments: files };
    return { entry: { ...draft, ...mine } as Entry, pending };
  });
}

function isSaid(kind: string): boolean {
  return kind === "message" || kind === "note";
}

/** An agent who took the seat is greeted once, by the seat's own line. */
function isShown(entry: Entry, before: Entry | undefined): boolean {
  if (isSaid(entry.kind)) return true;
  if (entry.kind !== "event" || !TOLD.has(entry.event ?? "")) return false;
  if (entry.event === "opened") return Boolean(entry.page);
  if (entry.event === "joined") return before?.event !== "seat_moved" || before.agent !== entry.agent;
  if (entry.event === "promised") return before?.event !== "promised" || before.due_at !== entry.due_at;
  if (entry.event !== "seat_moved") return true;
  return entry.to !== entry.from || entry.to === "agent";
}

function goesOn(before: Entry | undefined, entry: Entry): boolean {
  if (!before || before.kind !== entry.kind || before.who !== entry.who) return false;
  if (before.name !== entry.name && entry.name !== undefined) return false;
  if (!before.at || !entry.at) return true;
  return Date.parse(entry.at) - Date.parse(before.at) < PAUSE;
}
