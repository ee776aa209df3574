/** The keys, in a corner of the room until they are known. */

import { X } from "lucide";
import { Icon } from "../../shared/parts/icon.tsx";
import { useDesk } from "../desk.ts";
import { KEYS } from "../keys.ts";

export function Keys() {
  const desk = useDesk();
  const { say, panel } = desk;
  if (panel.value !== "keys") return null;
  return (
    <aside class="keys" aria-label={say("keys.title")}>
      <header>
        <h2>{say("keys.title")}</h2>
        <button type="button" class="round small" aria-label={say("keys.close")} onClick={() => desk.toggle("keys")}>
          <Icon of={X} size={16} />
        </button>
      </header>
      <dl>
        {KEYS.map(([key, word]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{say(`key.${word}`)}</dd>
          </div>
        ))}
      </dl>
    </aside>
  );
}
