/** Earlier talks of the same person. */

import { useDesk } from "../desk.ts";
import { shortMoment } from "../times.ts";
import type { Opened } from "../values.ts";

export function Earlier({ opened }: { readonly opened: Opened }) {
  const { say, speech, now, route } = useDesk();
  const earlier = opened.earlier ?? [];
  if (earlier.length === 0) return null;
  return (
    <section aria-label={say("shopper.earlier")}>
      <h3>
        {say("shopper.earlier")} <span class="n">{earlier.length}</span>
      </h3>
      <ul class="earlier-talks">
        {earlier.map((row) => (
          <li key={row.id}>
            <a href={`#/${route.value.list}/${row.id}`}>
              <time dateTime={row.last_at}>{shortMoment(row.last_at, now.value, speech.lang.value)}</time>
              <bdi>{row.last?.text || say("row.no_words")}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
