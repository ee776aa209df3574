/** One conversation in a list: who, the last words, who has it, and what presses. */

import { Handshake, Hourglass, ListTodo, Star } from "lucide";
import { Icon } from "../../shared/parts/icon.tsx";
import { useDesk } from "../desk.ts";
import { calledApart, nameOf } from "../names.ts";
import { writeRoute } from "../route.ts";
import { moment, shortMoment, span } from "../times.ts";
import type { Row } from "../values.ts";

export function ListRow({ row }: { readonly row: Row }) {
  const desk = useDesk();
  const { say, now, speech, route } = desk;
  const lang = speech.lang.value;
  const here = route.value.talk === row.id;
  const name = nameOf(row.who, say);
  return (
    <li>
      <a
        class={`row${here ? " here" : ""}${row.unread > 0 ? " unread" : ""}`}
        href={writeRoute({ list: route.value.list, talk: row.id, ...(row.found ? { seq: row.found.seq } : {}) })}
        aria-current={here ? "true" : undefined}
        data-row={row.id}
      >
        <span class="row-top">
          <span class="row-name" dir="auto">
            {name}
          </span>
          {row.unread > 0 && <span class="unseen">{say("row.unread", { n: row.unread })}</span>}
          <time dateTime={row.last_at}>{shortMoment(row.last?.at ?? row.last_at, now.value, lang)}</time>
        </span>
        <Said row={row} />
        <State row={row} />
      </a>
    </li>
  );
}

function Said({ row }: { readonly row: Row }) {
  const { say } = useDesk();
  const words = row.found ?? row.last;
  if (!words) return <span class="row-said quiet">{say("row.nothing")}</span>;
  const text = words.text || say("row.no_words");
  const who = words.who === "assistant" ? say("who.assistant") : words.who === "agent" ? say("row.us") : "";
  return (
    <span class="row-said">
      {who && <span class="row-who">{who}: </span>}
      <bdi>{text}</bdi>
    </span>
  );
}

function State({ row }: { readonly row: Row }) {
  const { say, now, speech, me, people } = useDesk();
  const lang = speech.lang.value;
  const { seat, agent, promise, tasks, rating } = row;
  const since = row.waiting_since ? now.value - Date.parse(row.waiting_since) : 0;
  return (
    <span class="row-state">
      {seat === "queue" && (
        <span class="waits">
          <Icon of={Hourglass} size={13} /> {say("row.waits", { span: span(since, lang) })}
        </span>
      )}
      {seat === "agent" && (
        <span>
          {agent?.id === me.value?.agent.id
            ? say("row.mine")
            : calledApart(agent?.name ?? "", agent?.id ?? "", people.value)}
        </span>
      )}
      {seat === "assistant" && <span>{say("who.assistant")}</span>}
      {seat === "closed" && <span>{say("row.closed")}</span>}
      {rating && (
        <span class="stars">
          <Icon of={Star} size={13} /> {rating}
          <span class="unseen">{say("row.rated", { n: rating })}</span>
        </span>
      )}
      {promise && (
        <span class={`promise${promise.is_overdue ? " late" : ""}`}>
          <Icon of={Handshake} size={13} />{" "}
          {say(promise.is_overdue ? "row.overdue" : "row.due", { when: moment(promise.due_at, now.value, lang) })}
        </span>
      )}
      {tasks > 0 && (
        <span>
          <Icon of={ListTodo} size={13} /> {say("row.tasks", { n: tasks })}
        </span>
      )}
      {row.lang && <span class="row-lang">{row.lang.toUpperCase()}</span>}
    </span>
  );
}
