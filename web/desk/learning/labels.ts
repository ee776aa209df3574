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
