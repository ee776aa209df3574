/** Sizes are budgets: what a shopper fetches is counted after gzip, and too much of it fails the build. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { pages } from "./config.ts";

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
  readonly isEntry?: boolean;
}

type Manifest = Readonly<Record<string, Chunk>>;

const KB = 1024;

/** What the server fills in for a shop of four languages, about. */
const SERVED = JSON.stringify({
  base: "https://chat.lindenandlark.example",
  shop: "linden-and-lark",
  colour: "#1f4b3a",
  ink: false,
  corner: "end",
  lang: "en",
  words: {
    en: {
      open: "Questions?",
      chat: "Chat with the shop",

      away: "The chat can't be reached just now. Please try again in a minute.",
    },
    es: {
      open: "¿Preguntas?",
      chat: "Chat con la tienda",

      away: "Ahora mismo no llegamos al chat. Inténtalo en un minuto.",
    },
    it: {
      open: "Domande?",
      chat: "Chat con il negozio",

      away: "Al momento la chat non risponde. Riprova tra un minuto.",
    },
    ru: {
      open: "Есть вопрос?",
      chat: "Чат с магазином",

      away: "Чат сейчас не отвечает. Попробуйте через минуту.",
    },
  },
});
let tooMuch = false;

function report(name: string, bytes: number, limit: number): void {
  tooMuch ||= bytes > limit;
  console.log(`${name}: ${(bytes / KB).toFixed(2)} KB of ${limit / KB} KB${bytes > limit ? ", too much" : ""}`);
}

function gzip(name: string, file: string): number {
  return gzipSync(readFileSync(join(pages, name, file)), { level: 9 }).length;
}

function sum(name: string, files: Iterable<string>): number {
  return [...files].reduce((total, file) => total + gzip(name, file), 0);
}

/** An entry with everything that it imports at once. */
function atOnce(manifest: Manifest, key: string, seen = new Set<string>()): Set<string> {
  const chunk = manifest[key];
  if (!chunk || seen.has(chunk.file)) return seen;
  for (const file of [chunk.file, ...(chunk.css ?? [])]) seen.add(file);
  for (const other of chunk.imports ?? []) atOnce(manifest, other, seen);
  return seen;
}

function read(name: string): Manifest {
  return JSON.parse(readFileSync(join(pages, name, "manifest.json"), "utf-8")) as Manifest;
}

function loader(): void {
  const chunk = Object.values(read("loader")).find((one) => one.isEntry);
  if (!chunk) throw new Error("the loader has no entry");
  const script = readFileSync(join(pages, "loader", chunk.file), "utf-8");
  if (script.split("__PARLOUR__").length !== 2)
    throw new Error("the loader must name __PARLOUR__ once, for the server to fill in");
  report("loader", gzipSync(script.replace("__PARLOUR__", SERVED)).length, 3 * KB);
}

function widget(): void {
  const manifest = read("widget");
  const opening = atOnce(manifest, "index.html").add("index.html");
  const words = Object.entries(manifest).filter(([key]) => key.startsWith("words/"));
  const longest = Math.max(...words.map(([, chunk]) => gzip("widget", chunk.file)));
  const known = new Set([...opening, ...words.map(([, chunk]) => chunk.file)]);
  const later = readdirSync(join(pages, "widget")).filter((file) => /\.(js|css)$/.test(file) && !known.has(file));
  report("open chat", sum("widget", opening) + longest, 40 * KB);
  report("chat on demand", sum("widget", later), 60 * KB);
}

if (existsSync(join(pages, "loader"))) loader();
if (existsSync(join(pages, "widget"))) widget();
process.exitCode = tooMuch ? 1 : 0;
