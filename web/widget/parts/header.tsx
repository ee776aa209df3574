/** Whose room this is, who answers just now, and the way out. */

import { Ellipsis, X } from "lucide";
import { Icon } from "../../shared/parts/icon.tsx";
import { useChat } from "../chat.ts";

export function Header() {
  const chat = useChat();
  const { say, shop, menu, host } = chat;
  return (
    <header class="header">
      <div class="header-words">
        <h1>{shop.value.shop.name}</h1>
        <p>{useWhoAnswers()}</p>
      </div>
      <button
        type="button"
        id="more"
        class="round"
        aria-label={say("header.more")}
        aria-expanded={menu.value}
        onClick={() => {
          menu.value = !menu.value;
        }}
      >
        <Icon of={Ellipsis} />
      </button>
      {host.embedded && (
        <button type="button" class="round" aria-label={say("header.close")} onClick={() => host.post("close", null)}>
          <Icon of={X} />
        </button>
      )}
    </header>
  );
}

/** One line, always true: who has the floor, and whether people are there. */
function useWhoAnswers(): string {
  const { say, shop, talk } = useChat();
  const { seat = "assistant", agent, people_online = shop.value.people_online } = talk.shown.standing.value;
  if (talk.shown.typing.value && seat === "agent") return say("who.typing", { name: talk.shown.typing.value });
  if (seat === "agent") return say(agent ? "who.agent" : "who.some_agent", { name: agent?.name ?? "" });
  if (seat === "queue") return say(people_online ? "who.queue" : "who.nobody");
  if (seat === "closed") return say("who.closed");
  return say(people_online ? "who.assistant_people" : "who.assistant");
}
