/** The thirty requests that Parlour knows by itself, in words. */

import type { Say } from "../words.ts";

export const REQUESTS = [
  "find_product",
  "product_question",
  "compare_products",
  "price_or_discount",
  "availability",
  "track_order",
  "delivery_time",
  "delivery_cost",
  "change_order",
  "cancel_order",
  "return_item",
  "exchange_item",
  "refund_status",
  "how_to_use",
  "repair_or_warranty",
  "accessories",
  "payment_methods",
  "payment_problem",
  "checkout_help",
  "account_help",
  "complaint",
  "human_agent",
  "callback",
  "store_info",
  "leave_review",
  "invoice",
  "unsubscribe_or_privacy",
  "greeting",
  "thanks_bye",
  "out_of_scope",
] as const;

/** A label of ours in words; a request of the shop's own is called as the shop calls it. */
export function requestName(label: string, say: Say): string {
  return (REQUESTS as readonly string[]).includes(label) ? say(`learning.request.${label}`) : label;
}

const FACTS = [
  "hours",
  "time_zone",
  "contact",
  "name",
  "languages",
  "site",
  "delivery",
  "returns",
  "warranty",
  "payment",
  "refunds",
  "orders",
] as const;

/** A part of the facts, or a flow, in words; what we do not know is called as the shop's file calls it. */
export function standName(name: string, say: Say): string {
  if (name.startsWith("flow:")) return say("learning.stand.flow", { name: name.slice(5) });
  return (FACTS as readonly string[]).includes(name)
    ? say(`learning.stand.${name}`)
    : say("learning.stand.fact", { name });
}
