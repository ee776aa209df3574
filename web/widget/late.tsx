/** Parts that are fetched when they are first needed; until then, and without a network, they show nothing. */

import { signal } from "@preact/signals";
import type { ComponentType } from "preact";

export function late<P extends object>(load: () => Promise<{ default: ComponentType<P> }>): ComponentType<P> {
  const part = signal<ComponentType<P> | undefined>(undefined);
  let asked = false;
  const ask = () => {
    asked = true;
    load().then(
      (module) => {
        part.value = module.default;
      },
      () => {
        asked = false;
      },
    );
  };
  return (props: P) => {
    if (!asked) ask();
    const Part = part.value;
    return Part ? <Part {...props} /> : null;
  };
}
