/** Files about to be sent: each goes up at once, is sent when the shopper says so, and can be taken back. */

import "../style/files.css";
import { type Signal, useSignal } from "@preact/signals";
import { X } from "lucide";
import { useEffect, useMemo } from "preact/hooks";
import type { Attachment } from "../../shared/log/protocol.ts";
import { Icon } from "../../shared/parts/icon.tsx";
import { sizeOf } from "../../shared/sizes.ts";
import { useChat } from "../chat.ts";

interface Given {
  readonly files: Signal<readonly File[]>;
  /** What was written to go with them, and what to do when they are on their way. */
  readonly words: string;
  sent(): void;
}

export default function Attaching({ files, words, sent }: Given) {
  const chat = useChat();
  const { say, talk, shop } = chat;
  const sending = useSignal(false);
  const limit = shop.value.upload_bytes;
  const tooLarge = files.value.some((file) => file.size > limit);
  const send = async () => {
    sending.value = true;
    await chat.attempt(async () => {
      const stored: Attachment[] = [];
      for (const file of files.value) stored.push(await talk.upload(file));
      talk.write(words, { attachments: stored.map((one) => one.hash), files: stored });
      files.value = [];
      sent();
    });
    sending.value = false;
  };
  return (
    <section class="attaching" aria-label={say("files.label")}>
      <ul>
        {files.value.map((file) => (
          <li key={`${file.name} ${file.lastModified} ${file.size}`} class={file.size > limit ? "too-large" : ""}>
            <Chosen file={file} />
            {!sending.value && (
              <button
                type="button"
                class="round"
                aria-label={say("files.remove", { name: file.name })}
                onClick={() => {
                  files.value = files.value.filter((other) => other !== file);
                }}
              >
                <Icon of={X} size={16} />
              </button>
            )}
          </li>
        ))}
      </ul>
      {tooLarge && (
        <p class="aside red">{say("files.too_large", { size: sizeOf(limit, document.documentElement.lang) })}</p>
      )}
      <button type="button" id="send-files" class="plain" disabled={sending.value || tooLarge} onClick={send}>
        {sending.value ? say("files.sending") : say("files.send", { n: files.value.length })}
      </button>
    </section>
  );
}

function Chosen({ file }: { readonly file: File }) {
  const { speech } = useChat();
  const picture = useMemo(() => (file.type.startsWith("image/") ? URL.createObjectURL(file) : ""), [file]);
  useEffect(() => () => URL.revokeObjectURL(picture), [picture]);
  return (
    <>
      {picture && <img src={picture} alt="" />}
      <span class="file-name" dir="auto">
        {file.name}
      </span>
      <span class="file-size">{sizeOf(file.size, speech.lang.value)}</span>
    </>
  );
}
