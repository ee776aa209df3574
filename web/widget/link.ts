/** Links of mails: the secret after `#link=` opens one conversation in this tab, or has its transcript sent. */

import { type Api, isRefusal } from "./api.ts";
import type { Kept } from "./visit.ts";

interface Opened {
  readonly purpose: "talk" | "transcript";
  readonly conversation: string;
  readonly epoch: string;
  readonly token?: string | null;
}

/** What came of a link: a conversation to go on with, and what to tell of it, as a key of the words. */
export interface Link {
  readonly kept?: Kept;
  readonly told?: "link.sent" | "link.over" | "trouble.network";
}

const BEGINS = "#link=";

/** The secret of the address, which no longer shows it; a later one begins the page anew. */
export function takeSecret(): string | undefined {
  addEventListener("hashchange", () => {
    if (location.hash.startsWith(BEGINS)) location.reload();
  });
  if (!location.hash.startsWith(BEGINS)) return undefined;
  const secret = decodeURIComponent(location.hash.slice(BEGINS.length));
  history.replaceState(null, "", location.pathname + location.search);
  return secret;
}

/** Does what the link is for. */
export async function openLink(api: Api, secret: string): Promise<Link> {
  try {
    const { purpose, token, conversation, epoch } = await api.call<Opened>("POST", "/v1/links/open", { secret });
    return purpose === "talk" && token ? { kept: { token, conversation, epoch } } : { told: "link.sent" };
  } catch (error) {
    return { told: isRefusal(error, 404) ? "link.over" : "trouble.network" };
  }
}
