/** What the assistant leaves for the person who takes over: open until that person has answered. */

import { useSignal } from "@preact/signals";
import { useDesk } from "../desk.ts";
import { factsOf } from "./brief.ts";
import { answeredSince, summaryOf } from "./rows.ts";
import type { Talk } from "./talk.ts";

const ROOMY = "(width > 720px)";

export function Summary({ talk }: { readonly talk: Talk }) {
  const { say } = useDesk();
  const chosen = useSignal<boolean | undefined>(undefined);
  const summary = summaryOf(talk.entries.value);
  const seat = talk.row.value?.seat;
  if (!summary || seat === "assistant" || seat === "closed") return null;
  const open = chosen.value ?? (matchMedia(ROOMY).matches && !answeredSince(talk.entries.value, summary.seq));
  return (
    <details
      class="summary"
      open={open}
      onToggle={(event) => {
        if (event.currentTarget.open !== open) chosen.value = event.currentTarget.open;
      }}
    >
      <summary>{say("talk.summary")}</summary>
      <ul>
        {factsOf(summary, say).map((fact) => (
          <li key={fact} dir="auto">
            {fact}
          </li>
        ))}
      </ul>
    </details>
  );
}
