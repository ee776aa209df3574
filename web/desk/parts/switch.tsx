/** On or off, at once. */

interface Given {
  readonly on: boolean;
  readonly set: (on: boolean) => void;
  readonly label: string;
  readonly hint?: string;
}

export function Switch({ on, set, label, hint }: Given) {
  return (
    <button type="button" class="switch" role="switch" aria-checked={on} onClick={() => set(!on)}>
      <span>
        {label}
        {hint && <span class="aside">{hint}</span>}
      </span>
      <i aria-hidden="true" />
    </button>
  );
}
