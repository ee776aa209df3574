/** What is needed seldom: language, a copy by mail, closing and deleting the talk, the shop's privacy page. */

import "../style/menu.css";
import { type Signal, useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useChat } from "../chat.ts";

export default function Menu() {
  const chat = useChat();
  const { say, talk, shop, menu } = chat;
  const { conversation, standing } = talk.shown;
  const there = conversation.value !== undefined;
  const first = useRef<HTMLElement>(null);
  useEffect(() => first.current?.focus(), []);
  const leave = () => {
    menu.value = false;
    document.getElementById("words")?.focus();
  };
  const person = async () => {
    if (await chat.attempt(() => talk.do("person"))) leave();
  };
  const close = async () => {
    if (await chat.attempt(() => talk.do("close"))) leave();
  };
  return (
    <section class="menu" ref={first} tabIndex={-1} aria-label={say("header.more")}>
      <Languages />
      {(standing.value.seat ?? "assistant") === "assistant" && <Item onClick={person}>{say("foot.person")}</Item>}
      {there && shop.value.mail && <Transcript />}
      {there && standing.value.seat !== "closed" && <Item onClick={close}>{say("menu.close")}</Item>}
      {there && <Delete done={leave} />}
      {shop.value.privacy_url && (
        <a class="item" href={shop.value.privacy_url} target="_blank" rel="noopener">
          {say("menu.privacy")}
        </a>
      )}
      <Item onClick={leave}>{say("menu.back")}</Item>
    </section>
  );
}

function Item({ children, onClick }: { readonly children: ComponentChildren; readonly onClick: () => void }) {
  return (
    <button type="button" class="item" onClick={onClick}>
      {children}
    </button>
  );
}

function Languages() {
  const chat = useChat();
  const { say, shop, speech } = chat;
  const { languages } = shop.value;
  if (languages.length < 2) return null;
  return (
    <fieldset class="languages">
      <legend>{say("menu.language")}</legend>
      {languages.map((lang) => (
        <label key={lang} class={speech.lang.value === lang ? "chosen" : ""}>
          <input
            type="radio"
            name="lang"
            class="unseen"
            checked={speech.lang.value === lang}
            onChange={() => chat.attempt(() => chat.chooseLang(lang))}
          />
          <span lang={lang}>{new Intl.DisplayNames(lang, { type: "language" }).of(lang)}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Transcript() {
  const chat = useChat();
  const { say, talk } = chat;
  const step = useSignal<"shut" | "asked" | "sent">("shut");
  const email = useSignal("");
  const send = async (event: Event) => {
    event.preventDefault();
    const body = email.value ? { email: email.value } : {};
    if (await chat.attempt(() => talk.do("transcript", body))) step.value = "sent";
  };
  if (step.value === "sent") return <p class="item quiet">{say("menu.transcript_sent")}</p>;
  if (step.value === "shut")
    return (
      <Item
        onClick={() => {
          step.value = "asked";
        }}
      >
        {say("menu.transcript")}
      </Item>
    );
  return (
    <form class="item" onSubmit={send}>
      <label htmlFor="transcript-to">
        <span>{say("menu.transcript_to")}</span>
        <Mail value={email} />
      </label>
      <button type="submit" class="plain">
        {say("menu.transcript_send")}
      </button>
    </form>
  );
}

function Mail({ value }: { readonly value: Signal<string> }) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <input
      ref={field}
      id="transcript-to"
      type="email"
      required
      autocomplete="email"
      value={value.value}
      onInput={(event) => {
        value.value = event.currentTarget.value;
      }}
    />
  );
}

/** For good, and so asked once more in the same place. */
function Delete({ done }: { readonly done: () => void }) {
  const chat = useChat();
  const { say, talk } = chat;
  const sure = useSignal(false);
  const erase = async () => {
    if (await chat.attempt(() => talk.delete())) done();
  };
  if (!sure.value)
    return (
      <Item
        onClick={() => {
          sure.value = true;
        }}
      >
        {say("menu.delete")}
      </Item>
    );
  return (
    <div class="item" role="alert">
      <p>{say("menu.delete_sure")}</p>
      <p class="pair">
        <button type="button" class="plain harm" onClick={erase}>
          {say("menu.delete_yes")}
        </button>
        <button
          type="button"
          class="plain"
          onClick={() => {
            sure.value = false;
          }}
        >
          {say("menu.delete_no")}
        </button>
      </p>
    </div>
  );
}
