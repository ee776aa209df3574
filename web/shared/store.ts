/** What the chat keeps in its own origin's storage: the visit, unsent messages, a draft; in memory where storage is forbidden. */

export interface Store {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
  remove(key: string): void;
  keys(): readonly string[];
}

export function openStore(pick: () => Storage): Store {
  const kept = storageOf(pick);
  const memory = new Map<string, string>();
  return {
    get: (key) => kept?.getItem(key) ?? memory.get(key),
    set(key, value) {
      try {
        if (kept) return kept.setItem(key, value);
      } catch {
        // Full, or forbidden after all: this page at least remembers.
      }
      memory.set(key, value);
    },
    remove(key) {
      kept?.removeItem(key);
      memory.delete(key);
    },
    keys: () => [...(kept ? Object.keys(kept) : []), ...memory.keys()],
  };
}

function storageOf(pick: () => Storage): Storage | undefined {
  try {
    const storage = pick();
    storage.getItem("");
    return storage;
  } catch {
    return undefined;
  }
}
