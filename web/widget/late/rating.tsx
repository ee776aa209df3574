/** After the talk is closed: how it was, in one to five and, if the shopper likes, in words. */

import "../style/forms.css";
import { useSignal } from "@preact/signals";
import { useChat } from "../chat.ts";

const STARS = [1, 2, 3, 4, 5];

export default function Rating() {
  const chat = useChat();
  const { say, talk } = chat;
  const stars = useSignal(0);
  const words = useSignal("");
  const send = async (event: Event) => {
    event.preventDefault();
    const text = words.value.trim();
    await chat.attempt(() => talk.do("rating", { stars: stars.value, ...(text ? { text } : {}) }));
  };
  return (
    <form class="asking" onSubmit={send}>
      <fieldset>
        <legend class="serif">{say("rating.ask")}</legend>
        <div class="stars">
          {STARS.map((count) => (
            <label key={count} class={count <= stars.value ? "lit" : ""}>
              <input
                type="radio"
                name="stars"
                class="unseen"
                checked={stars.value === count}
                onChange={() => {
                  stars.value = count;
                }}
              />
              <span aria-hidden="true">★</span>
              <span class="unseen">{say("rating.stars", { n: count })}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {stars.value > 0 && (
        <>
          <label>
            <span>{say("rating.words")}</span>
            <textarea
              rows={2}
              maxLength={1000}
              value={words.value}
              onInput={(event) => {
                words.value = event.currentTarget.value;
              }}
            />
          </label>
          <button type="submit" class="plain">
            {say("rating.send")}
          </button>
        </>
      )}
      <button type="button" class="link" onClick={() => talk.fresh()}>
        {say("rating.fresh")}
      </button>
    </form>
  );
}
