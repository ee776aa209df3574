/** A shopper's message in the language of the desk, asked for by a link; only where the shop has a language model for it. */

import { signal, useSignal } from "@preact/signals";
import { NotDone } from "../api.ts";
import { type Desk, useDesk } from "../desk.ts";

/** Asked once a page; undefined until somebody wants to know. */
const isOn = signal<boolean | undefined>(undefined);
let asked = false;

export function Translated({
  talk,
  seq,
  lang,
}: {
  readonly talk: string;
  readonly seq: number;
  readonly lang: string;
}) {
  const desk = useDesk();
  const { say, speech } = desk;
  const told = useSignal("");
  const busy = useSignal(false);
  learn(desk);
  if (!isOn.value || !lang || lang === speech.lang.value) return null;
  const translate = async () => {
    busy.value = true;
    try {
      const body = { seq, into: speech.lang.value };
      told.value = (
        await desk.api.send<{ text: string }>("POST", `/v1/desk/conversations/${talk}/translate`, body)
      ).text;
    } catch (error) {
      told.value = error instanceof NotDone && error.message ? error.message : desk.whyNot(error);
    }
    busy.value = false;
  };
  if (told.value)
    return (
      <p class="aside" role="status">
        {told.value} <span>· {say("translate.by")}</span>
      </p>
    );
  return (
    <p class="own">
      <button type="button" class="link" disabled={busy.value} onClick={translate}>
        {say(busy.value ? "translate.under_way" : "translate.do")}
      </button>
    </p>
  );
}

function learn(desk: Desk) {
  if (asked) return;
  asked = true;
  desk.api.get<{ is_on: boolean }>("/v1/desk/translations").then(
    (answer) => {
      isOn.value = answer.is_on;
    },
    () => {
      asked = false;
    },
  );
}
