/** Opens the desk. */

import "../shared/tokens.css";
import "../shared/ground.css";
import "../shared/parts.css";
import "../shared/log.css";
import "./style/base.css";
import "./style/room.css";
import { render } from "preact";
import { Desk, DeskIs } from "./desk.ts";
import { watchKeys } from "./keys.ts";
import { Room } from "./parts/room.tsx";

const desk = new Desk();
render(
  <DeskIs value={desk}>
    <Room />
  </DeskIs>,
  document.body,
);
watchKeys(desk);
for (const change of ["online", "offline"]) addEventListener(change, () => desk.talks.value?.wake());
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") desk.talks.value?.wake();
});
desk.begin().catch(() => {});
