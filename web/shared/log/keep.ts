/** Unsent messages outlive the page: one item of storage each, so that tabs never overwrite each other's. */

import type { Store } from "../store.ts";
import type { Keep, Pending } from "./outbox.ts";

export function keepIn(store: Store, shop: string): Keep {
  const prefix = `parlour:${shop}:out:`;
  return {
    load: () =>
      store
        .keys()
        .filter((key) => key.startsWith(prefix))
        .sort() // ids are of version 7: their order is the order of writing
        .flatMap((key) => read(store.get(key))),
    put: (pending) => store.set(prefix + pending.clientId, JSON.stringify(pending)),
    drop: (clientId) => store.remove(prefix + clientId),
  };
}

function read(text: string | undefined): Pending[] {
  try {
    return text ? [JSON.parse(text) as Pending] : [];
  } catch {
    return [];
  }
}
