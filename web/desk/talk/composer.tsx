/** Where an agent writes: a reply to the shopper, or a note that only colleagues see. */

import { Paperclip, ShoppingBag } from "lucide";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Icon } from "../../shared/parts/icon.tsx";
import { useDesk } from "../desk.ts";
import { Goods } from "./goods.tsx";
import { Luggage } from "./luggage.tsx";
import type { Talk } from "./talk.ts";

const LONGEST = 10_000;

export function Composer({ talk }: { readonly talk: Talk }) {
  const desk = useDesk();
  const { say } = desk;
  const { draft } = talk;
  const field = useField(draft.text.value);
  const note = draft.mode.value === "note";
  const send = (event?: Event) => {
    event?.preventDefault();
    if (draft.isEmpty.value || !talk.assist.isWhole()) return;
    talk.assist.sent();
    desk.talks.value?.send(talk);
    desk.panel.value = "";
    field.current?.focus();
  };
  const key = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    if (matchMedia("(pointer: coarse)").matches && !event.ctrlKey && !event.metaKey) return;
    send(event);
  };
  return (
    <form class={`composer${note ? " noting" : ""}`} onSubmit={send}>
      <Goods talk={talk} />
      <div class="sheet">
        <Luggage talk={talk} />
        {draft.correcting.value !== undefined && <Correcting talk={talk} />}
        <textarea
          ref={field}
          id="words"
          rows={1}
          maxLength={LONGEST}
          dir="auto"
          placeholder={say(note ? "composer.note_here" : "composer.reply_here")}
          aria-label={say(note ? "composer.note_label" : "composer.reply_label")}
          value={draft.text.value}
          onInput={(event) => {
            draft.write(event.currentTarget.value, talk.seen);
            desk.talks.value?.typed(talk);
            talk.assist.typed();
          }}
          onKeyDown={key}
          onPaste={(event) => attach(desk, talk, event.clipboardData?.files ?? [])}
        />
        <div class="tools">
          <Modes talk={talk} />
          {!note && <Extras talk={talk} />}
          <button type="submit" class="solid send" disabled={draft.isEmpty.value}>
            {say(note ? "composer.keep" : draft.correcting.value !== undefined ? "composer.correct" : "composer.send")}
          </button>
        </div>
      </div>
    </form>
  );
}

function Modes({ talk }: { readonly talk: Talk }) {
  const { say } = useDesk();
  const { mode } = talk.draft;
  return (
    <fieldset class="modes">
      <legend class="unseen">{say("composer.mode")}</legend>
      {(["reply", "note"] as const).map((one) => (
        <label key={one} class={mode.value === one ? "here" : ""}>
          <input
            type="radio"
            name="mode"
            class="unseen"
            checked={mode.value === one}
            onChange={() => talk.draft.turn(one)}
          />
          {say(`composer.${one}`)}
        </label>
      ))}
    </fieldset>
  );
}

function Extras({ talk }: { readonly talk: Talk }) {
  const desk = useDesk();
  const { say, panel } = desk;
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        class="round small"
        aria-label={say("composer.goods")}
        aria-expanded={panel.value === "goods"}
        onClick={() => desk.toggle("goods")}
      >
        <Icon of={ShoppingBag} size={18} />
      </button>
      <button
        type="button"
        class="round small"
        aria-label={say("composer.attach")}
        onClick={() => input.current?.click()}
      >
        <Icon of={Paperclip} size={18} />
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          attach(desk, talk, event.currentTarget.files ?? []);
          event.currentTarget.value = "";
        }}
      />
    </>
  );
}

function Correcting({ talk }: { readonly talk: Talk }) {
  const { say } = useDesk();
  return (
    <p class="aside correcting">
      {say("composer.correcting")}{" "}
      <button type="button" class="link" onClick={() => talk.draft.clear()}>
        {say("composer.no_correction")}
      </button>
    </p>
  );
}

/** Files go up at once, and are sent with the reply. */
function attach(desk: ReturnType<typeof useDesk>, talk: Talk, files: Iterable<File>): void {
  for (const file of files)
    desk
      .attempt(async () => {
        const path = `/v1/conversations/${talk.id}/attachments`;
        const stored = await desk.api.upload<(typeof talk.draft.files.value)[number]>(path, file);
        talk.draft.files.value = [...talk.draft.files.value, stored];
      })
      .catch(() => {});
}

/** As high as its words, up to a third of the window. */
function useField(text: string) {
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.blockSize = "auto";
    element.style.blockSize = `${element.scrollHeight}px`;
  }, [text]);
  return field;
}
