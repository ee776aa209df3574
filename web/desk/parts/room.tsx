/** The whole room: the door while nobody is signed in; else the rail, and three columns or the settings. */

import { useDesk } from "../desk.ts";
import { Door } from "../door/door.tsx";
import { LearningPage } from "../learning/page.tsx";
import { ListColumn } from "../lists/column.tsx";
import { Settings } from "../settings/settings.tsx";
import { ShopperColumn } from "../shopper/column.tsx";
import { TalkColumn } from "../talk/column.tsx";
import { Keys } from "./keys.tsx";
import { Rail } from "./rail.tsx";
import { Trouble } from "./trouble.tsx";

export function Room() {
  const { me, route, speech } = useDesk();
  speech.lang.value; // everything is said anew in another language
  if (me.value === undefined) return <div class="blank" />;
  if (me.value === null) return <Door key={route.value.secret ?? ""} />;
  return (
    <div class="desk">
      <Rail />
      <Place />
      <Trouble />
      <Keys />
    </div>
  );
}

function Place() {
  const desk = useDesk();
  const { settings, learning } = desk.route.value;
  if (settings) return <Settings page={settings} />;
  return learning && desk.can("edit_answers") ? <LearningPage /> : <Columns />;
}

function Columns() {
  const { route, panel, talk } = useDesk();
  const place = !route.value.talk ? "list" : panel.value === "shopper" ? "shopper" : "talk";
  return (
    <div class="columns" data-place={place}>
      <ListColumn />
      {talk.value ? <TalkColumn key={talk.value.id} talk={talk.value} /> : <Nothing />}
      {talk.value && <ShopperColumn key={`${talk.value.id} shopper`} talk={talk.value} />}
    </div>
  );
}

/** No conversation is open. */
function Nothing() {
  const desk = useDesk();
  const { say, inbox } = desk;
  const waiting = inbox.counts.value?.waiting ?? 0;
  const first = waiting > 0 ? inbox.rows.value.find((row) => row.seat === "queue") : undefined;
  const elsewhere = waiting > 0 && !first && inbox.list.value !== "waiting";
  return (
    <main class="nothing">
      <p class="serif">{waiting > 0 ? say("nothing.waiting", { n: waiting }) : say("nothing.calm")}</p>
      {first && (
        <button type="button" class="plain" onClick={() => desk.openTalk(first.id)}>
          {say("nothing.first")}
        </button>
      )}
      {elsewhere && (
        <button type="button" class="plain" onClick={() => desk.go({ list: "waiting" })}>
          {say("list.waiting")}
        </button>
      )}
      <p class="aside keys-hint">{say("nothing.keys")}</p>
    </main>
  );
}
