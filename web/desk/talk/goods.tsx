/** Product search beside the reply: what is chosen goes with it. */

import { useSignal } from "@preact/signals";
import { Search } from "lucide";
import { useEffect, useRef } from "preact/hooks";
import type { Card } from "../../shared/log/protocol.ts";
import { Icon } from "../../shared/parts/icon.tsx";
import { useDesk } from "../desk.ts";
import { CardFacts, Picture } from "./cards.tsx";
import type { Talk } from "./talk.ts";

const TYPED = 160;

export function Goods({ talk }: { readonly talk: Talk }) {
  const { panel, say } = useDesk();
  const q = useSignal("");
  const found = useFound(q.value, talk.row.value?.lang ?? "");
  const box = useRef<HTMLElement>(null);
  const isOpen = panel.value === "goods";
  useEffect(() => {
    if (isOpen) box.current?.querySelector("input")?.focus();
  }, [isOpen]);
  if (!isOpen) return null;
  const close = () => {
    panel.value = "";
    document.getElementById("words")?.focus();
  };
  const choose = (card: Card) => {
    if (!talk.draft.cards.value.some((one) => one.sku === card.sku))
      talk.draft.cards.value = [...talk.draft.cards.value, card];
    close();
  };
  return (
    <section
      class="goods"
      ref={box}
      aria-label={say("goods.label")}
      onKeyDown={(event) => walk(event, box.current, close)}
    >
      <div class="search">
        <Icon of={Search} size={16} />
        <input
          type="search"
          placeholder={say("goods.placeholder")}
          aria-label={say("goods.label")}
          value={q.value}
          onInput={(event) => {
            q.value = event.currentTarget.value;
          }}
        />
      </div>
      <ul>
        {found.value?.map((card) => (
          <li key={card.sku}>
            <button type="button" class="good" onClick={() => choose(card)}>
              <Picture card={card} />
              <span class="card-words">
                <span class="card-title" dir="auto">
                  {card.title}
                </span>
                <CardFacts card={card} />
              </span>
            </button>
          </li>
        ))}
      </ul>
      {q.value && found.value?.length === 0 && <p class="aside">{say("goods.nothing")}</p>}
    </section>
  );
}

function useFound(q: string, lang: string) {
  const desk = useDesk();
  const found = useSignal<readonly Card[] | undefined>(undefined);
  useEffect(() => {
    if (!q.trim()) {
      found.value = undefined;
      return;
    }
    let isOld = false;
    const timer = setTimeout(async () => {
      const asked = new URLSearchParams({ q, limit: "12", ...(lang ? { lang } : {}) });
      await desk.attempt(async () => {
        const { cards } = await desk.api.get<{ cards: Card[] }>(`/v1/desk/products?${asked}`);
        if (!isOld) found.value = cards;
      });
    }, TYPED);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [q, lang, desk, found]);
  return found;
}

/** Arrows walk through what was found; Enter in the field takes the first. */
function walk(event: KeyboardEvent, box: HTMLElement | null, close: () => void): void {
  const stops = [...(box?.querySelectorAll<HTMLElement>("input, .good") ?? [])];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
  const step = steps[event.key];
  if (event.key === "Escape") close();
  else if (event.key === "Enter" && at === 0) stops[1]?.click();
  else if (step) stops[Math.min(stops.length - 1, Math.max(0, at + step))]?.focus();
  else return;
  event.preventDefault();
  event.stopPropagation();
}
