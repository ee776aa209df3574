/** What people write, shown as they wrote it: line breaks stay, addresses of the web become links, nothing else is read into it. */

const LINK = /\bhttps?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]}»”]/g;

export function Text({ text }: { readonly text: string }) {
  return (
    <p class="text" dir="auto">
      {pieces(text).map((piece, index) =>
        piece.link ? (
          <a key={index} href={piece.text} target="_blank" rel="noopener noreferrer nofollow">
            {piece.text}
          </a>
        ) : (
          piece.text
        ),
      )}
    </p>
  );
}

export function pieces(text: string): { readonly text: string; readonly link: boolean }[] {
  const found: { text: string; link: boolean }[] = [];
  let at = 0;
  for (const match of text.matchAll(LINK)) {
    found.push({ text: text.slice(at, match.index), link: false }, { text: match[0], link: true });
    at = match.index + match[0].length;
  }
  return [...found, { text: text.slice(at), link: false }].filter((piece) => piece.text !== "");
}
