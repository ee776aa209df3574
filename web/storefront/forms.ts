/** Forms that act when something in them changes; their buttons are for browsers without scripts. */

export function submitOnChange(): void {
  document.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLSelectElement && target.dataset.submit !== undefined) target.form?.requestSubmit();
  });
}

/** Another country has other ways of delivery, another way another price: both are shown anew, what was typed stays. */
export function followCheckout(): void {
  const form = document.querySelector<HTMLFormElement>("[data-checkout]");
  form?.addEventListener("change", ({ target }) => {
    const isWay = target instanceof HTMLInputElement && target.name === "way";
    const isCountry = target instanceof HTMLSelectElement && target.name === "country";
    if (isWay || isCountry) again(form).catch(() => {});
  });
}

async function again(form: HTMLFormElement): Promise<void> {
  const body = new URLSearchParams({ do: "again" });
  for (const [name, value] of new FormData(form)) body.append(name, String(value));
  const answer = await fetch(form.action, { method: "POST", body });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of ["[data-ways]", "[data-slip]", "[data-place]"]) {
    const now = page.querySelector(part);
    if (now) document.querySelector(part)?.replaceWith(now);
  }
  form.querySelector<HTMLElement>("[name=way]:checked")?.focus();
}
