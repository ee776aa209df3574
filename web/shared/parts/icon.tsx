/** Icons: one stroke family (Lucide), drawn in the colour of the words beside them. */

import type { IconNode } from "lucide";
import { h } from "preact";

export function Icon({ of, size = 20 }: { readonly of: IconNode; readonly size?: number }) {
  return (
    <svg
      class="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.6"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {of.map(([tag, members], index) => h(tag, { key: index, ...members }))}
    </svg>
  );
}
