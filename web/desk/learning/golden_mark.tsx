/** Makes the conversation at hand a golden talk: its answers are held to at every exam. */

import { useSignal } from "@preact/signals";
import { Award } from "lucide";
import { Icon } from "../../shared/parts/icon.tsx";
import { useDesk } from "../desk.ts";

export function GoldenMark({ conversation }: { readonly conversation: string }) {
  const desk = useDesk();
  const { say } = desk;
  const marked = useSignal(false);
  if (!desk.can("edit_answers")) return null;
  const mark = async () => {
    marked.value = await desk.attempt(() => desk.api.send("POST", "/v1/desk/learning/golden", { conversation }));
  };
  const words = say(marked.value ? "learning.golden_marked" : "learning.golden_mark");
  return (
    <button
      type="button"
      class={`round golden-mark${marked.value ? " marked" : ""}`}
      aria-pressed={marked.value}
      aria-label={words}
      title={words}
      onClick={mark}
    >
      <Icon of={Award} />
    </button>
  );
}
