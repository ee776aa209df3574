/** Answers to press instead of writing; once something was said after them they only tell what was chosen. */

import { useChat } from "../chat.ts";
import type { MessageRow } from "../talk/rows.ts";

export function Choices({ row, last }: { readonly row: MessageRow; readonly last: boolean }) {
  const { talk } = useChat();
  const choices = row.entry.choices ?? [];
  if (!last || row.answer) return null;
  return (
    <ul class="choices">
      {choices.map(({ id, label }) => (
        <li key={id}>
          <button
            type="button"
            class="choice"
            onClick={() => talk.write(label, { answers: { seq: row.entry.seq, choice: id } })}
          >
            {label}
          </button>
        </li>
      ))}
    </ul>
  );
}
