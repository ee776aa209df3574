/** The desk by keyboard: one letter each, silent while somebody writes. */

import type { Desk } from "./desk.ts";
import { type Act, act, actsIn } from "./talk/acts.ts";
import { LISTS } from "./values.ts";

/** Every key and the word that tells what it does, in the order of the list that `?` shows. */
export const KEYS: readonly (readonly [key: string, word: string])[] = [
  ["j", "next"],
  ["k", "before"],
  ["Enter", "open"],
  ["r", "reply"],
  ["n", "note"],
  ["t", "take"],
  ["b", "give_back"],
  ["g", "give"],
  ["e", "close"],
  ["a s d", "suggestion"],
  ["p", "goods"],
  ["i", "shopper"],
  ["/", "search"],
  ["1 – 5", "lists"],
  ["Esc", "back"],
  ["?", "keys"],
];

export function watchKeys(desk: Desk): void {
  document.addEventListener("keydown", (event) => {
    if (!desk.me.value || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const target = event.target as HTMLElement;
    const writes = target.closest("input, textarea, select, [contenteditable]") !== null;
    if (event.key === "Escape") back(desk, target, writes);
    else if (!writes && (ACTIONS[event.key] ?? listOf(event.key))?.(desk)) event.preventDefault();
  });
}

type Action = (desk: Desk) => boolean;

const ACTIONS: Readonly<Record<string, Action>> = {
  j: (desk) => step(desk, 1),
  k: (desk) => step(desk, -1),
  ArrowDown: (desk) => document.activeElement?.matches(".row") === true && step(desk, 1),
  ArrowUp: (desk) => document.activeElement?.matches(".row") === true && step(desk, -1),
  r: (desk) => write(desk, "reply"),
  n: (desk) => write(desk, "note"),
  t: (desk) => does(desk, "take") || does(desk, "reopen"),
  b: (desk) => does(desk, "give-back"),
  e: (desk) => does(desk, "close"),
  g: (desk) => opens(desk, "give"),
  p: (desk) => write(desk, "reply") && opens(desk, "goods"),
  i: (desk) => opens(desk, "shopper"),
  a: (desk) => takes(desk, 0),
  s: (desk) => takes(desk, 1),
  d: (desk) => takes(desk, 2),
  "/": () => focus("search"),
  "?": (desk) => {
    desk.toggle("keys");
    return true;
  },
};

function listOf(key: string): Action | undefined {
  const list = LISTS[Number(key) - 1];
  if (!list) return undefined;
  return (desk) => {
    desk.go({ list });
    return true;
  };
}

/** Walks through the rows; with a conversation open, the next one is opened at once. */
function step(desk: Desk, by: number): boolean {
  const rows = desk.inbox.rows.value;
  if (desk.route.value.settings || desk.route.value.learning || rows.length === 0) return false;
  const focused = (document.activeElement as HTMLElement | null)?.dataset.row;
  const here = rows.findIndex((row) => row.id === (focused ?? desk.route.value.talk));
  const next = rows[here < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, here + by))];
  if (!next) return false;
  const element = document.querySelector<HTMLElement>(`[data-row="${next.id}"]`);
  element?.focus();
  element?.scrollIntoView({ block: "nearest" });
  if (desk.route.value.talk) desk.openTalk(next.id, next.found?.seq);
  return true;
}

function write(desk: Desk, mode: "reply" | "note"): boolean {
  const talk = desk.talk.value;
  if (!talk || !desk.can("reply")) return false;
  talk.draft.turn(mode);
  return focus("words");
}

function does(desk: Desk, verb: Act): boolean {
  const talk = desk.talk.value;
  const row = talk?.row.value;
  if (!talk || !row || !desk.can("reply") || !actsIn(row, desk.me.value?.agent.id ?? "").includes(verb)) return false;
  act(desk, talk, verb).catch(() => {});
  return true;
}

/** Puts a suggestion into the field; nothing is sent by it. */
function takes(desk: Desk, place: number): boolean {
  const assist = desk.can("reply") ? desk.talk.value?.assist : undefined;
  const one = assist?.advice.value?.replies[place];
  if (one) assist?.take(one);
  return one !== undefined;
}

function opens(desk: Desk, panel: "give" | "goods" | "shopper"): boolean {
  if (!desk.talk.value) return false;
  desk.toggle(panel);
  return true;
}

/** Out of the field, then out of what is open in place, then back to the list. */
function back(desk: Desk, target: HTMLElement, writes: boolean): void {
  if (desk.panel.value) desk.panel.value = "";
  else if (writes) target.blur();
  else if (desk.route.value.settings || desk.route.value.learning) desk.go({ list: "waiting" });
  else if (desk.route.value.talk) {
    const { talk } = desk.route.value;
    desk.closeTalk();
    document.querySelector<HTMLElement>(`[data-row="${talk}"]`)?.focus();
  }
}

function focus(id: string): boolean {
  const element = document.getElementById(id);
  element?.focus();
  return element !== null;
}
