/** Goods of the shop, side by side: picture, name, why it was chosen, options, price, stock. */

import "../style/cards.css";
import { useSignal } from "@preact/signals";
import { Check } from "lucide";
import type { Card } from "../../shared/log/protocol.ts";
import { Icon } from "../../shared/parts/icon.tsx";
import { useChat } from "../chat.ts";

export default function Cards({ cards }: { readonly cards: readonly Card[] }) {
  const { say } = useChat();
  const pictured = cards.some((card) => card.image);
  return (
    <ul class={`cards${cards.length === 1 ? " one" : ""}`} aria-label={say("cards.label", { n: cards.length })}>
      {cards.map((card) => (
        <li key={card.sku} class="card">
          {pictured && <Picture card={card} />}
          <OneCard card={card} />
        </li>
      ))}
    </ul>
  );
}

function OneCard({ card }: { readonly card: Card }) {
  const { title, reason, options, price_text, compare_at_text, stock_text } = card;
  const words = Object.values(options ?? {}).join(" · ");
  return (
    <>
      <h2 class="card-title" dir="auto">
        <Titled card={card}>{title}</Titled>
      </h2>
      {reason && <p class="card-reason">{reason}</p>}
      {words && <p class="card-options">{words}</p>}
      <p class="card-price">
        {price_text ?? `${card.price?.amount ?? ""} ${card.price?.currency ?? ""}`}{" "}
        {compare_at_text && <s>{compare_at_text}</s>}
      </p>
      {stock_text && <p class={`card-stock${card.available ? "" : " gone"}`}>{stock_text}</p>}
      <Cart card={card} />
    </>
  );
}

function Picture({ card }: { readonly card: Card }) {
  const broken = useSignal(false);
  if (!card.image || broken.value) return <div class="card-picture empty" aria-hidden="true" />;
  return (
    <img
      class="card-picture"
      src={card.image}
      alt=""
      loading="lazy"
      decoding="async"
      onError={() => {
        broken.value = true;
      }}
    />
  );
}

/** The name leads to the product: in the shop's own page where the chat stands in one. */
function Titled({ card, children }: { readonly card: Card; readonly children: string }) {
  const { host } = useChat();
  const url = addressOf(card.url);
  if (!url) return <>{children}</>;
  return (
    <a href={url} target={host.embedded ? "_top" : "_blank"} rel="noopener">
      {children}
    </a>
  );
}

/** Goods go into the cart of the page around us; if that page takes none, its product page is opened. */
function Cart({ card }: { readonly card: Card }) {
  const chat = useChat();
  const { say, host, carted } = chat;
  if (!host.embedded || !card.available) return null;
  if (carted.value.has(card.sku))
    return (
      <p class="card-carted" role="status">
        <Icon of={Check} size={18} /> {say("cards.carted")}
      </p>
    );
  const add = () => {
    const { sku, id, title, price, url, image } = card;
    chat.cartRefused = () => {
      const address = addressOf(url);
      if (address) open(address, "_top");
    };
    host.post("cart", { sku, quantity: 1, id, title, price, url, image });
  };
  return (
    <button type="button" class="plain" onClick={add}>
      {say("cards.add")}
    </button>
  );
}

/** Only addresses of the web are followed. */
function addressOf(url: string | undefined): string | undefined {
  if (!url) return undefined;
  try {
    const address = new URL(url, location.href);
    return /^https?:$/.test(address.protocol) ? address.href : undefined;
  } catch {
    return undefined;
  }
}
