/** Texts that people read, from `words/<lang>.json`: plurals, choices and variants, as the Python reader says them. */

export type Value = string | number;
export type Values = Readonly<Record<string, Value>>;
export type Texts = Readonly<Record<string, string | readonly string[]>>;

type Piece = string | Slot;
interface Slot {
  readonly name: string;
  readonly kind: "" | "plural" | "select";
  readonly branches: ReadonlyMap<string, readonly Piece[]>;
}

export const FALLBACK = "en";

/** A number below `count`, the same for the same seed as in Python (FNV-1a, 32 bits). */
export function pick(seed: string, count: number): number {
  let mixed = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(seed)) mixed = Math.imul(mixed ^ byte, 0x01000193) >>> 0;
  return mixed % count;
}

/** The texts of one room in the languages that are loaded; a key missing in a language is said in English. */
export class Words {
  readonly #texts: Map<string, Texts>;

  constructor(texts: Readonly<Record<string, Texts>>) {
    this.#texts = new Map(Object.entries(texts));
  }

  /** Takes the texts of one more language, loaded when somebody wanted to read it. */
  add(lang: string, texts: Texts): void {
    this.#texts.set(lang, texts);
  }

  /** The text of `key`; `seed` (conversation and seq) chooses among variants: a repeat is the same. */
  say(key: string, lang: string, values: Values = {}, seed = ""): string {
    for (const spoken of [lang, lang.split("-")[0] ?? lang, FALLBACK]) {
      const text = this.#texts.get(spoken)?.[key];
      if (text === undefined) continue;
      const variants = typeof text === "string" ? [text] : text;
      return fill(parse(variants[pick(`${seed}:${key}`, variants.length)] ?? ""), values, spoken);
    }
    throw new Error(`no text ${key} in ${FALLBACK}.json; add it there and in the other languages`);
  }
}

/** A text as pieces and slots; an error tells where braces do not fit. */
export function parse(text: string): readonly Piece[] {
  const reader = new Reader(text);
  const pieces = reader.pieces(false);
  if (!reader.done) throw new Error(`a closing brace too many at ${reader.at} in ${text}`);
  return pieces;
}

/** The names that a text asks for. */
export function names(pieces: readonly Piece[]): string[] {
  return pieces.flatMap((piece) =>
    typeof piece === "string" || piece.name === "#"
      ? []
      : [piece.name, ...[...piece.branches.values()].flatMap((branch) => names(branch))],
  );
}

const NO_BRANCHES: Slot["branches"] = new Map();

class Reader {
  readonly text: string;
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  get done(): boolean {
    return this.at >= this.text.length;
  }

  pieces(nested: boolean): readonly Piece[] {
    const pieces: Piece[] = [];
    while (!this.done && this.text[this.at] !== "}") {
      const letter = this.text[this.at++] ?? "";
      if (letter === "{") pieces.push(this.slot());
      else if (letter === "#" && nested) pieces.push({ name: "#", kind: "", branches: NO_BRANCHES });
      else pieces.push(letter);
    }
    return pieces;
  }

  slot(): Slot {
    const name = this.until(/[,}]/g);
    if (this.text[this.at - 1] === "}") return { name, kind: "", branches: NO_BRANCHES };
    const kind = this.until(/,/g);
    if (kind !== "plural" && kind !== "select")
      throw new Error(`${kind} in ${this.text}: only plural and select are known`);
    const branches = this.branches();
    if (!branches.has("other")) throw new Error(`${name} in ${this.text} has no branch other`);
    return { name, kind, branches };
  }

  branches(): Map<string, readonly Piece[]> {
    const branches = new Map<string, readonly Piece[]>();
    for (;;) {
      const key = this.until(/[{}]/g);
      if (this.text[this.at - 1] === "}") return branches;
      branches.set(key, this.pieces(true));
      if (this.done) throw new Error(`a brace is open in ${this.text}`);
      this.at++;
    }
  }

  until(mark: RegExp): string {
    mark.lastIndex = this.at;
    const found = mark.exec(this.text);
    if (!found) throw new Error(`a brace is open at ${this.at} in ${this.text}`);
    const before = this.text.slice(this.at, found.index).trim();
    this.at = found.index + 1;
    return before;
  }
}

function fill(pieces: readonly Piece[], values: Values, lang: string, number?: Value): string {
  return pieces
    .map((piece) => {
      if (typeof piece === "string") return piece;
      if (piece.name === "#") return String(number ?? "#");
      const value = values[piece.name];
      if (value === undefined) throw new Error(`${piece.name} is asked for and not given`);
      if (!piece.kind) return String(value);
      return fill(branch(piece, value, lang), values, lang, piece.kind === "plural" ? value : number);
    })
    .join("");
}

function branch(slot: Slot, value: Value, lang: string): readonly Piece[] {
  const key = slot.kind === "select" ? String(value) : pluralKey(slot, value, lang);
  return slot.branches.get(key) ?? slot.branches.get("other") ?? [];
}

function pluralKey(slot: Slot, value: Value, lang: string): string {
  const exact = `=${value}`;
  return slot.branches.has(exact) ? exact : new Intl.PluralRules(lang).select(Number(value));
}
