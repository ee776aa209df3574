/** Where one is at the desk, written after `#`: a list and a conversation, or a page of the settings; anything else is a link's secret. */

import { LISTS, type ListName } from "./values.ts";

export const PAGES = ["me", "shop", "people", "facts", "answers", "mail", "model"] as const;
export type SettingsPage = (typeof PAGES)[number];

const ID = /^[0-9a-f-]{36}$/;

export interface Route {
  readonly list: ListName;
  readonly talk?: string;
  /** The entry of it to begin at. */
  readonly seq?: number;
  readonly settings?: SettingsPage;
  readonly learning?: true;
  /** What stood in a one-time link. */
  readonly secret?: string;
}

export function readRoute(hash: string): Route {
  const path = hash.replace(/^#/, "");
  if (path && !path.startsWith("/")) return { list: "waiting", secret: path };
  const [first = "", second = "", third = ""] = path.split("/").slice(1);
  if (first === "settings") return { list: "waiting", settings: PAGES.find((page) => page === second) ?? "me" };
  if (first === "learning") return { list: "waiting", learning: true };
  const list = LISTS.find((name) => name === first) ?? "waiting";
  if (!ID.test(second)) return { list };
  return /^[1-9]\d{0,8}$/.test(third) ? { list, talk: second, seq: Number(third) } : { list, talk: second };
}

/** The address that a mail to an agent carries: `/desk?conversation=ID`. */
export function readSearch(search: string): Route | undefined {
  const talk = new URLSearchParams(search).get("conversation") ?? "";
  return ID.test(talk) ? { list: "all", talk } : undefined;
}

export function writeRoute({ list, talk, seq, settings, learning }: Route): string {
  if (learning) return "#/learning";
  if (settings) return `#/settings/${settings}`;
  return talk ? `#/${list}/${talk}${seq ? `/${seq}` : ""}` : `#/${list}`;
}
