/** Sizes of files as people write them. */

export function sizeOf(bytes: number, lang: string): string {
  const [unit, share] = bytes < 1_000_000 ? (["kilobyte", 1_000] as const) : (["megabyte", 1_000_000] as const);
  const digits = unit === "megabyte" ? 1 : 0;
  const format = new Intl.NumberFormat(lang, { style: "unit", unit, maximumFractionDigits: digits });
  return format.format(Math.max(bytes / share, digits ? 0.1 : 1));
}
