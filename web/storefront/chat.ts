/** Talks with the chat as any shop's page does: by `window.parlour`, and by the event that a card of the chat sends. */

import type { Cart } from "./cart.ts";
import type { Told } from "./told.ts";

type Parlour = ((...call: unknown[]) => void) & { q?: unknown[][] };
type Host = Window & { parlour?: Parlour };

const RENEW_MINUTES = 8;

export function tellChat(facts: Told, cart: Cart): void {
  const url = location.href;
  say("language", facts.language);
  say("page", { url, title: document.title, ...facts.page });
  say("cart", facts.cart);
  if (facts.order) say("order", facts.order);
  if (facts.identify) {
    say("identify", facts.identify);
    setInterval(renew, RENEW_MINUTES * 60_000);
  }
  for (const button of document.querySelectorAll<HTMLElement>("[data-ask]")) {
    button.hidden = false;
    button.onclick = () => say("open");
  }
  cart.changed = (cart) => say("cart", cart);
  document.addEventListener("parlour:cart", (event) => {
    const { sku, quantity } = (event as CustomEvent<{ sku: string; quantity?: number }>).detail;
    event.preventDefault();
    cart.add(sku, quantity ?? 1).catch(() => location.assign("/cart"));
  });
}

/** Calls wait in a list until the loader is there, and for ever if it never comes. */
function say(...call: unknown[]): void {
  const host: Host = window;
  host.parlour ??= waiting();
  host.parlour(...call);
}

function waiting(): Parlour {
  const list: Parlour = (...call) => {
    list.q = [...(list.q ?? []), call];
  };
  return list;
}

/** A signature lives ten minutes; whoever opens the chat later needs a younger one. */
async function renew(): Promise<void> {
  const answer = await fetch("/account/identity", { headers: { Accept: "application/json" } });
  if (!answer.ok) return;
  const { identify } = (await answer.json()) as { identify: string };
  if (identify) say("identify", identify);
}
