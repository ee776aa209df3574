/** Pictures and files in a message; fetched with the shopper's token, shown from memory. */

import "../style/files.css";
import { useSignal } from "@preact/signals";
import { FileText } from "lucide";
import { useEffect } from "preact/hooks";
import type { Attachment } from "../../shared/log/protocol.ts";
import { Icon } from "../../shared/parts/icon.tsx";
import { sizeOf } from "../../shared/sizes.ts";
import { useChat } from "../chat.ts";

export default function Files({ files }: { readonly files: readonly Attachment[] }) {
  return (
    <ul class="files">
      {files.map((file) => (
        <li key={file.hash}>{file.has_preview ? <Picture file={file} /> : <Paper file={file} />}</li>
      ))}
    </ul>
  );
}

function Picture({ file }: { readonly file: Attachment }) {
  const { talk, say } = useChat();
  const source = useSignal("");
  useEffect(() => {
    let address = "";
    let gone = false;
    talk.fileOf(file.hash, true).then(
      (blob) => {
        if (gone) return;
        address = URL.createObjectURL(blob);
        source.value = address;
      },
      () => {},
    );
    return () => {
      gone = true;
      URL.revokeObjectURL(address);
    };
  }, [file.hash, talk, source]);
  const shape = { width: file.width ?? 4, height: file.height ?? 3 };
  return (
    <button
      type="button"
      class="picture"
      aria-label={say("files.open", { name: file.name })}
      onClick={() => openFile(talk.fileOf(file.hash, false), file)}
    >
      {source.value ? (
        <img src={source.value} alt={file.name} {...shape} />
      ) : (
        <svg viewBox={`0 0 ${shape.width} ${shape.height}`} aria-hidden="true" />
      )}
    </button>
  );
}

function Paper({ file }: { readonly file: Attachment }) {
  const { talk, say, speech } = useChat();
  return (
    <button
      type="button"
      class="paper"
      aria-label={say("files.save", { name: file.name })}
      onClick={() => openFile(talk.fileOf(file.hash, false), file)}
    >
      <Icon of={FileText} />
      <span class="file-name" dir="auto">
        {file.name}
      </span>
      <span class="file-size">{sizeOf(file.size, speech.lang.value)}</span>
    </button>
  );
}

/** Saved under its own name, never opened in our origin. */
function openFile(bytes: Promise<Blob>, file: Attachment): void {
  bytes.then(
    (blob) => {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(blob);
      link.download = file.name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    },
    () => {},
  );
}
