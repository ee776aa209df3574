/** Who the shopper is: facts, the page in view, promises and tasks, orders, earlier talks. */

import { ArrowLeft } from "lucide";
import { Icon } from "../../shared/parts/icon.tsx";
import { useDesk } from "../desk.ts";
import { nameOf } from "../names.ts";
import type { Talk } from "../talk/talk.ts";
import { AssistAside } from "./assist.tsx";
import { Block } from "./block.tsx";
import { Due } from "./due.tsx";
import { Earlier } from "./earlier.tsx";
import { Facts } from "./facts.tsx";
import { Orders } from "./orders.tsx";
import { InView } from "./page.tsx";

export function ShopperColumn({ talk }: { readonly talk: Talk }) {
  const desk = useDesk();
  const { say, panel } = desk;
  const opened = talk.opened.value;
  const row = talk.row.value;
  return (
    <aside class={`shopper${panel.value === "shopper" ? " open" : ""}`} aria-label={say("shopper.label")}>
      <header class="shopper-head">
        <button
          type="button"
          class="round back"
          aria-label={say("shopper.back")}
          onClick={() => desk.toggle("shopper")}
        >
          <Icon of={ArrowLeft} />
        </button>
        <h2 dir="auto">{opened?.customer?.name || (row ? nameOf(row.who, say) : "")}</h2>
      </header>
      {opened && (
        <>
          <AssistAside talk={talk} />
          <Facts talk={talk} opened={opened} />
          <Due talk={talk} opened={opened} />
          <InView opened={opened} />
          <Orders opened={opened} />
          <Earlier opened={opened} />
          <Block talk={talk} opened={opened} />
        </>
      )}
    </aside>
  );
}
