/** What the shop answers to questions: written, changed, and tried as a shopper would ask. */

import { type Signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useDesk } from "../desk.ts";
import { EditsPart, useEdits } from "../learning/edits.tsx";
import { AnswerForm } from "./answer_form.tsx";
import { Try } from "./try.tsx";
import type { Answer } from "./values.ts";

interface Page {
  readonly answers: readonly Answer[];
  readonly next?: string | null;
  readonly languages: readonly string[];
}

const TYPED = 200;

export function AnswersPage() {
  const desk = useDesk();
  const { say, speech } = desk;
  const [lang, q] = [useSignal(""), useSignal("")];
  const page = useSignal<Page | undefined>(undefined);
  const editing = useSignal<string | undefined>(undefined);
  const ask = useAsk(page, lang.value, q.value);
  const edits = useEdits(() => ask().catch(() => {}));
  const kept = () => {
    editing.value = undefined;
    ask().catch(() => {});
    edits.load().catch(() => {});
  };
  const languages = page.value?.languages ?? [];
  const writes = desk.can("edit_answers");
  return (
    <>
      <Try lang={lang.value || languages[0] || speech.lang.value} />
      <EditsPart edits={edits} />
      <div class="answers-head">
        <select
          aria-label={say("answers.language")}
          value={lang.value}
          onChange={(event) => {
            lang.value = event.currentTarget.value;
          }}
        >
          <option value="">{say("answers.every")}</option>
          {languages.map((one) => (
            <option key={one} value={one}>
              {new Intl.DisplayNames([speech.lang.value], { type: "language" }).of(one)}
            </option>
          ))}
        </select>
        <input
          type="search"
          placeholder={say("answers.search")}
          aria-label={say("answers.search")}
          value={q.value}
          onInput={(event) => {
            q.value = event.currentTarget.value;
          }}
        />
        {writes && (
          <button
            type="button"
            class="plain"
            onClick={() => {
              editing.value = "new";
            }}
          >
            {say("answers.new")}
          </button>
        )}
      </div>
      {editing.value === "new" && <AnswerForm lang={lang.value || languages[0] || "en"} done={kept} />}
      <List page={page} editing={editing} writes={writes} ask={ask} kept={kept} />
    </>
  );
}

interface ListGiven {
  readonly page: Signal<Page | undefined>;
  readonly editing: Signal<string | undefined>;
  readonly writes: boolean;
  readonly ask: (after?: string) => Promise<void>;
  readonly kept: () => void;
}

function List({ page, editing, writes, ask, kept }: ListGiven) {
  const { say } = useDesk();
  const told = page.value;
  if (!told) return <div class="later" />;
  if (told.answers.length === 0) return <p class="serif">{say("answers.none")}</p>;
  return (
    <>
      <ul class="answers">
        {told.answers.map((one) => (
          <li key={one.id}>
            {editing.value === one.id ? (
              <AnswerForm lang={one.lang} answer={one} done={kept} />
            ) : (
              <Shown
                one={one}
                edit={
                  writes
                    ? () => {
                        editing.value = one.id;
                      }
                    : undefined
                }
              />
            )}
          </li>
        ))}
      </ul>
      {told.next && (
        <button type="button" class="plain" onClick={() => ask(told.next ?? undefined)}>
          {say("answers.more")}
        </button>
      )}
    </>
  );
}

function Shown({ one, edit }: { readonly one: Answer; readonly edit: (() => void) | undefined }) {
  const { say } = useDesk();
  return (
    <article class="answer">
      <h3 dir="auto" lang={one.lang}>
        {one.question}
      </h3>
      <p dir="auto" lang={one.lang}>
        {one.text}
      </p>
      <p class="aside">
        {one.lang.toUpperCase()} · {one.source === "desk" ? say("answers.from_desk") : one.source}
        {edit && (
          <button
            type="button"
            class="link"
            aria-label={say("answers.edit_one", { question: one.question })}
            onClick={edit}
          >
            {say("answers.edit")}
          </button>
        )}
      </p>
    </article>
  );
}

function useAsk(page: Signal<Page | undefined>, lang: string, q: string) {
  const desk = useDesk();
  const ask = async (after?: string) => {
    const asked = new URLSearchParams({
      limit: "50",
      ...(lang ? { lang } : {}),
      ...(q ? { q } : {}),
      ...(after ? { after } : {}),
    });
    await desk.attempt(async () => {
      const told = await desk.api.get<Page>(`/v1/desk/settings/answers?${asked}`);
      page.value = after ? { ...told, answers: [...(page.value?.answers ?? []), ...told.answers] } : told;
    });
  };
  useEffect(() => {
    const timer = setTimeout(() => ask().catch(() => {}), q ? TYPED : 0);
    return () => clearTimeout(timer);
  }, [lang, q]);
  return ask;
}
