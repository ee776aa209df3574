/** What the server puts into the script that a shop embeds. */

export interface Said {
  /** On the button. */
  readonly open: string;
  /** Name of the frame with the chat. */
  readonly chat: string;
  /** When Parlour does not answer. */
  readonly away: string;
}

export interface Config {
  /** Where Parlour lives: its origin, without a slash at the end. */
  readonly base: string;
  readonly shop: string;
  /** The colour of the button, `#rrggbb`. */
  readonly colour: string;
  /** Whether dark ink reads better on that colour than white. */
  readonly ink: boolean;
  readonly corner: "start" | "end";
  /** The shop's first language. */
  readonly lang: string;
  readonly words: Readonly<Record<string, Said>>;
}

/** The words in this language, or else in the shop's first one. */
export function wordsFor({ words, lang }: Config, wanted: string): Said {
  return (words[wanted] ?? words[wanted.split("-")[0] as string] ?? words[lang]) as Said;
}
