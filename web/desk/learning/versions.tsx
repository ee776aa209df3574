/** Versions of what was taught, the way back to each; and the golden talks that every exam holds. */

import { useSignal } from "@preact/signals";
import { useDesk } from "../desk.ts";
import { moment } from "../times.ts";
import { standName } from "./labels.ts";
import type { Learning } from "./learning.ts";
import type { Version } from "./values.ts";

export function VersionsPart({ learning }: { readonly learning: Learning }) {
  const { say } = useDesk();
  const versions = learning.learned.value?.versions ?? [];
  return (
    <section class="sheet-part" aria-labelledby="learning-versions">
      <h2 id="learning-versions">{say("learning.versions")}</h2>
      {versions.length === 0 && <p class="aside">{say("learning.no_version")}</p>}
      <ol class="versions">
        {versions.map((one, place) => (
          <li key={one.number}>
            <VersionRow learning={learning} one={one} live={place === 0} />
          </li>
        ))}
      </ol>
    </section>
  );
}

interface Given {
  readonly learning: Learning;
  readonly one: Version;
  readonly live: boolean;
}

function VersionRow({ learning, one, live }: Given) {
  const { say, now, speech } = useDesk();
  const sure = useSignal(false);
  const all = [...one.stands.map((name) => standName(name, say)), ...one.changes.map((change) => change.lesson.said)];
  const what = all.slice(0, 3);
  const back = () => {
    if (sure.value) learning.back(one.number).catch(() => {});
    sure.value = !sure.value;
  };
  return (
    <>
      <p>
        <span class="n">{say("learning.version", { n: one.number })}</span>
        <time class="aside" dateTime={one.made_at}>
          {moment(one.made_at, now.value, speech.lang.value)}
        </time>
        {live && <span class="live">{say("learning.live")}</span>}
      </p>
      <p class="aside" dir="auto">
        {one.back_to ? say("learning.went_back", { n: one.back_to }) : what.join(" · ") || say("learning.began")}
        {all.length > what.length && ` · ${say("learning.more", { n: all.length - what.length })}`}
      </p>
      {!live && (
        <button type="button" class={sure.value ? "plain harm" : "quiet"} onClick={back}>
          {say(sure.value ? "learning.back_sure" : "learning.back", { n: one.number })}
        </button>
      )}
    </>
  );
}

export function GoldenPart({ learning }: { readonly learning: Learning }) {
  const { say } = useDesk();
  const golden = learning.learned.value?.golden ?? [];
  return (
    <section class="sheet-part" aria-labelledby="learning-golden">
      <h2 id="learning-golden">{say("learning.golden")}</h2>
      <p class="aside">{say("learning.golden_lead")}</p>
      <ul class="golden">
        {golden.map((one) => (
          <li key={one.id}>
            {one.conversation ? (
              <a href={`#/all/${one.conversation}`} dir="auto">
                {one.name}
              </a>
            ) : (
              <span dir="auto">{one.name}</span>
            )}
            <span class="aside">{say("learning.golden_turns", { n: one.talk.turns.length })}</span>
            <button type="button" class="link" onClick={() => learning.dropGolden(one.id).catch(() => {})}>
              {say("learning.golden_drop")}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
