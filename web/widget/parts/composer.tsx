/** Where the shopper writes: it grows with the words, Enter sends, and nothing that was begun is lost by a reload. */

import { useSignal } from "@preact/signals";
import { ArrowUp, Paperclip } from "lucide";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { Icon } from "../../shared/parts/icon.tsx";
import { useChat } from "../chat.ts";
import { late } from "../late.tsx";
import { Foot } from "./foot.tsx";

const Attaching = late(() => import("../late/attaching.tsx"));
const DRAFT = "parlour:draft";
const LONGEST = 10_000;
const TOUCH = "(pointer: coarse)";

export function Composer() {
  const { say, talk, tab } = useChat();
  const text = useSignal(tab.get(DRAFT) ?? "");
  const files = useSignal<readonly File[]>([]);
  const field = useField(text.value);
  const change = (value: string) => {
    text.value = value;
    tab.set(DRAFT, value);
  };
  const send = (event?: Event) => {
    event?.preventDefault();
    const words = text.value.trim();
    if (files.value.length > 0) return document.getElementById("send-files")?.click(); // the words go with them
    if (!words) return;
    talk.write(words);
    change("");
    field.current?.focus();
  };
  const key = (event: KeyboardEvent) => {
    const sends = event.key === "Enter" && !event.shiftKey && !event.isComposing && !matchMedia(TOUCH).matches;
    if (sends) send(event);
  };
  const add = (more: Iterable<File>) => {
    files.value = [...files.value, ...more];
  };
  return (
    <form class="composer" onSubmit={send}>
      {files.value.length > 0 && <Attaching files={files} words={text.value.trim()} sent={() => change("")} />}
      <div class="sheet">
        <Attach add={add} />
        <textarea
          ref={field}
          id="words"
          rows={1}
          maxLength={LONGEST}
          placeholder={say("composer.placeholder")}
          aria-label={say("composer.label")}
          enterkeyhint="send"
          value={text.value}
          onInput={(event) => {
            change(event.currentTarget.value);
            talk.typed();
          }}
          onKeyDown={key}
          onPaste={(event) => add(event.clipboardData?.files ?? [])}
        />
        {/* Taking the pointer's focus away would close a phone's keyboard after each message. */}
        <button
          type="submit"
          class="send"
          aria-label={say("composer.send")}
          disabled={!text.value.trim() && files.value.length === 0}
          onPointerDown={(event) => event.preventDefault()}
        >
          <Icon of={ArrowUp} />
        </button>
      </div>
      <Foot />
    </form>
  );
}

function Attach({ add }: { readonly add: (files: Iterable<File>) => void }) {
  const { say } = useChat();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class="round" aria-label={say("composer.attach")} onClick={() => input.current?.click()}>
        <Icon of={Paperclip} />
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          add(event.currentTarget.files ?? []);
          event.currentTarget.value = "";
        }}
      />
    </>
  );
}

/** As high as its words, up to a third of the window; in focus when the chat opens, except where that opens a keyboard. */
function useField(text: string) {
  const { talk } = useChat();
  const field = useRef<HTMLTextAreaElement>(null);
  const looking = talk.looking.value;
  useLayoutEffect(() => {
    const style = field.current?.style;
    if (!style || !field.current) return;
    style.blockSize = "auto";
    style.blockSize = `${field.current.scrollHeight}px`;
  }, [text]);
  useEffect(() => {
    if (looking && !matchMedia(TOUCH).matches) field.current?.focus();
  }, [looking]);
  return field;
}
