/** Three replies above the field, each a key away; and what the coach says, in one line. */

import { useEffect } from "preact/hooks";
import { useDesk } from "../desk.ts";
import type { Assist, Hint, Offered } from "./assist.ts";
import type { Talk } from "./talk.ts";

export const TAKES = ["a", "s", "d"] as const;

export function AssistReplies({ talk }: { readonly talk: Talk }) {
  const { say } = useDesk();
  const { assist, draft } = talk;
  useAdvice(talk);
  const replies = assist.advice.value?.replies ?? [];
  const busy = draft.mode.value === "note" || draft.correcting.value !== undefined;
  const writes = draft.text.value.trim() !== "" && draft.text.value.trim() !== assist.taken.value?.text;
  return (
    <section class="assist" aria-label={say("assist.label")}>
      <Coach assist={assist} />
      {!busy && !writes && replies.length > 0 && (
        <ol>
          {replies.map((one, place) => (
            <OneReply key={one.text} assist={assist} one={one} place={place} />
          ))}
        </ol>
      )}
    </section>
  );
}

function OneReply({ assist, one, place }: { readonly assist: Assist; readonly one: Offered; readonly place: number }) {
  const { say } = useDesk();
  const key = TAKES[place];
  return (
    <li>
      <button
        type="button"
        class={assist.taken.value === one ? "taken" : ""}
        aria-keyshortcuts={key}
        aria-pressed={assist.taken.value === one}
        onClick={() => assist.take(one)}
      >
        <kbd>{key}</kbd>
        <span class="assist-text" dir="auto" lang={one.lang}>
          {one.text}
        </span>
        <span class="assist-source">
          {say(`assist.source.${one.source}`)}
          {one.cards.length > 0 && ` · ${say("assist.cards", { n: one.cards.length })}`}
        </span>
      </button>
    </li>
  );
}

function Coach({ assist }: { readonly assist: Assist }) {
  const { say } = useDesk();
  const hints: readonly Hint[] =
    assist.hints.value.length > 0 ? assist.hints.value : (assist.advice.value?.coach ?? []);
  if (assist.gap.value)
    return (
      <p class="assist-coach" role="status">
        {say("assist.gap")}
      </p>
    );
  const [hint] = hints;
  if (!hint) return null;
  return (
    <p class="assist-coach" role="status">
      {say(`coach.${hint.kind}`)} <q dir="auto">{hint.words}</q>
    </p>
  );
}

/** Asked when the conversation is opened, and whenever somebody spoke or its seat moved. */
function useAdvice(talk: Talk): void {
  const [last, seat, ready] = [talk.spoken.value, talk.row.value?.seat, talk.state.value === "ready"];
  useEffect(() => {
    if (ready) talk.assist.ask();
  }, [talk, last, seat, ready]);
}
