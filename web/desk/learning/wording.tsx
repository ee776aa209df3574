/** Putting a candidate in other words, or writing a lesson of one's own. */

import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { useDesk } from "../desk.ts";
import { SaveLine, useSaving } from "../settings/loaded.tsx";
import { REQUESTS, requestName } from "./labels.ts";
import type { Learning } from "./learning.ts";
import { type Candidate, KINDS, type Kind } from "./values.ts";

/** Kept, it is approved: who has put it in words has decided. */
export function WordingForm({ learning, one }: { readonly learning: Learning; readonly one: Candidate }) {
  const { say } = useDesk();
  const saving = useSaving();
  const [said, means] = [useSignal(one.said), useSignal(one.means)];
  const keep = async (event: Event) => {
    event.preventDefault();
    await learning.decide(one, "approved", { said: said.value.trim(), means: means.value.trim() });
  };
  return (
    <form class="wording" onSubmit={keep}>
      <Words kind={one.kind} said={said} means={means} requests={[]} />
      <div class="save-row">
        <SaveLine saving={saving} label={say("learning.keep")} />
        <button
          type="button"
          class="quiet"
          onClick={() => {
            learning.editing.value = undefined;
          }}
        >
          {say("learning.leave")}
        </button>
      </div>
    </form>
  );
}

export function OwnForm({ learning, done }: { readonly learning: Learning; readonly done: () => void }) {
  const desk = useDesk();
  const { say, speech } = desk;
  const saving = useSaving();
  const [kind, lang] = [useSignal<Kind>("answer"), useSignal(speech.lang.value.split("-")[0] ?? "en")];
  const [said, means] = [useSignal(""), useSignal("")];
  const own = (learning.learned.value?.approved ?? []).filter((one) => one.kind === "request").map((one) => one.said);
  const keep = async (event: Event) => {
    event.preventDefault();
    const kept = await saving.run(desk, () =>
      learning.write(kind.value, lang.value.trim(), said.value.trim(), means.value.trim()),
    );
    if (kept) done();
  };
  return (
    <form class="wording" onSubmit={keep}>
      <div class="wording-head">
        <label>
          {say("learning.kind")}
          <select
            value={kind.value}
            onChange={(event) => {
              kind.value = event.currentTarget.value as Kind;
              means.value = "";
            }}
          >
            {KINDS.map((one) => (
              <option key={one} value={one}>
                {say(`learning.one.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {say("learning.language")}
          <input
            value={lang.value}
            size={5}
            onInput={(event) => {
              lang.value = event.currentTarget.value;
            }}
          />
        </label>
      </div>
      <p class="aside">{say(`learning.hint.${kind.value}`)}</p>
      <Words key={kind.value} kind={kind.value} said={said} means={means} requests={own} />
      <div class="save-row">
        <SaveLine saving={saving} label={say("learning.keep")} />
        <button type="button" class="quiet" onClick={done}>
          {say("learning.leave")}
        </button>
      </div>
    </form>
  );
}

interface WordsGiven {
  readonly kind: Kind;
  readonly said: { value: string };
  readonly means: { value: string };
  readonly requests: readonly string[];
}

function Words({ kind, said, means, requests }: WordsGiven) {
  const { say } = useDesk();
  const first = useRef<HTMLTextAreaElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <>
      <label>
        {say(`learning.said.${kind}`)}
        <textarea ref={first} rows={2} required maxLength={500} value={said.value} onInput={set(said)} dir="auto" />
      </label>
      {kind === "example" ? (
        <RequestField means={means} requests={requests} />
      ) : (
        <MeansField kind={kind} means={means} />
      )}
    </>
  );
}

function MeansField({ kind, means }: Pick<WordsGiven, "kind" | "means">) {
  const { say } = useDesk();
  return (
    <label>
      {say(`learning.means.${kind}`)}
      <textarea rows={kind === "synonym" ? 1 : 4} required value={means.value} onInput={set(means)} dir="auto" />
    </label>
  );
}

/** One of our requests or one of the shop's own, chosen or typed. */
function RequestField({ means, requests }: Pick<WordsGiven, "means" | "requests">) {
  const { say } = useDesk();
  return (
    <label>
      {say("learning.means.example")}
      <input list="learning-requests" required value={means.value} onInput={set(means)} />
      <datalist id="learning-requests">
        {[...requests, ...REQUESTS].map((one) => (
          <option key={one} value={one} label={requestName(one, say)} />
        ))}
      </datalist>
    </label>
  );
}

function set(field: { value: string }) {
  return (event: { readonly currentTarget: { readonly value: string } }) => {
    field.value = event.currentTarget.value;
  };
}
