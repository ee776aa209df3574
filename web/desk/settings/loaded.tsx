/** What a page of the settings asks for when it opens, and the line that says whether a change was kept. */

import { type Signal, useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { NotDone } from "../api.ts";
import { type Desk, useDesk } from "../desk.ts";
import type { Problem } from "../values.ts";

export function useLoaded<T>(path: string): Signal<T | undefined> {
  const { value } = useAsked<T>(path);
  return value;
}

/** The same with what to say when it could not be had. */
export function useAsked<T>(path: string) {
  const desk = useDesk();
  const value = useSignal<T | undefined>(undefined);
  const failed = useSignal("");
  useEffect(() => {
    let isOld = false;
    desk.api.get<T>(path).then(
      (told) => {
        if (!isOld) value.value = told;
      },
      (error: unknown) => {
        if (!isOld) failed.value = desk.whyNot(error);
      },
    );
    return () => {
      isOld = true;
    };
  }, [path, desk, value, failed]);
  return { value, failed };
}

/** Shows `children` once `value` is here. */
export function Loaded<T>(given: {
  readonly asked: { readonly value: Signal<T | undefined>; readonly failed: Signal<string> };
  readonly children: (value: T) => ComponentChildren;
}) {
  const { value, failed } = given.asked;
  if (failed.value) return <p role="alert">{failed.value}</p>;
  return value.value === undefined ? <div class="later" /> : given.children(value.value);
}

export type SaveState = "" | "saving" | "saved" | "changed";

export class Saving {
  readonly state: Signal<SaveState>;
  readonly wrong: Signal<string>;
  readonly problems: Signal<readonly Problem[]>;

  constructor(state: Signal<SaveState>, wrong: Signal<string>, problems: Signal<readonly Problem[]>) {
    this.state = state;
    this.wrong = wrong;
    this.problems = problems;
  }

  /** Something was changed and is not kept yet. */
  touch(): void {
    this.state.value = "changed";
    this.wrong.value = "";
  }

  async run(desk: Desk, action: () => Promise<unknown>): Promise<boolean> {
    this.state.value = "saving";
    this.wrong.value = "";
    this.problems.value = [];
    try {
      await action();
      this.state.value = "saved";
      return true;
    } catch (error) {
      this.state.value = "changed";
      const problems = error instanceof NotDone ? (error.body.problems as Problem[] | undefined) : undefined;
      this.problems.value = problems ?? [];
      this.wrong.value = problems?.length ? desk.say("save.problems", { n: problems.length }) : desk.whyNot(error);
      return false;
    }
  }

  /** What is wrong with this member, in words. */
  of(key: string): string | undefined {
    return this.problems.value.find(
      (one) => one.key === key || one.key.startsWith(`${key}[`) || one.key.startsWith(`${key}.`),
    )?.reason;
  }
}

export function useSaving(): Saving {
  return new Saving(useSignal<SaveState>(""), useSignal(""), useSignal<readonly Problem[]>([]));
}

export function SaveLine({ saving, label }: { readonly saving: Saving; readonly label?: string }) {
  const { say } = useDesk();
  const { state, wrong } = saving;
  return (
    <div class="save">
      <button type="submit" class="solid" disabled={state.value === "saving"}>
        {label ?? say("save.do")}
      </button>
      <p class={wrong.value ? "red" : "aside"} role="status">
        {wrong.value || (state.value === "saved" ? say("save.done") : "")}
      </p>
    </div>
  );
}
