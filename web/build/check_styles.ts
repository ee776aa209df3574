/** Colours stand in tokens.css alone (a shadow of plain black aside), and no style knows left from right, so that every page can be mirrored. */

import { type File, filesOf, place } from "./files.ts";

const COLOUR =
  /#[0-9a-f]{3,8}\b(?![\w-])|\b(?:rgb(?!\(0 0 0 \/)|rgba|hsl|hsla|oklch|oklab|lab|lch|hwb)\(|:\s*(?:white|black)\b/gi;
const SIDE =
  /(?:^|[\s;{"'])((?:margin|padding|border)-(?:left|right)|(?:left|right)\s*:|text-align:\s*(?:left|right)|float:\s*(?:left|right))/g;
const FREE = ["shared/tokens.css"];

export function checkStyles(): string[] {
  const styles = filesOf("**/*.css").filter((file) => !FREE.includes(file.path));
  const code = filesOf("{shared,loader,widget,desk,storefront}/**/*.{ts,tsx}").filter(
    (file) => !/\.test\.|\/fake\//.test(file.path),
  );
  return [
    ...styles.flatMap((file) => found(file, COLOUR, "a raw colour; use a token of shared/tokens.css")),
    ...code.flatMap((file) =>
      found(file, /["'`]#(?:[0-9a-f]{3}|[0-9a-f]{6})\b/gi, "a raw colour; use a token of shared/tokens.css"),
    ),
    ...styles.flatMap((file) => found(file, SIDE, "a side that cannot be mirrored; use inline-start or inline-end")),
  ];
}

function found(file: File, pattern: RegExp, complaint: string): string[] {
  return [...withoutComments(file).matchAll(pattern)].map(
    (match) => `${place(file, match.index)} ${match[0].trim()}: ${complaint}`,
  );
}

function withoutComments(file: File): string {
  return file.text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, " "));
}
