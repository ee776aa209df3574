/** What goes with the reply: goods and files, each of which can be taken out again. */

import { FileText, X } from "lucide";
import { Icon } from "../../shared/parts/icon.tsx";
import { useDesk } from "../desk.ts";
import { Picture } from "./cards.tsx";
import type { Talk } from "./talk.ts";

export function Luggage({ talk }: { readonly talk: Talk }) {
  const { say } = useDesk();
  const { cards, files } = talk.draft;
  if (cards.value.length + files.value.length === 0) return null;
  return (
    <ul class="luggage" aria-label={say("composer.luggage")}>
      {cards.value.map((card) => (
        <li key={card.sku}>
          <Picture card={card} />
          <span dir="auto">{card.title}</span>
          <Out
            name={card.title}
            take={() => {
              cards.value = cards.value.filter((one) => one !== card);
            }}
          />
        </li>
      ))}
      {files.value.map((file) => (
        <li key={file.hash}>
          <Icon of={FileText} size={18} />
          <span dir="auto">{file.name}</span>
          <Out
            name={file.name}
            take={() => {
              files.value = files.value.filter((one) => one !== file);
            }}
          />
        </li>
      ))}
    </ul>
  );
}

function Out({ name, take }: { readonly name: string; readonly take: () => void }) {
  const { say } = useDesk();
  return (
    <button type="button" class="round small" aria-label={say("composer.take_out", { name })} onClick={take}>
      <Icon of={X} size={14} />
    </button>
  );
}
