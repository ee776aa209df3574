/** Several tabs of one shopper stay in step: what one of them did, the others hear. */

import type { Pending } from "../../shared/log/outbox.ts";

export type TabNews =
  | { readonly did: "wrote"; readonly pending: Pending }
  | { readonly did: "read"; readonly seq: number }
  | { readonly did: "moved" } // the visit or the conversation is another one now
  | { readonly did: "spoke"; readonly lang: string };

export class Tabs {
  readonly #channel: BroadcastChannel | undefined;

  constructor(shop: string, heard: (news: TabNews) => void) {
    if (typeof BroadcastChannel === "undefined") return;
    this.#channel = new BroadcastChannel(`parlour:${shop}`);
    this.#channel.onmessage = (event: MessageEvent<TabNews>) => heard(event.data);
  }

  tell(news: TabNews): void {
    this.#channel?.postMessage(news);
  }
}
