/** The page that the shopper looks at, and what lies in their cart. */

import { useDesk } from "../desk.ts";
import { shortMoment } from "../times.ts";
import type { Opened } from "../values.ts";

interface Line {
  readonly sku?: string;
  readonly title?: string;
  readonly quantity?: number;
}

export function InView({ opened }: { readonly opened: Opened }) {
  const { say, speech, now } = useDesk();
  const { page } = opened;
  if (!page || (!page.url && !page.title && !page.cart)) return null;
  const cart = (Array.isArray(page.cart) ? page.cart : []) as readonly Line[];
  const words = page.title || page.url || "";
  return (
    <section aria-label={say("shopper.page")}>
      <h3>
        {say("shopper.page")}
        {page.at && <time dateTime={page.at}>{shortMoment(page.at, now.value, speech.lang.value)}</time>}
      </h3>
      {page.url && /^https?:/.test(page.url) ? (
        <a href={page.url} target="_blank" rel="noopener noreferrer">
          {words}
        </a>
      ) : (
        <p>{words}</p>
      )}
      {cart.length > 0 && (
        <ul class="cart" aria-label={say("shopper.cart")}>
          {cart.map((line, place) => (
            <li key={line.sku ?? place}>
              {line.quantity ?? 1} × {line.title ?? line.sku}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
