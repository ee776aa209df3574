/** A small form within the talk: asked by the shop, filled once, kept as an answer. */

import "../style/forms.css";
import type { Entry } from "../../shared/log/protocol.ts";
import { useChat } from "../chat.ts";

const TYPES = ["text", "email", "tel", "number", "date", "url"] as const;

interface Given {
  readonly entry: Entry;
  readonly answer: Readonly<Record<string, string>> | undefined;
  readonly open: boolean;
}

export default function Questions({ entry, answer, open }: Given) {
  const { say, talk } = useChat();
  const fields = entry.form?.fields ?? [];
  if (answer || !open) return null;
  const send = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const filled = new FormData(event.currentTarget);
    const form = Object.fromEntries(fields.map(({ name }) => [name, String(filled.get(name) ?? "").trim()]));
    talk.write("", { answers: { seq: entry.seq, form } });
  };
  return (
    <form class="questions" onSubmit={send as never}>
      {fields.map(({ name, label, type, required }) => (
        <label key={name} htmlFor={`q-${entry.seq}-${name}`}>
          <span>
            {label}
            {!required && <em> {say("form.optional")}</em>}
          </span>
          {type === "textarea" ? (
            <textarea id={`q-${entry.seq}-${name}`} name={name} required={required} rows={3} />
          ) : (
            <input id={`q-${entry.seq}-${name}`} name={name} {...kindOf(type)} required={required} />
          )}
        </label>
      ))}
      <button type="submit" class="plain">
        {say("form.send")}
      </button>
    </form>
  );
}

/** How a field is typed and filled in; a kind that nobody knows is plain text. */
function kindOf(type: string): object {
  const known = TYPES.find((one) => one === type) ?? "text";
  return { type: known, autocomplete: known === "email" || known === "tel" ? known : "off" };
}
