/** The lines of text in a body that keeps coming, one after the other; silence for too long ends it. */

import type { World } from "./world.ts";

export class Silent extends Error {}

/** Reads until the body ends; throws `Silent` when nothing, not even an empty line, came for `patience` ms. */
export async function* linesOf(
  body: ReadableStream<Uint8Array>,
  world: World,
  patience: number,
): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for (;;) {
      const { done, value } = await within(reader.read(), world, patience);
      if (done) return;
      const lines = (rest + decoder.decode(value, { stream: true })).split("\n");
      rest = lines.pop() ?? "";
      yield* lines;
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

function within<T>(promise: Promise<T>, world: World, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = world.after(ms, () => reject(new Silent()));
    promise.then(resolve, reject).finally(stop);
  });
}
