/** The letters that the host page and the frame of the chat send each other; each is `{parlour: kind, value}`. */

export interface ToFrame {
  hello: { open: boolean; url: string; title: string };
  shown: null;
  hidden: null;
  carted: { sku: string; taken: boolean };
  identify: unknown;
  page: unknown;
  cart: unknown;
  order: unknown;
  language: unknown;
  consent: unknown;
}

export interface ToHost {
  /** The frame is there; `open` when it was open on the page before. */
  ready: { open: boolean };
  unread: number;
  close: null;
  cart: { sku: string; quantity: number; [member: string]: unknown };
}

export interface Letter<K extends string = string, V = unknown> {
  readonly parlour: K;
  readonly value: V;
}

/** A letter, if it is one: anybody may post anything to a window. */
export function letterOf(data: unknown): Letter | undefined {
  const letter = data as Letter | null;
  return typeof letter === "object" && letter !== null && typeof letter.parlour === "string" ? letter : undefined;
}
