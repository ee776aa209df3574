/** The cart: filled and changed without leaving the page; the server sends what it looks like now. */

import type { Piece } from "./told.ts";

interface CartNow {
  readonly taken: boolean;
  readonly said: string;
  readonly count: number;
  readonly cart: readonly Piece[];
  readonly sheet: string;
  readonly body: string;
}

export class Cart {
  /** Told of every change, for the chat. */
  changed: (cart: readonly Piece[]) => void = () => {};
  readonly #sheet = document.querySelector<HTMLDialogElement>("#cart");

  listen(): void {
    document.addEventListener("submit", (event) => {
      const form = event.target;
      if (!(form instanceof HTMLFormElement) || form.getAttribute("action") !== "/cart") return;
      event.preventDefault();
      const fills = form.dataset.choose !== undefined;
      this.#send(formOf(form, event.submitter), fills).catch(() => form.submit());
    });
    document.addEventListener("change", ({ target }) => {
      if (target instanceof HTMLSelectElement) setAmount(target);
    });
    document.addEventListener("click", (event) => this.#click(event));
  }

  /** Puts so many pieces in, and shows the cart; whether they were taken. */
  async add(sku: string, quantity: number): Promise<boolean> {
    const now = await this.#send(new URLSearchParams({ sku, quantity: `${quantity}` }), false);
    return now.taken;
  }

  async #send(body: URLSearchParams, show: boolean): Promise<CartNow> {
    const answer = await fetch("/cart", { method: "POST", body, headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(`the cart answered ${answer.status}`);
    const now = (await answer.json()) as CartNow;
    this.#show(now);
    if (show && now.taken && !this.#sheet?.open) this.#sheet?.showModal();
    this.changed(now.cart);
    return now;
  }

  #show({ said, count, sheet, body }: CartNow): void {
    fill("[data-sheet]", sheet);
    fill("[data-cart-page]", body);
    for (const number of document.querySelectorAll<HTMLElement>("[data-count]")) {
      number.textContent = `${count}`;
      number.hidden = count === 0;
    }
    const status = document.getElementById("said");
    if (status) status.textContent = said;
  }

  #click(event: MouseEvent): void {
    const target = event.target as Element;
    if (target.closest("[data-close]") || target === this.#sheet) this.#sheet?.close();
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
    if (!plain || !target.closest("[data-open=cart]") || document.body.classList.contains("cart")) return;
    event.preventDefault();
    this.#sheet?.showModal();
  }
}

/** The server's own markup; nothing that a shopper wrote is in it unescaped. */
function fill(where: string, markup: string): void {
  const place = document.querySelector(where);
  if (place) place.innerHTML = markup;
}

function setAmount(select: HTMLSelectElement): void {
  const button = select.form?.querySelector<HTMLButtonElement>("[value=set]");
  if (select.form?.dataset.cart !== undefined && button) select.form.requestSubmit(button);
}

function formOf(form: HTMLFormElement, submitter: HTMLElement | null): URLSearchParams {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form, submitter)) body.append(name, String(value));
  return body;
}
