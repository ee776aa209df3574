/** A reply that was not sent because somebody answered meanwhile: its agent decides. */

import { Text } from "../../shared/parts/text.tsx";
import { useDesk } from "../desk.ts";
import { writerOf } from "../names.ts";
import type { Held, Talk } from "./talk.ts";

export function HeldReplies({ talk }: { readonly talk: Talk }) {
  return (
    <>
      {talk.held.value.map((held) => (
        <OneHeld key={held.pending.clientId} talk={talk} held={held} />
      ))}
    </>
  );
}

function OneHeld({ talk, held }: { readonly talk: Talk; readonly held: Held }) {
  const desk = useDesk();
  const { say, talks } = desk;
  const { pending, others } = held;
  const names = [...new Set(others.map((one) => writerOf(one, say, desk.house, "")))].join(", ");
  const anyway = () => {
    talk.release(held);
    talks.value?.sendAnyway(talk, pending);
  };
  const edit = () => {
    talk.release(held);
    talks.value?.withdraw(talk, pending);
    talk.draft.takeBack(pending.draft, talk.seen);
    document.getElementById("words")?.focus();
  };
  const discard = () => {
    talk.release(held);
    talks.value?.withdraw(talk, pending);
  };
  return (
    <section class="held" role="alert">
      <p class="held-why">{say("held.why", { names })}</p>
      <div class="held-text">
        <Text text={pending.draft.text || say("row.no_words")} />
      </div>
      <p class="held-acts">
        <button type="button" class="plain" onClick={anyway}>
          {say("held.send")}
        </button>
        <button type="button" class="plain" onClick={edit}>
          {say("held.edit")}
        </button>
        <button type="button" class="quiet" onClick={discard}>
          {say("held.discard")}
        </button>
      </p>
    </section>
  );
}
