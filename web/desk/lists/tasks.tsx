/** What people have to do, beside the promises: overdue first, each leads to its conversation. */

import { useSignal } from "@preact/signals";
import { ListTodo } from "lucide";
import { useEffect } from "preact/hooks";
import { Icon } from "../../shared/parts/icon.tsx";
import { useDesk } from "../desk.ts";
import { nameOf, taskName } from "../names.ts";
import { moment } from "../times.ts";
import type { Task } from "../values.ts";

export function Tasks() {
  const desk = useDesk();
  const { say, inbox, now, speech } = desk;
  const tasks = useSignal<readonly Task[]>([]);
  const count = inbox.counts.value?.tasks ?? 0;
  useEffect(() => {
    desk.api.get<{ tasks: Task[] }>("/v1/desk/tasks?state=open&limit=50").then(
      (told) => {
        tasks.value = told.tasks;
      },
      () => {},
    );
  }, [count, desk, tasks]);
  if (tasks.value.length === 0) return null;
  return (
    <section class="tasks" aria-label={say("list.tasks")}>
      <h2>{say("list.tasks")}</h2>
      <ul>
        {tasks.value.map((task) => (
          <li key={task.id}>
            <a class="row" href={`#/promises/${task.conversation}`}>
              <span class="row-top">
                <span class="row-name">{taskName(task, say)}</span>
              </span>
              <span class="row-said">{nameOf(task.who, say)}</span>
              <span class="row-state">
                <span class={task.is_overdue ? "late" : ""}>
                  <Icon of={ListTodo} size={13} />{" "}
                  {say(task.is_overdue ? "row.overdue" : "row.due", {
                    when: moment(task.due_at, now.value, speech.lang.value),
                  })}
                </span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
