/** Filters act at once: the goods are fetched anew and put in place, and the address follows. */

const WAIT = 250;

export function followFilters(): void {
  const fold = document.querySelector<HTMLDetailsElement>("[data-filters]");
  const form = document.querySelector<HTMLFormElement>("[data-filter]");
  if (!form || !fold) return;
  const wide = matchMedia("(min-width: 861px)");
  const unfold = () => {
    fold.open = wide.matches;
  };
  unfold();
  wide.addEventListener("change", unfold);
  let waiting = 0;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(() => void apply(form), WAIT);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void apply(form);
  });
}

let latest = 0;

async function apply(form: HTMLFormElement): Promise<void> {
  const mine = ++latest;
  const address = addressOf(form);
  const results = document.querySelector("[data-results]");
  results?.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (mine !== latest) return;
    const found = page.querySelector("[data-results]");
    if (found) results?.replaceWith(found);
    const clear = form.querySelector<HTMLElement>("[data-clear]");
    if (clear) clear.hidden = page.querySelector<HTMLElement>("[data-clear]")?.hidden ?? true;
    history.replaceState(null, "", address);
  } catch {
    location.assign(address);
  }
}

function addressOf(form: HTMLFormElement): string {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    const isUsual = name === "sort" && value === "shop";
    if (value && !isUsual) query.append(name, String(value));
  }
  return query.size > 0 ? `${form.action}?${query}` : form.action;
}
