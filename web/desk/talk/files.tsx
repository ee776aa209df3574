/** Pictures and files in a message; saved under their own names, never opened in our origin. */

import { FileText } from "lucide";
import type { Attachment } from "../../shared/log/protocol.ts";
import { Icon } from "../../shared/parts/icon.tsx";
import { sizeOf } from "../../shared/sizes.ts";
import { useDesk } from "../desk.ts";

export function Files({ files, of }: { readonly files: readonly Attachment[]; readonly of: string }) {
  const { speech } = useDesk();
  return (
    <ul class="files">
      {files.map((file) => {
        const path = `/v1/conversations/${of}/attachments/${file.hash}`;
        return (
          <li key={file.hash}>
            <a href={path} download={file.name} class={file.has_preview ? "picture" : "paper"}>
              {file.has_preview ? (
                <img src={`${path}/preview`} alt={file.name} width={file.width ?? 4} height={file.height ?? 3} />
              ) : (
                <>
                  <Icon of={FileText} />
                  <span dir="auto">{file.name}</span>
                  <span class="aside">{sizeOf(file.size, speech.lang.value)}</span>
                </>
              )}
            </a>
          </li>
        );
      })}
    </ul>
  );
}
