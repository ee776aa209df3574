/** The page of a product follows the colour and size that are chosen: picture, price, stock, address. */

import type { Choosable } from "./told.ts";

export function followChoice(variants: readonly Choosable[]): void {
  const form = document.querySelector<HTMLFormElement>("[data-choose]");
  if (!form || variants.length === 0) return;
  const follow = () => {
    const chosen = chosenIn(form);
    const variant = variants.find((one) => same(one.options, chosen));
    markGone(form, variants, chosen);
    sayChosen(form);
    if (variant) show(form, variant);
    else unknown(form);
  };
  form.addEventListener("change", follow);
  addEventListener("pageshow", follow);
}

function chosenIn(form: HTMLFormElement): Record<string, string> {
  const chosen: Record<string, string> = {};
  for (const [name, value] of new FormData(form)) {
    if (name.startsWith("option.")) chosen[name.slice("option.".length)] = String(value);
  }
  return chosen;
}

function same(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => one[name] === other[name]);
}

/** A size that is sold out in this colour is struck through; it can still be looked at. */
function markGone(form: HTMLFormElement, variants: readonly Choosable[], chosen: Record<string, string>): void {
  for (const input of form.querySelectorAll<HTMLInputElement>(".sizes input")) {
    const wanted = { ...chosen, [input.name.slice("option.".length)]: input.value };
    const there = variants.some((one) => one.available && same(one.options, wanted));
    input.parentElement?.toggleAttribute("data-out", !there);
    const word = input.parentElement?.querySelector<HTMLElement>("[data-gone]");
    if (word) word.hidden = there;
  }
}

function sayChosen(form: HTMLFormElement): void {
  for (const place of form.querySelectorAll<HTMLElement>("[data-chosen]")) {
    const name = CSS.escape(`option.${place.dataset.chosen}`);
    place.textContent = form.querySelector<HTMLElement>(`[name=${name}]:checked`)?.dataset.word ?? "";
  }
}

function show(form: HTMLFormElement, variant: Choosable): void {
  const picture = document.querySelector<HTMLImageElement>("[data-picture]");
  if (picture && !picture.src.endsWith(variant.picture)) picture.src = variant.picture;
  const price = document.querySelector("[data-price]");
  if (price) price.innerHTML = variant.price;
  tell(form, variant.stock, variant.available);
  const address = new URL(location.href);
  if (address.searchParams.get("sku") === variant.sku) return;
  address.searchParams.set("sku", variant.sku);
  if (form.matches(":focus-within")) history.replaceState(null, "", address);
}

/** The shop does not make this pair of options. */
function unknown(form: HTMLFormElement): void {
  tell(form, form.querySelector("[data-gone]")?.textContent ?? "", false);
}

function tell(form: HTMLFormElement, stock: string, available: boolean): void {
  const place = form.querySelector("[data-stock]");
  if (place && place.textContent !== stock) place.textContent = stock;
  const add = form.querySelector<HTMLButtonElement>("[data-add]");
  if (add) add.disabled = !available;
}
