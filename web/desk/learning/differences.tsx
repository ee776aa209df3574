/** What came of an exam: how many turns went how, and each of them before and after. */

import { useDesk } from "../desk.ts";
import type { Difference, Told } from "./values.ts";

export function Counts({ counts }: { readonly counts: Readonly<Record<string, number>> }) {
  const { say } = useDesk();
  const told = Object.entries(counts).filter(([, n]) => n > 0);
  return (
    <ul class="counts">
      {told.map(([verdict, n]) => (
        <li key={verdict} class={verdict}>
          {say(`learning.count.${verdict}`, { n })}
        </li>
      ))}
    </ul>
  );
}

export function Differences({ turns }: { readonly turns: readonly Difference[] }) {
  const { say } = useDesk();
  if (turns.length === 0) return <p class="aside">{say("learning.no_difference")}</p>;
  return (
    <ol class="differences">
      {turns.map((one, place) => (
        <li key={place} class={one.verdict}>
          <p class="verdict">
            {say(`learning.verdict.${one.verdict}`)}
            {one.why.length > 0 && (
              <span class="aside"> · {one.why.map((name) => say(`learning.why.${known(name)}`)).join(", ")}</span>
            )}
            <span class="aside"> · {say(`learning.of.${one.of}`)}</span>
          </p>
          <p class="asked" dir="auto">
            {one.text}
          </p>
          <div class="both">
            <Said word={say("learning.before")} told={one.before} />
            <Said word={say("learning.after")} told={one.after} />
          </div>
        </li>
      ))}
    </ol>
  );
}

function Said({ word, told }: { readonly word: string; readonly told: Told }) {
  const { say } = useDesk();
  const called = told.seat === "queue" || told.seat === "agent";
  return (
    <div>
      <p class="aside">
        {word}
        {called && ` · ${say("learning.called")}`}
      </p>
      <p dir="auto">{told.reply}</p>
      {told.products.length > 0 && <p class="aside">{told.products.join(" · ")}</p>}
    </div>
  );
}

const WHY = [
  "leak",
  "invented_price",
  "hand_over_missed",
  "forbidden_act",
  "too_long",
  "language",
  "answered",
  "not_found",
  "nearer",
  "farther",
  "answers_less",
  "hand_over",
  "products",
  "sources",
  "own_word",
] as const;

/** Checks of golden talks have many names; all others mean that such a check was missed. */
function known(name: string): string {
  return (WHY as readonly string[]).includes(name) ? name : "check";
}
