/** The one line a shop embeds: a button, and behind it the chat; asks for nothing before it is opened. */

import { type Call, waitingAfter } from "./calls.ts";
import { type Config, type Said, wordsFor } from "./config.ts";
import { letterOf, type ToFrame, type ToHost } from "./letters.ts";
import { fill } from "./phone.ts";
import { furnish, type Room } from "./room.ts";

declare const __PARLOUR__: Config;

type Api = ((...call: Call) => void) & { q?: ArrayLike<unknown>[]; here?: boolean };
type Host = Window & { parlour?: Api };

const FLAG = "parlour";
const PATIENCE = 8000;

class Loader {
  readonly #config: Config;
  readonly #room: Room;
  #frame: HTMLIFrameElement | undefined;
  #calls: Call[] = [];
  #lang = document.documentElement.lang || navigator.language;
  #ready = false;
  #open = false;
  #patience = 0;
  #letGo = () => {};

  constructor(config: Config) {
    this.#config = config;
    this.#room = furnish(config);
    this.#room.button.onclick = () => (this.#open ? this.close() : this.open());
    this.#say();
    addEventListener("message", (event) => this.#read(event));
    if (flag()) whenIdle(() => this.#load());
  }

  call(call: Call): void {
    const [name, value] = call;
    if (name === "open") return this.open();
    if (name === "close") return this.close();
    if (name === "language") {
      this.#lang = String(value);
      this.#say();
    }
    this.#calls = waitingAfter(this.#calls, call);
    this.#post();
  }

  open(): void {
    if (this.#open) return;
    this.#open = true;
    flag(true);
    this.#load();
    this.#room.panel.inert = false;
    this.#room.button.hidden = this.#ready;
    this.#letGo = fill(this.#room.panel);
    this.#frame?.focus();
    this.#send("shown", null);
    if (!this.#ready) this.#patience = window.setTimeout(() => this.#say(true), PATIENCE);
  }

  close(): void {
    if (!this.#open) return;
    this.#open = false;
    clearTimeout(this.#patience);
    this.#letGo();
    this.#room.panel.inert = true;
    this.#room.button.hidden = false;
    this.#room.button.focus();
    this.#send("hidden", null);
    if (this.#ready) return;
    // It never came: the next opening tries again from the beginning.
    this.#say();
    this.#frame?.remove();
    this.#frame = undefined;
  }

  #load(): void {
    if (this.#frame) return;
    const frame = document.createElement("iframe");
    const { base, shop } = this.#config;
    frame.title = this.#words().chat;
    frame.src = `${base}/w/${shop}/chat?lang=${this.#lang}`;
    this.#frame = frame;
    this.#room.panel.append(frame);
  }

  #read({ origin, source, data }: MessageEvent): void {
    const letter = letterOf(data);
    if (!letter || origin !== this.#config.base || source !== this.#frame?.contentWindow) return;
    const { parlour, value } = letter;
    if (parlour === "ready") this.#welcome(value as ToHost["ready"]);
    else if (parlour === "unread") this.#room.badge(Number(value) || 0);
    else if (parlour === "close") this.close();
    else if (parlour === "cart") this.#cart(value as ToHost["cart"]);
  }

  #welcome({ open }: ToHost["ready"]): void {
    this.#ready = true;
    clearTimeout(this.#patience);
    this.#say();
    this.#room.button.hidden = this.#open;
    if (open) this.open();
    this.#send("hello", { open: this.#open, url: location.href, title: document.title });
    this.#post();
  }

  /** The host page puts it into its cart and says so by `preventDefault()`; else the chat shows the product's page. */
  #cart(detail: ToHost["cart"]): void {
    const event = new CustomEvent("parlour:cart", { detail, bubbles: true, cancelable: true });
    this.#send("carted", { sku: detail.sku, taken: !document.dispatchEvent(event) });
  }

  #post(): void {
    if (!this.#ready) return;
    for (const [name, value] of this.#calls) this.#send(name as keyof ToFrame, value as never);
    this.#calls = [];
  }

  #send<K extends keyof ToFrame>(parlour: K, value: ToFrame[K]): void {
    if (this.#ready) this.#frame?.contentWindow?.postMessage({ parlour, value }, this.#config.base);
  }

  #words(): Said {
    return wordsFor(this.#config, this.#lang);
  }

  #say(away = false): void {
    this.#room.say(this.#words(), away);
    // What a browser shows instead of a page that never came says nothing to a shopper.
    if (this.#frame) this.#frame.hidden = away;
  }
}

/** The one thing left in the host page's storage, at the first opening; where there is no storage there is no resuming. */
function flag(leave = false): boolean {
  try {
    if (leave) localStorage.setItem(FLAG, "1");
    return localStorage.getItem(FLAG) !== null;
  } catch {
    return false;
  }
}

function whenIdle(then: () => void): void {
  const later = () => setTimeout(then, 200);
  if (document.readyState === "complete") later();
  else addEventListener("load", later);
}

function start(): void {
  const host: Host = window;
  const waiting = host.parlour?.q ?? [];
  if (host.parlour?.here) return;
  const loader = new Loader(__PARLOUR__);
  const api: Api = (...call) => loader.call(call);
  api.here = true;
  host.parlour = api;
  for (const call of waiting) loader.call(Array.from(call) as Call);
}

if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
else start();
