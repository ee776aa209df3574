/** Tells an agent who looks elsewhere that somebody waits: the title's number, a notification, and a sound for who wants one. */

import { effect, signal } from "@preact/signals";
import type { Desk } from "./desk.ts";
import { nameOf } from "./names.ts";
import type { Row } from "./values.ts";

const SHOWN = 12_000;

export class Notifier {
  readonly sound = signal(false);
  readonly wanted = signal(false);
  readonly #desk: Desk;
  /** The heads that were told of, so that nothing is told twice. */
  readonly #told = new Map<string, string>();
  #first = true;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.sound.value = desk.store.get("parlour:desk:sound") === "on";
    this.wanted.value = desk.store.get("parlour:desk:notify") === "on";
    effect(() => this.#title());
  }

  get allowed(): boolean {
    return "Notification" in window && Notification.permission === "granted";
  }

  async want(wanted: boolean): Promise<void> {
    if (wanted && "Notification" in window && !this.allowed) await Notification.requestPermission();
    this.wanted.value = wanted && this.allowed;
    this.#desk.store.set("parlour:desk:notify", this.wanted.value ? "on" : "off");
  }

  wantSound(sound: boolean): void {
    this.sound.value = sound;
    this.#desk.store.set("parlour:desk:sound", sound ? "on" : "off");
    if (sound) ring();
  }

  /** Rows came: who waits anew, and who answered me, is told once. */
  rows(rows: readonly Row[]): void {
    const me = this.#desk.me.value?.agent.id;
    for (const row of rows) {
      const state = needs(row, me);
      const before = this.#told.get(row.id);
      this.#told.set(row.id, state);
      if (state && state !== before && !this.#first) this.#tell(row);
    }
    this.#first = false;
  }

  #tell(row: Row): void {
    if (this.#desk.away.value || (document.visibilityState === "visible" && document.hasFocus())) return;
    if (this.sound.value) ring();
    if (!this.wanted.value || !this.allowed) return;
    const { say } = this.#desk;
    const name = nameOf(row.who, say);
    const title = row.seat === "queue" ? say("notify.waits", { name }) : say("notify.wrote", { name });
    const note = new Notification(title, { body: row.last?.text.slice(0, 140) ?? "", tag: row.id });
    note.onclick = () => {
      window.focus();
      this.#desk.openTalk(row.id);
      note.close();
    };
    setTimeout(() => note.close(), SHOWN);
  }

  #title(): void {
    const { me, inbox, say, speech } = this.#desk;
    const waiting = me.value ? (inbox.counts.value?.waiting ?? 0) : 0;
    speech.lang.value; // said anew in another language
    const name = me.value ? `${me.value.shop} · Parlour` : "Parlour";
    document.title = waiting > 0 ? say("title.waiting", { n: waiting, name }) : name;
  }
}

/** What of a row concerns this agent, as a text that changes when there is something new to tell; "" for nothing. */
function needs(row: Row, me: string | undefined): string {
  if (row.seat === "queue") return `queue ${row.waiting_since ?? ""}`;
  return row.seat === "agent" && row.agent?.id === me && row.unread > 0 ? `mine ${row.head}` : "";
}

function ring(): void {
  const sound = new AudioContext();
  const [tone, volume] = [sound.createOscillator(), sound.createGain()];
  tone.frequency.setValueAtTime(660, sound.currentTime);
  tone.frequency.setValueAtTime(880, sound.currentTime + 0.12);
  volume.gain.setValueAtTime(0.06, sound.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.0001, sound.currentTime + 0.5);
  tone.connect(volume).connect(sound.destination);
  tone.start();
  tone.stop(sound.currentTime + 0.5);
}
