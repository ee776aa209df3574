/** Every text stands in en, es, it and ru, asks for the same values in each, and is said somewhere. */

import { dirname } from "node:path";
import { names, parse, type Texts } from "../shared/words/reader.ts";
import { type File, filesOf } from "./files.ts";

const SPOKEN = ["en", "es", "it", "ru"];

export function checkWords(): string[] {
  const rooms = new Map<string, Map<string, Texts>>();
  for (const file of filesOf("**/words/*.json")) {
    const room = dirname(file.path);
    rooms.set(room, (rooms.get(room) ?? new Map()).set(file.path.slice(room.length + 1, -".json".length), read(file)));
  }
  return [...rooms].flatMap(([room, texts]) => [
    ...missing(room, texts),
    ...different(room, texts),
    ...unsaid(room, texts),
  ]);
}

function read(file: File): Texts {
  return JSON.parse(file.text) as Texts;
}

function missing(room: string, texts: Map<string, Texts>): string[] {
  const every = new Set([...texts.values()].flatMap((one) => Object.keys(one)));
  return SPOKEN.flatMap((lang) =>
    [...every]
      .filter((key) => !(key in (texts.get(lang) ?? {})))
      .map((key) => `${room}/${lang}.json: ${key} is missing`),
  );
}

function different(room: string, texts: Map<string, Texts>): string[] {
  const english = texts.get("en") ?? {};
  return [...texts].flatMap(([lang, one]) =>
    Object.keys(one)
      .filter((key) => key in english && asked(one, key) !== asked(english, key))
      .map((key) => `${room}/${lang}.json: ${key} asks for ${asked(one, key)}, in English for ${asked(english, key)}`),
  );
}

function asked(texts: Texts, key: string): string {
  const text = texts[key] ?? "";
  const variants = typeof text === "string" ? [text] : text;
  return [...new Set(variants.flatMap((variant) => names(parse(variant))))].sort().join(", ") || "nothing";
}

/** A key counts as said when it, or a beginning of it that ends in a dot, stands in the room's code. */
function unsaid(room: string, texts: Map<string, Texts>): string[] {
  const code = filesOf(`${dirname(room)}/**/*.{ts,tsx}`)
    .map((file) => file.text)
    .join("\n");
  const said = (key: string) =>
    [key, key.slice(0, key.lastIndexOf(".") + 1)].some(
      (part) => part && new RegExp(`["'\`]${part.replaceAll(".", "\\.")}["'\`$]`).test(code),
    );
  return Object.keys(texts.get("en") ?? {})
    .filter((key) => !said(key))
    .map((key) => `${room}/en.json: ${key} is said nowhere`);
}
