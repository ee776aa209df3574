/** One key each: approve, edit, refuse, sources; silent while somebody writes. */

import type { Learning } from "./learning.ts";

/** Watches until the returned function is called; the desk's own keys do not hear what was meant for learning. */
export function watchLearningKeys(learning: Learning): () => void {
  const hear = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const writes = (event.target as HTMLElement).closest("input, textarea, select") !== null;
    const done = writes ? leaves(learning, event.key) : act(learning, event.key);
    if (!done) return;
    event.preventDefault();
    event.stopPropagation();
  };
  addEventListener("keydown", hear, true);
  return () => removeEventListener("keydown", hear, true);
}

/** Esc leaves the wording, and only that. */
function leaves(learning: Learning, key: string): boolean {
  if (key !== "Escape" || learning.editing.value === undefined) return false;
  learning.editing.value = undefined;
  return true;
}

function act(learning: Learning, key: string): boolean {
  if (key === "j" || key === "k") {
    learning.step(key === "j" ? 1 : -1);
    return true;
  }
  const one = learning.here;
  if (!one) return false;
  const acts: Readonly<Record<string, () => void>> = {
    a: () => (one.means ? learning.decide(one, "approved") : edit(learning, one.id)),
    e: () => edit(learning, one.id),
    x: () => learning.decide(one, "refused"),
    u: () => learning.decide(one, "open"),
    s: () => {
      learning.looking.value = learning.looking.value === one.id ? undefined : one.id;
    },
  };
  acts[key]?.();
  return key in acts;
}

function edit(learning: Learning, id: number): void {
  learning.editing.value = id;
}
