/** The shop's own colour in place of bottle green, made readable by day and in the evening. */

import { contrast, css, readable, rgbOf } from "../shared/colour.ts";

export function paint(root: HTMLElement, colour: string | undefined): void {
  const own = rgbOf(colour ?? "");
  const tokens = getComputedStyle(root);
  const token = (name: string) => rgbOf(tokens.getPropertyValue(name)) ?? [0, 0, 0];
  // Our own bottle green has an evening of its own, chosen by eye.
  if (!own || `${own}` === `${token("--green-day")}`) return;
  for (const time of ["day", "evening"]) {
    const [paper, ink] = [token(`--paper-${time}`), token(`--ink-${time}`)];
    const green = readable(own, paper);
    const on = contrast(green, paper) >= contrast(green, ink) ? paper : ink;
    root.style.setProperty(`--green-${time}`, css(green));
    root.style.setProperty(`--on-green-${time}`, css(on));
  }
}
