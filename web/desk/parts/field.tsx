/** One field of a form: its name, where to write, a hint, and what is wrong with it. */

import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

/** One name for what JSX types apart by its rules of roles. */
type Type = "text" | "email" | "password" | "number" | "url";

interface Given {
  readonly label: string;
  readonly value: string;
  readonly set: (value: string) => void;
  readonly hint?: ComponentChildren;
  readonly wrong?: string | undefined;
  readonly type?: Type;
  readonly autocomplete?: string;
  readonly placeholder?: string;
  readonly required?: boolean;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly min?: number;
  readonly max?: number;
  readonly onBlur?: (event: { readonly currentTarget: HTMLInputElement }) => void;
}

export function Field({ label, value, set, hint, wrong, type = "text", ...rest }: Given) {
  const id = useId();
  return (
    <div class={`field${wrong ? " wrong" : ""}`}>
      <label for={id}>{label}</label>
      <input
        {...rest}
        type={type as "text"}
        id={id}
        value={value}
        aria-invalid={Boolean(wrong)}
        aria-describedby={hint || wrong ? `${id}-hint` : undefined}
        onInput={(event) => set(event.currentTarget.value)}
      />
      {(hint || wrong) && (
        <p id={`${id}-hint`} class={wrong ? "aside red" : "aside"}>
          {wrong || hint}
        </p>
      )}
    </div>
  );
}
