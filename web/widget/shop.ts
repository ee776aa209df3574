/** What the page must know of the shop before the first word: told within the page, or asked for. */

import type { Api } from "./api.ts";

export interface Shop {
  readonly shop: { readonly name: string; readonly site?: string };
  readonly lang: string;
  readonly languages: readonly string[];
  readonly colour?: string;
  readonly greeting: string;
  readonly people_online: boolean;
  readonly hours_text?: string;
  readonly back_at?: string;
  readonly privacy_url?: string;
  readonly mail: boolean;
  readonly upload_bytes: number;
  readonly time_zone?: string;
  /** What the shopper's language calls that zone. */
  readonly zone_city?: string;
  readonly starters: readonly string[];
}

/** The name in the address `/w/{shop}/chat`. */
export function shopName(path: string): string {
  return /\/w\/([^/]+)\/chat/.exec(path)?.[1] ?? "";
}

export async function shopOf(api: Api, name: string, lang: string): Promise<Shop> {
  return api.call<Shop>("GET", `/v1/web/${name}?lang=${encodeURIComponent(lang)}`);
}

/** What the server wrote into the page, so that opening needs no further request. */
export function shopInPage(): Shop | undefined {
  const text = document.getElementById("parlour-shop")?.textContent;
  return text ? (JSON.parse(text) as Shop) : undefined;
}
