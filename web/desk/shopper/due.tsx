/** What is owed to the shopper: promises with their time, tasks with a way to say that they are done. */

import { Check, Handshake, ListTodo } from "lucide";
import { Icon } from "../../shared/parts/icon.tsx";
import { useDesk } from "../desk.ts";
import { taskName } from "../names.ts";
import type { Talk } from "../talk/talk.ts";
import { moment } from "../times.ts";
import type { Opened, Promised, Task } from "../values.ts";

interface Given {
  readonly opened: Opened;
  readonly talk: Talk;
}

export function Due({ opened, talk }: Given) {
  const { say } = useDesk();
  const promises = (opened.promises ?? []).filter((one) => !one.kept_at);
  const tasks = (opened.tasks ?? []).filter((one) => !one.done_at);
  if (promises.length + tasks.length === 0) return null;
  return (
    <section aria-label={say("shopper.due")}>
      <h3>{say("shopper.due")}</h3>
      <ul class="due">
        {promises.map((one) => (
          <OnePromise key={one.id} promise={one} />
        ))}
        {tasks.map((one) => (
          <OneTask key={one.id} task={one} talk={talk} />
        ))}
      </ul>
    </section>
  );
}

function OnePromise({ promise }: { readonly promise: Promised }) {
  const { say, now, speech } = useDesk();
  const when = moment(promise.due_at, now.value, speech.lang.value);
  return (
    <li class={`promise${promise.is_overdue ? " late" : ""}`}>
      <Icon of={Handshake} size={16} />
      <span>
        {say(promise.is_overdue ? "due.promise_late" : "due.promise", { when })}
        {promise.contact && <span class="aside">{say("due.contact", { contact: promise.contact })}</span>}
      </span>
    </li>
  );
}

function OneTask({ task, talk }: { readonly task: Task; readonly talk: Talk }) {
  const desk = useDesk();
  const { say, now, speech } = desk;
  const when = moment(task.due_at, now.value, speech.lang.value);
  const done = () =>
    desk.attempt(async () => {
      await desk.api.send("POST", `/v1/desk/tasks/${task.id}/done`);
      await desk.talks.value?.learn(talk);
    });
  const name = taskName(task, say);
  return (
    <li class={task.is_overdue ? "late" : ""}>
      <Icon of={ListTodo} size={16} />
      <span>
        {name}
        <span class="aside">{say(task.is_overdue ? "due.task_late" : "due.task", { when })}</span>
        <Details details={task.details} />
      </span>
      {desk.can("reply") && (
        <button type="button" class="quiet done" aria-label={say("due.done_label", { task: name })} onClick={done}>
          <Icon of={Check} size={15} /> {say("due.done")}
        </button>
      )}
    </li>
  );
}

/** What the maker of a task knew, where it is plain words. */
function Details({ details }: { readonly details: unknown }) {
  if (typeof details !== "object" || details === null)
    return details ? <span class="aside">{String(details)}</span> : null;
  const plain = Object.entries(details).filter(([, value]) => ["string", "number", "boolean"].includes(typeof value));
  if (plain.length === 0) return null;
  return (
    <span class="aside">{plain.map(([name, value]) => `${name.replaceAll("_", " ")}: ${value}`).join(" · ")}</span>
  );
}
