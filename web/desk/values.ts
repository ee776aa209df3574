/** The values that the desk and Parlour exchange, as docs/desk-protocol.md tells them. */

import type { Looker, Seat } from "../shared/log/protocol.ts";

export const ROLES = ["owner", "admin", "agent", "viewer"] as const;
export type Role = (typeof ROLES)[number];
export type Right = "read" | "reply" | "block" | "edit_answers" | "edit_shop" | "manage_people" | "manage_owners";

export interface Me {
  readonly agent: { readonly id: string; readonly name: string; readonly email: string; readonly away: boolean };
  readonly shop: string;
  readonly role: Role;
  readonly rights: readonly Right[];
  readonly csrf: string;
}

export interface Offer {
  readonly kind: "owner" | "invite" | "reset";
  readonly shop: string;
  readonly role: Role;
  readonly email?: string | null;
  readonly name?: string | null;
}

export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly state: "invited" | "active" | "closed";
  readonly online: boolean;
  readonly away: boolean;
}

export const LISTS = ["mine", "waiting", "all", "promises", "closed"] as const;
export type ListName = (typeof LISTS)[number];

export interface Who {
  readonly name?: string | null;
  readonly short: string;
  readonly is_customer: boolean;
}

export interface Words {
  readonly text: string;
  readonly who: "shopper" | "assistant" | "agent" | "shop";
  readonly at: string;
}

export interface Row {
  readonly id: string;
  readonly who: Who;
  readonly seat: Seat;
  readonly agent?: { readonly id: string; readonly name: string } | null;
  readonly lang?: string | null;
  readonly last?: Words | null;
  readonly waiting_since?: string | null;
  readonly unread: number;
  readonly head: number;
  readonly opened_at: string;
  readonly last_at: string;
  readonly rating?: number | null;
  readonly promise?: { readonly due_at: string; readonly is_overdue: boolean } | null;
  readonly tasks: number;
  readonly found?: (Words & { readonly seq: number }) | null;
}

export type Counts = Readonly<Record<ListName | "overdue" | "tasks", number>>;

export interface Page {
  readonly rows: readonly Row[];
  readonly next?: string | null;
  readonly counts: Counts;
}

export interface Order {
  readonly id: string;
  readonly status: "pending" | "processed" | "delivered" | "cancelled";
  readonly created_at: string | null;
  readonly total_text?: string | null;
  readonly lines: readonly OrderLine[];
  readonly tracking?: readonly string[] | null;
  readonly carrier?: string | null;
  readonly refunded_text?: string | null;
}

export interface OrderLine {
  readonly sku: string;
  readonly title: string;
  readonly options?: Readonly<Record<string, string>>;
  readonly quantity: number;
  readonly price_text?: string | null;
}

export interface Promised {
  readonly id: string;
  readonly made_at: string;
  readonly due_at: string;
  readonly is_overdue: boolean;
  readonly contact?: string | null;
  readonly kept_at?: string | null;
  readonly kept_by?: string | null;
}

export interface Task {
  readonly id: string;
  readonly conversation: string;
  readonly who: Who;
  readonly kind: string;
  readonly order?: string | null;
  readonly details?: unknown;
  readonly made_by: "assistant" | "agent";
  readonly made_at: string;
  readonly due_at: string;
  readonly is_overdue: boolean;
  readonly done_at?: string | null;
  readonly done_by?: string | null;
}

export interface Customer {
  readonly id: string;
  readonly name?: string | null;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly language?: string | null;
  readonly city?: string | null;
  readonly country?: string | null;
  readonly tags?: readonly string[];
}

export interface Opened {
  readonly row: Row;
  readonly shopper: {
    readonly id: string;
    readonly name?: string | null;
    readonly lang?: string | null;
    readonly is_blocked: boolean;
    readonly customer?: string | null;
    readonly email?: string | null;
    readonly consents?: Readonly<Record<string, boolean>>;
    readonly since?: string | null;
  };
  readonly page?: {
    readonly url?: string | null;
    readonly title?: string | null;
    readonly product?: unknown;
    readonly cart?: unknown;
    readonly at?: string | null;
  } | null;
  readonly known_by?: "signed_in" | "proof" | null;
  readonly customer?: Customer | null;
  readonly orders?: readonly Order[];
  readonly earlier?: readonly Row[];
  readonly promises?: readonly Promised[];
  readonly tasks?: readonly Task[];
  readonly looking?: readonly Looker[];
}

export interface Problem {
  readonly key: string;
  readonly reason: string;
}
