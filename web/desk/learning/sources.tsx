/** Where a candidate comes from: the words of each talk, and the way to it. */

import { useSignal } from "@preact/signals";
import { useDesk } from "../desk.ts";
import type { Candidate, PastTalk, Source } from "./values.ts";

export function Sources({ of }: { readonly of: Candidate }) {
  return (
    <ul class="sources">
      {of.sources.map((source) => (
        <li key={source.id}>
          <p dir="auto">{source.said}</p>
          {source.means && source.means !== of.means && (
            <p class="aside" dir="auto">
              {source.means}
            </p>
          )}
          <Way source={source} />
        </li>
      ))}
    </ul>
  );
}

function Way({ source }: { readonly source: Source }) {
  const { say } = useDesk();
  const unsure = source.is_confirmed ? "" : ` · ${say("learning.not_sure")}`;
  if (source.conversation)
    return (
      <p class="aside">
        <a href={`#/all/${source.conversation}`}>{say("learning.open_talk")}</a>
        {unsure}
      </p>
    );
  return source.past_talk ? <Past talk={source.past_talk} source={source} /> : null;
}

/** A talk from another desk is shown in place: it stands in no list. */
function Past({ talk, source }: { readonly talk: number; readonly source: Source }) {
  const desk = useDesk();
  const { say } = desk;
  const told = useSignal<PastTalk | undefined>(undefined);
  const open = () =>
    desk.attempt(async () => {
      told.value = told.value ? undefined : await desk.api.get<PastTalk>(`/v1/desk/learning/past/${talk}`);
    });
  return (
    <div class="aside">
      <button type="button" class="link" aria-expanded={told.value !== undefined} onClick={open}>
        {say("learning.open_past")}
      </button>
      {told.value && (
        <ol class="past">
          {told.value.lines.map((line) => (
            <li key={line.seq} class={line.seq >= source.first && line.seq <= source.last ? "meant" : ""}>
              <span>{say(line.who === "shopper" ? "who.shopper" : "learning.them")}</span>
              <span dir="auto">{line.text}</span>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
