/** Where a key of the facts stands in their text: `delivery[0].cost` is in the first `[[delivery]]`. */

export interface Place {
  readonly from: number;
  readonly to: number;
  readonly line: number;
}

export function lineOf(toml: string, key: string): Place {
  const parts = [...key.matchAll(/([^.[\]]+)|\[(\d+)\]/g)].map((match) => match[1] ?? Number(match[2]));
  const lines = toml.split("\n");
  let [best, depth, table, counts] = [0, 0, [] as (string | number)[], new Map<string, number>()];
  for (const [place, line] of lines.entries()) {
    const header = /^\s*\[(\[?)\s*([^\]]+?)\s*\]/.exec(line);
    if (header) {
      const name = header[2] ?? "";
      const nth = counts.get(name) ?? 0;
      counts = new Map(counts).set(name, nth + 1);
      table = [...name.split(".").map((one) => one.trim()), ...(header[1] ? [nth] : [])];
    }
    const own = /^\s*([\w-]+|"[^"]+")\s*=/.exec(line)?.[1]?.replaceAll('"', "");
    const here = own && !header ? [...table, own] : table;
    const agrees = same(here, parts);
    if (agrees > depth) [best, depth] = [place, agrees];
  }
  const from = lines.slice(0, best).reduce((sum, line) => sum + line.length + 1, 0);
  return { from, to: from + (lines[best]?.length ?? 0), line: best };
}

/** How many parts agree from the beginning; 0 when what is here leads elsewhere. */
function same(here: readonly (string | number)[], wanted: readonly (string | number)[]): number {
  const count = here.findIndex((part, place) => part !== wanted[place]);
  return count < 0 ? here.length : 0;
}
