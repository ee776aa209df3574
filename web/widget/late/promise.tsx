/** Nobody is there just now: says until when, and takes the wish to be answered then. */

import "../style/forms.css";
import { useSignal } from "@preact/signals";
import { useChat } from "../chat.ts";

export default function Promised() {
  const chat = useChat();
  const { say, shop, talk } = chat;
  const { back_at, mail } = shop.value;
  const contact = useSignal("");
  const sending = useSignal(false);
  const send = async (event: Event) => {
    event.preventDefault();
    sending.value = true;
    await chat.attempt(() => talk.do("promise", contact.value ? { contact: contact.value } : {}));
    sending.value = false;
  };
  return (
    <form class="asking" onSubmit={send}>
      <p class="serif">{back_at ? say("promise.away_until", { when: chat.moment(back_at) }) : say("promise.away")}</p>
      {mail && (
        <label>
          <span>
            {say("promise.contact")}
            <em> {say("form.optional")}</em>
          </span>
          <input
            type="email"
            autocomplete="email"
            value={contact.value}
            onInput={(event) => {
              contact.value = event.currentTarget.value;
            }}
          />
        </label>
      )}
      <button type="submit" class="plain" disabled={sending.value}>
        {say("promise.send")}
      </button>
    </form>
  );
}
