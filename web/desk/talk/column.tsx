/** A conversation: who it is and whose, the log, and where one writes. */

import { useEffect } from "preact/hooks";
import { useDesk } from "../desk.ts";
import { AssistReplies } from "./assist.tsx";
import { Composer } from "./composer.tsx";
import { Give } from "./give.tsx";
import { TalkHeader } from "./header.tsx";
import { HeldReplies } from "./held.tsx";
import { Log } from "./log.tsx";
import { Summary } from "./summary.tsx";
import type { Talk } from "./talk.ts";

export function TalkColumn({ talk }: { readonly talk: Talk }) {
  const desk = useDesk();
  const { say } = desk;
  const last = talk.last.value;
  const state = talk.state.value;
  useEffect(() => {
    const see = () => {
      if (document.visibilityState !== "visible" || last === 0) return;
      desk.talks.value?.seen(talk);
      desk.inbox.seen(talk.id);
    };
    see();
    document.addEventListener("visibilitychange", see);
    return () => document.removeEventListener("visibilitychange", see);
  }, [last, state, talk, desk]);
  if (state === "missing")
    return (
      <main class="nothing">
        <p class="serif">{say("talk.missing")}</p>
      </main>
    );
  return (
    <main class="talk" aria-label={say("talk.label")}>
      <TalkHeader talk={talk} />
      <Give talk={talk} />
      <Summary talk={talk} />
      <Log talk={talk} />
      <HeldReplies talk={talk} />
      {desk.can("reply") && <AssistReplies talk={talk} />}
      {desk.can("reply") && <Composer talk={talk} />}
    </main>
  );
}
