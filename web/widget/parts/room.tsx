/** The whole chat: header, talk, what it asks of the shopper just now, and the place to write. */

import { useEffect } from "preact/hooks";
import { useChat } from "../chat.ts";
import { late } from "../late.tsx";
import { Composer } from "./composer.tsx";
import { Header } from "./header.tsx";
import { Log } from "./log.tsx";

const Menu = late(() => import("../late/menu.tsx"));
const Promised = late(() => import("../late/promise.tsx"));
const Rating = late(() => import("../late/rating.tsx"));

export function Room() {
  const { menu } = useChat();
  useEscape();
  return (
    <div class="room">
      <Header />
      <main class="main">
        {menu.value && <Menu />}
        <div class="talk" inert={menu.value}>
          <Log />
          <Trouble />
          <Asking />
          <Composer />
        </div>
      </main>
    </div>
  );
}

/** At most one question of ours at a time, above the place to write. */
function Asking() {
  const { talk, shop } = useChat();
  const { seat, promise, people_online = shop.value.people_online, rated } = talk.shown.standing.value;
  if (seat === "queue" && !people_online && !promise) return <Promised />;
  if (seat === "closed" && !rated) return <Rating />;
  return null;
}

/** What went wrong, or what came of the link that led here. */
function Trouble() {
  const { trouble, told, say } = useChat();
  if (!trouble.value && !told.value) return null;
  return (
    <p class={trouble.value ? "trouble" : "trouble told"} role={trouble.value ? "alert" : "status"}>
      {trouble.value || told.value}{" "}
      <button
        type="button"
        class="link"
        onClick={() => {
          trouble.value = told.value = "";
        }}
      >
        {say("trouble.seen")}
      </button>
    </p>
  );
}

/** Escape leaves what was opened last: the menu, then the chat. */
function useEscape(): void {
  const { menu, host } = useChat();
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      if (menu.value) {
        menu.value = false;
        document.getElementById("more")?.focus();
      } else host.post("close", null);
    };
    addEventListener("keydown", key);
    return () => removeEventListener("keydown", key);
  }, [menu, host]);
}
