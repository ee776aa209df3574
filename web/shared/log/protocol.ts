/** The values that a client and Parlour exchange, as docs/protocol.md tells them; unknown members are kept. */

export interface Entry {
  readonly seq: number;
  readonly kind: string;
  readonly who?: "shopper" | "assistant" | "agent" | "shop";
  readonly name?: string;
  readonly client_id?: string;
  /** The agent who wrote it, for the desk alone. */
  readonly sender?: string;
  readonly text?: string;
  readonly at?: string;
  readonly products?: readonly Card[];
  readonly choices?: readonly Choice[];
  readonly attachments?: readonly Attachment[];
  readonly form?: Form;
  readonly answers?: Answers;
  readonly of?: number;
  readonly event?: string;
  readonly [member: string]: unknown;
}

export interface Card {
  readonly id: string;
  readonly sku: string;
  readonly title: string;
  readonly options?: Readonly<Record<string, string>>;
  readonly price?: { readonly amount: string | number; readonly currency: string };
  readonly price_text?: string;
  readonly compare_at_text?: string;
  readonly available: boolean;
  readonly stock_text?: string;
  readonly image?: string;
  readonly url?: string;
  readonly reason?: string;
}

export interface Choice {
  readonly id: string;
  readonly label: string;
}

export interface Attachment {
  readonly hash: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly width?: number;
  readonly height?: number;
  readonly has_preview: boolean;
}

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly required: boolean;
}

export interface Form {
  readonly id: string;
  readonly fields: readonly Field[];
}

export interface Answers {
  readonly seq: number;
  readonly choice?: string;
  readonly form?: Readonly<Record<string, string>>;
}

export interface Reached {
  readonly delivered: number;
  readonly read: number;
}

export interface Positions {
  readonly shopper: Reached;
  readonly shop: Reached;
}

export type Seat = "assistant" | "queue" | "agent" | "closed";

export interface State {
  readonly id: string;
  readonly shop: string;
  readonly seat: Seat;
  readonly agent?: { readonly name: string };
  readonly head: number;
  readonly lang?: string;
  readonly opened_at: string;
  readonly last_at: string;
  readonly unread: number;
  readonly positions: Positions;
  readonly people_online: boolean;
  readonly promise?: { readonly due_at: string; readonly contact?: string };
  readonly rating?: { readonly stars: number; readonly text?: string };
}

/** What is written: an entry without what only the server knows. */
export interface Draft {
  readonly kind: string;
  readonly text?: string;
  readonly attachments?: readonly string[];
  readonly answers?: Answers;
  readonly of?: number;
  readonly expect?: { readonly seat?: Seat; readonly seen?: number };
  readonly [member: string]: unknown;
}

export interface Follow {
  readonly conversation: string;
  readonly since: number;
}

export interface Ack {
  readonly conversation: string;
  readonly client_id: string;
  readonly seq: number;
  readonly pos?: number;
  readonly at?: string;
}

export interface Refusal {
  readonly conversation: string;
  readonly client_id?: string;
  readonly status: number;
  readonly detail?: string;
  readonly seat?: Seat;
  readonly head?: number;
  readonly retry_after?: number;
}

/** Somebody types; `agent` is the id of a colleague, which only agents are told. */
export interface Typing {
  readonly conversation: string;
  readonly who: string;
  readonly name: string;
  readonly agent?: string;
}

/** An agent who has a conversation open. */
export interface Looker {
  readonly id: string;
  readonly name: string;
}

/** One server frame; which member it has tells what it is. */
export interface ServerFrame {
  readonly ready?: { readonly epoch: string };
  readonly conversation?: string;
  readonly entries?: readonly Entry[];
  readonly head?: number;
  readonly ack?: Ack;
  readonly refused?: Refusal;
  readonly pong?: number;
  readonly typing?: Typing;
  readonly positions?: Positions & { readonly conversation: string };
  readonly topic?: string;
  readonly conversations?: readonly string[];
  readonly looking?: { readonly conversation: string; readonly agents: readonly Looker[] };
}

export type ClientFrame = Readonly<Record<string, unknown>>;
