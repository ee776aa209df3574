/** Goods in a message, small: the agent knows them by picture, name and price. */

import { useSignal } from "@preact/signals";
import type { Card } from "../../shared/log/protocol.ts";

export function Cards({ cards }: { readonly cards: readonly Card[] }) {
  return (
    <ul class="cards">
      {cards.map((card) => (
        <li key={card.sku}>
          <OneCard card={card} />
        </li>
      ))}
    </ul>
  );
}

export function OneCard({ card }: { readonly card: Card }) {
  const url = card.url && /^https?:\/\/|^\//.test(card.url) ? card.url : undefined;
  return (
    <span class="card">
      <Picture card={card} />
      <span class="card-words">
        <span class="card-title" dir="auto">
          {url ? (
            <a href={url} target="_blank" rel="noopener noreferrer">
              {card.title}
            </a>
          ) : (
            card.title
          )}
        </span>
        <CardFacts card={card} />
      </span>
    </span>
  );
}

export function CardFacts({ card }: { readonly card: Card }) {
  const options = Object.values(card.options ?? {}).join(" · ");
  return (
    <>
      {card.reason && <span class="aside">{card.reason}</span>}
      {options && <span class="aside">{options}</span>}
      <span class="card-price">
        {card.price_text ?? `${card.price?.amount ?? ""} ${card.price?.currency ?? ""}`}
        {card.stock_text && <span class={`aside${card.available ? "" : " gone"}`}> · {card.stock_text}</span>}
      </span>
    </>
  );
}

export function Picture({ card }: { readonly card: Card }) {
  const broken = useSignal(false);
  if (!card.image) return null;
  if (broken.value) return <span class="card-picture" aria-hidden="true" />;
  const fail = () => {
    broken.value = true;
  };
  return <img class="card-picture" src={card.image} alt="" loading="lazy" decoding="async" onError={fail} />;
}
