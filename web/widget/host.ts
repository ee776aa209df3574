/** Letters between this frame and the page that holds it; only that page is listened to, and only it is answered. */

import { signal } from "@preact/signals";
import { type Letter, letterOf, type ToFrame, type ToHost } from "../loader/letters.ts";

export type Heard = { [K in keyof ToFrame]?: (value: ToFrame[K]) => void };

export class Host {
  /** Whether this page stands in another one; else it fills a window of its own. */
  readonly embedded = window.parent !== window;
  readonly known = signal(false);
  #origin: string | undefined;

  constructor(heard: Heard) {
    addEventListener("message", (event: MessageEvent) => {
      const letter = this.#letter(event);
      if (letter) heard[letter.parlour as keyof ToFrame]?.(letter.value as never);
    });
  }

  /** Tells the page that we are here; it carries nothing that a stranger could not know. */
  ready(open: boolean): void {
    if (this.embedded) window.parent.postMessage({ parlour: "ready", value: { open } }, "*");
  }

  post<K extends keyof ToHost>(parlour: K, value: ToHost[K]): void {
    if (this.#origin) window.parent.postMessage({ parlour, value }, this.#origin);
  }

  /** Which sites may hold this frame is decided by its `frame-ancestors`; the first letter tells which of them does. */
  #letter({ source, origin, data }: MessageEvent): Letter | undefined {
    if (!this.embedded || source !== window.parent) return undefined;
    const letter = letterOf(data);
    if (letter?.parlour === "hello") {
      this.#origin ??= origin;
      this.known.value = true;
    }
    return origin === this.#origin ? letter : undefined;
  }
}
