/** How people are called at the desk. */

import type { Entry } from "../shared/log/protocol.ts";
import type { Colleague, Task, Who } from "./values.ts";
import type { Say } from "./words.ts";

export function nameOf(who: Who, say: Say): string {
  return who.name || say("who.visitor", { short: who.short });
}

export interface House {
  readonly me: string;
  readonly people: readonly Colleague[];
}

/** Who wrote an entry: a colleague by name, oneself as "You". */
export function writerOf(entry: Entry, say: Say, house: House, shopper: string): string {
  if (entry.who === "shopper") return entry.name || shopper;
  if (entry.who === "assistant") return say("who.assistant");
  if (entry.who !== "agent") return entry.name || say("who.shop");
  return isMine(entry, house.me) ? say("who.you") : calledApart(entry.name ?? "", entry.sender ?? "", house.people);
}

/** Whether this agent wrote it; what is on its way has no sender yet, and is always one's own. */
export function isMine(entry: Entry, me: string): boolean {
  return entry.who === "agent" && (!entry.sender || isSame(entry.sender, me));
}

/** A colleague's name, with the address beside it where somebody else here is called alike. */
export function calledApart(name: string, id: string, people: readonly Colleague[]): string {
  const alike = people.filter((one) => one.name === name && one.state === "active");
  const one = alike.find((other) => isSame(other.id, id));
  return one && alike.length > 1 ? `${name} (${one.email})` : name;
}

/** Ids are written with hyphens, or without. */
function isSame(one: string, other: string): boolean {
  return one.replaceAll("-", "") === other.replaceAll("-", "");
}

export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters
    .map((word) => [...(word ?? "")][0] ?? "")
    .join("")
    .toUpperCase();
}

/** A label of ours in words; one that these words do not know yet in plain letters. `room` ends in a dot. */
export function labelOf(room: string, label: string, say: Say): string {
  try {
    return say(room + label);
  } catch {
    return label.replaceAll("_", " "); // of a later version, or what an agent named freely
  }
}

/** A task in words: its kind as its maker named it, and the order it is about. */
export function taskName(task: Pick<Task, "kind" | "order">, say: Say): string {
  const kind = labelOf("work.", task.kind, say);
  return task.order ? say("task.of_order", { task: kind, order: task.order }) : kind;
}
