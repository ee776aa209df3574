/** What the assistant makes of the talk: the next step, the stage and its words, a doubt and what met it, in short. */

import { useDesk } from "../desk.ts";
import type { Advice, Summary } from "../talk/assist.ts";
import { CardFacts, Picture } from "../talk/cards.tsx";
import type { Talk } from "../talk/talk.ts";

export function AssistAside({ talk }: { readonly talk: Talk }) {
  const { say } = useDesk();
  const advice = talk.assist.advice.value;
  if (!advice || !(advice.next || advice.stage || advice.doubt || advice.product || advice.summary)) return null;
  return (
    <section class="assist-aside" aria-label={say("assist.aside")}>
      <dl>
        <NextStep advice={advice} />
        <Stage advice={advice} />
        {advice.summary && <InShort summary={advice.summary} />}
      </dl>
      <Doubt talk={talk} advice={advice} />
      <Product talk={talk} advice={advice} />
    </section>
  );
}

function NextStep({ advice }: { readonly advice: Advice }) {
  const { say } = useDesk();
  if (!advice.next) return null;
  const { action, order, by } = advice.next;
  return (
    <div>
      <dt>{say("assist.next")}</dt>
      <dd>
        <strong>{by === "rules" ? say(`assist.step.${action}`) : action.replaceAll("_", " ")}</strong>
        {order && ` ${order}`}
        {by === "talks" && <span class="aside"> {say("assist.learned")}</span>}
      </dd>
    </div>
  );
}

function Stage({ advice }: { readonly advice: Advice }) {
  const { say } = useDesk();
  if (!advice.stage) return null;
  return (
    <div>
      <dt>{say("assist.stage")}</dt>
      <dd>
        {say(`assist.stage.${advice.stage.stage}`)} <q dir="auto">{advice.stage.words}</q>
      </dd>
    </div>
  );
}

function InShort({ summary }: { readonly summary: Summary }) {
  const { say } = useDesk();
  const facts = [
    ...summary.wants.map((one) => say(`learning.request.${one}`)),
    ...(summary.mood === "calm" ? [] : [say(`assist.mood.${summary.mood}`)]),
    ...(summary.order ? [summary.order] : []),
    ...(summary.shown.length > 0 ? [say("assist.shown", { titles: summary.shown.join(", ") })] : []),
    ...summary.acted.map((one) => say(`assist.step.${one}`)),
  ];
  return (
    <div>
      <dt>{say("assist.summary")}</dt>
      <dd>
        <q dir="auto">{summary.begun}</q>
        {facts.length > 0 && <span class="assist-facts">{facts.join(" · ")}</span>}
      </dd>
    </div>
  );
}

function Doubt({ talk, advice }: { readonly talk: Talk; readonly advice: Advice }) {
  const { say } = useDesk();
  const { doubt } = advice;
  if (!doubt) return null;
  return (
    <div class="assist-doubt">
      <h3>{say("assist.doubt")}</h3>
      <q dir="auto">{doubt.words}</q>
      {doubt.met_by.length === 0 && <p class="aside">{say("assist.never_met")}</p>}
      {doubt.met_by.map((text) => (
        <button
          key={text}
          type="button"
          class="assist-met"
          dir="auto"
          onClick={() =>
            talk.assist.take({ text, source: "objection", lang: advice.summary?.lang ?? "", action: "", cards: [] })
          }
        >
          {text}
        </button>
      ))}
    </div>
  );
}

function Product({ talk, advice }: { readonly talk: Talk; readonly advice: Advice }) {
  const desk = useDesk();
  const { say } = desk;
  const { product } = advice;
  const { cards } = talk.draft;
  if (!product || !desk.can("reply") || cards.value.some((one) => one.sku === product.sku)) return null;
  return (
    <button
      type="button"
      class="good assist-product"
      onClick={() => {
        cards.value = [...cards.value, product];
        document.getElementById("words")?.focus();
      }}
    >
      <Picture card={product} />
      <span class="card-words">
        <span class="card-title" dir="auto">
          {product.title}
        </span>
        <CardFacts card={product} />
        <span class="assist-add">{say("assist.show")}</span>
      </span>
    </button>
  );
}
