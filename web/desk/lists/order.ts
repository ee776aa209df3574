/** Which rows a list holds and in which order: pure, the same rules as the server's. */

import type { ListName, Row } from "../values.ts";

export function belongs(row: Row, list: ListName, me: string): boolean {
  if (list === "mine") return row.seat === "agent" && row.agent?.id === me;
  if (list === "waiting") return row.seat === "queue";
  if (list === "promises") return Boolean(row.promise);
  return list === "closed" ? row.seat === "closed" : row.seat !== "closed";
}

/** Below zero when `one` stands before `other`. */
export function compare(one: Row, other: Row, list: ListName): number {
  if (list === "promises") return byTime(one.promise?.due_at, other.promise?.due_at);
  if (list !== "closed") {
    const [first, second] = [one.promise?.is_overdue ?? false, other.promise?.is_overdue ?? false];
    if (first !== second) return first ? -1 : 1;
    if (first) return byTime(one.promise?.due_at, other.promise?.due_at);
  }
  if (list === "waiting") return byTime(one.waiting_since, other.waiting_since);
  return byTime(other.last_at, one.last_at);
}

/**
 * The rows of a list after `news`: moved, taken in or gone. `isWhole` tells that no page is left to fetch; else what
 * would stand behind the last row comes with its own page. A search keeps its rows and their order.
 */
export function afterNews(
  rows: readonly Row[],
  news: readonly Row[],
  given: { readonly list: ListName; readonly me: string; readonly isWhole: boolean; readonly isSearch: boolean },
): readonly Row[] {
  const fresh = new Map(news.map((row) => [row.id, row]));
  const updated = rows.map((row) => merged(row, fresh.get(row.id)));
  if (given.isSearch) return updated;
  const last = rows.at(-1);
  const known = new Set(rows.map((row) => row.id));
  const come = news.filter((row) => !known.has(row.id) && belongs(row, given.list, given.me));
  const near = come.filter((row) => given.isWhole || !last || compare(row, last, given.list) < 0);
  return [...updated.filter((row) => belongs(row, given.list, given.me)), ...near].sort((one, other) =>
    compare(one, other, given.list),
  );
}

/** The same rows with their news in them, where each stood before: for a list that somebody is pointing at. */
export function inPlace(rows: readonly Row[], news: readonly Row[]): readonly Row[] {
  const fresh = new Map(news.map((row) => [row.id, row]));
  return rows.map((row) => merged(row, fresh.get(row.id)));
}

/** Rows of the next page, without those that moved up meanwhile and are here already. */
export function joined(rows: readonly Row[], more: readonly Row[]): readonly Row[] {
  const known = new Set(rows.map((row) => row.id));
  return [...rows, ...more.filter((row) => !known.has(row.id))];
}

function merged(row: Row, news: Row | undefined): Row {
  return news ? { ...news, found: news.found ?? row.found ?? null } : row;
}

function byTime(one: string | null | undefined, other: string | null | undefined): number {
  return (one ?? "").localeCompare(other ?? "");
}
