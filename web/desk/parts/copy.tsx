/** A text to be copied: shown whole, copied by a button. */

import { useSignal } from "@preact/signals";
import { useDesk } from "../desk.ts";

export function Copy({ text }: { readonly text: string }) {
  const { say } = useDesk();
  const copied = useSignal(false);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => {
        copied.value = true;
      },
      () => {},
    );
  return (
    <p class="copy">
      <code>{text}</code>
      <button type="button" class="plain" onClick={copy}>
        {say(copied.value ? "copy.done" : "copy.do")}
      </button>
    </p>
  );
}
