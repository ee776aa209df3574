/** What the server says to the page's script: data that stands in the page. */

export interface Piece {
  readonly sku: string;
  readonly quantity: number;
}

export interface Choosable {
  readonly sku: string;
  readonly options: Readonly<Record<string, string>>;
  /** Its options in words. */
  readonly said: string;
  readonly picture: string;
  /** Markup of the price, made by the server. */
  readonly price: string;
  readonly stock: string;
  readonly available: boolean;
}

export interface Told {
  readonly language: string;
  readonly cart: readonly Piece[];
  readonly identify?: string | null;
  readonly page?: Readonly<Record<string, unknown>>;
  readonly order?: unknown;
  readonly variants?: readonly Choosable[];
}

export function told(): Told {
  return JSON.parse(document.getElementById("told")?.textContent ?? '{"language":"en","cart":[]}') as Told;
}
