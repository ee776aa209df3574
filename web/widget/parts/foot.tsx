/** Under the words: a person is one press away, and the state of the line when it is not well. */

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useChat } from "../chat.ts";

const SOON = 2_000;

export function Foot() {
  const chat = useChat();
  const { say, talk, shop } = chat;
  const { seat = "assistant", people_online = shop.value.people_online, promise } = talk.shown.standing.value;
  const asked = useSignal(false);
  const broken = useBroken();
  const person = async () => {
    asked.value = true;
    await chat.attempt(() => talk.do("person"));
    asked.value = false;
  };
  return (
    <div class="foot">
      {seat === "assistant" && (
        <button type="button" class="link" disabled={asked.value} onClick={person}>
          {say("foot.person")}
        </button>
      )}
      {seat === "queue" && <span>{say(promise || !people_online ? "foot.promised" : "foot.queue")}</span>}
      <span role="status" class="line">
        {broken ? say("foot.offline") : ""}
      </span>
    </div>
  );
}

/** A break is told only when it lasts: most mend themselves before anybody needs to know. */
function useBroken(): boolean {
  const { talk } = useChat();
  const line = talk.shown.line.value;
  const long = useSignal(false);
  const well = line === "live" || line === "off";
  useEffect(() => {
    if (well) {
      long.value = false;
      return;
    }
    const timer = setTimeout(() => {
      long.value = true;
    }, SOON);
    return () => clearTimeout(timer);
  }, [well, long]);
  return long.value && !well;
}
