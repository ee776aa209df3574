/** The first screen: a greeting, who answers here, and a few ways to begin. */

import { ArrowRight } from "lucide";
import { Icon } from "../../shared/parts/icon.tsx";
import { useChat } from "../chat.ts";

export function Intro({ alone }: { readonly alone: boolean }) {
  const chat = useChat();
  const { say, shop, talk } = chat;
  const { greeting, people_online, back_at, starters } = shop.value;
  return (
    <section class="intro">
      <p class="greeting">{greeting}</p>
      <p class="honest">
        {say("intro.assistant")} {people_online ? say("intro.people_here") : say("intro.people_away")}
        {!people_online && back_at ? ` ${say("intro.back", { when: chat.moment(back_at) })}` : ""}
      </p>
      {alone && starters.length > 0 && (
        <ul class="starters">
          {starters.map((text) => (
            <li key={text}>
              <button type="button" onClick={() => talk.write(text)}>
                <span>{text}</span>
                <Icon of={ArrowRight} size={18} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
