/** What the log shows: entries and what was written in advance, as rows in order; a pure function of both. */

import type { Pending } from "../../shared/log/outbox.ts";
import type { Attachment, Entry } from "../../shared/log/protocol.ts";

export interface MessageRow {
  readonly type: "message";
  readonly key: string;
  readonly mine: boolean;
  readonly entry: Entry;
  /** While it is not confirmed. */
  readonly pending?: Pending;
  readonly text: string;
  readonly corrected: boolean;
  readonly removed: boolean;
  /** First of several by the same writer: says who it is. */
  readonly first: boolean;
  /** The choice or form answer that the shopper gave to it. */
  readonly answer?: Entry["answers"];
}

export interface NoticeRow {
  readonly type: "notice";
  readonly key: string;
  readonly entry: Entry;
}

export interface DayRow {
  readonly type: "day";
  readonly key: string;
  readonly at: string;
}

export type Row = MessageRow | NoticeRow | DayRow;

const SAID = new Set(["seat_moved", "joined", "left", "rated", "promised", "promise_kept", "removed"]);
const PAUSE = 10 * 60_000;

export function rowsOf(entries: readonly Entry[], unsent: readonly Pending[], day: (at: string) => string): Row[] {
  const changes = changesOf(entries);
  const here = new Set(entries.map((entry) => entry.client_id));
  const waiting = unsent.filter((pending) => !here.has(pending.clientId)).map(asEntry);
  const rows: Row[] = [];
  let before: Entry | undefined;
  let lastDay = "";
  for (const { entry, pending } of [...entries.map((one) => ({ entry: one, pending: undefined })), ...waiting]) {
    if (!isShown(entry, before)) continue;
    const today = entry.at ? day(entry.at) : lastDay;
    if (today !== lastDay && entry.at) rows.push({ type: "day", key: `day ${today}`, at: entry.at });
    const first = today !== lastDay || !goesOn(before, entry);
    lastDay = today;
    before = entry;
    rows.push(entry.kind === "message" ? message(entry, pending, first, changes) : notice(entry));
  }
  // A day's name above a talk that has only one day says nothing.
  return rows.filter((row) => row.type === "day").length > 1 ? rows : rows.filter((row) => row.type !== "day");
}

/** How many messages of the other side stand after `read`. */
export function unreadAfter(entries: readonly Entry[], read: number): number {
  return entries.filter((entry) => entry.kind === "message" && entry.who !== "shopper" && entry.seq > read).length;
}

interface Changes {
  readonly texts: ReadonlyMap<number, string>;
  readonly removed: ReadonlySet<number>;
  readonly answers: ReadonlyMap<number, Entry["answers"]>;
}

function changesOf(entries: readonly Entry[]): Changes {
  const of = (kind: string) => entries.filter((entry) => entry.kind === kind);
  return {
    texts: new Map(of("correction").map((entry) => [entry.of ?? 0, entry.text ?? ""])),
    removed: new Set(of("removal").map((entry) => entry.of ?? 0)),
    answers: new Map(of("message").flatMap(({ answers }) => (answers ? [[answers.seq, answers] as const] : []))),
  };
}

function message(entry: Entry, pending: Pending | undefined, first: boolean, changes: Changes): MessageRow {
  const answer = changes.answers.get(entry.seq);
  return {
    type: "message",
    key: entry.client_id ?? `${entry.seq}`,
    mine: entry.who === "shopper",
    entry,
    ...(pending ? { pending } : {}),
    text: changes.texts.get(entry.seq) ?? entry.text ?? "",
    corrected: changes.texts.has(entry.seq),
    removed: changes.removed.has(entry.seq),
    first,
    ...(answer ? { answer } : {}),
  };
}

function notice(entry: Entry): NoticeRow {
  return { type: "notice", key: `${entry.seq}`, entry };
}

function asEntry(pending: Pending): { entry: Entry; pending: Pending } {
  const { draft, clientId } = pending;
  const { attachments: _, expect: __, ...said } = draft;
  const files = (draft.files as readonly Attachment[] | undefined) ?? [];
  const entry = {
    ...said,
    seq: Number.MAX_SAFE_INTEGER,
    who: "shopper",
    client_id: clientId,
    attachments: files,
  } as Entry;
  return { entry, pending };
}

/** An agent who took the seat is greeted once, by `joined`. */
function isShown(entry: Entry, before: Entry | undefined): boolean {
  if (entry.kind === "message") return true;
  if (entry.kind !== "event" || !SAID.has(entry.event ?? "")) return false;
  if (entry.event === "joined") return before?.agent !== entry.agent || before?.event !== "seat_moved";
  return entry.event !== "seat_moved" || entry.to !== entry.from;
}

function goesOn(before: Entry | undefined, entry: Entry): boolean {
  if (before?.kind !== "message" || before.who !== entry.who || before.name !== entry.name) return false;
  if (!before.at || !entry.at) return true;
  return Date.parse(entry.at) - Date.parse(before.at) < PAUSE;
}
