/** The settings, one page each; what one may not change is not there. */

import { ArrowLeft } from "lucide";
import type { ComponentType } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Icon } from "../../shared/parts/icon.tsx";
import { useDesk } from "../desk.ts";
import { PAGES, type SettingsPage } from "../route.ts";
import type { Right } from "../values.ts";
import { AnswersPage } from "./answers.tsx";
import { FactsPage } from "./facts.tsx";
import { LanguageModelPage } from "./language_model.tsx";
import { MailPage } from "./mail.tsx";
import { MePage } from "./me.tsx";
import { PeoplePage } from "./people.tsx";
import { ShopPage } from "./shop.tsx";

const PARTS: Readonly<Record<SettingsPage, ComponentType>> = {
  me: MePage,
  shop: ShopPage,
  people: PeoplePage,
  facts: FactsPage,
  answers: AnswersPage,
  mail: MailPage,
  model: LanguageModelPage,
};
const NEEDS: Readonly<Partial<Record<SettingsPage, Right>>> = { mail: "edit_shop", model: "edit_shop" };

export function Settings({ page }: { readonly page: SettingsPage }) {
  const desk = useDesk();
  const { say } = desk;
  const Part = PARTS[page];
  const pages = PAGES.filter((one) => !NEEDS[one] || desk.can(NEEDS[one]));
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    nav.current?.querySelector(`[href$="/${page}"]`)?.scrollIntoView({ inline: "center", block: "nearest" });
  }, [page]);
  return (
    <div class="settings">
      <nav class="settings-nav" ref={nav} aria-label={say("settings.label")}>
        <button type="button" class="quiet" onClick={() => desk.go({ list: "waiting" })}>
          <Icon of={ArrowLeft} size={16} /> {say("settings.back")}
        </button>
        <ul>
          {pages.map((one) => (
            <li key={one}>
              <a href={`#/settings/${one}`} aria-current={one === page ? "page" : undefined}>
                {say(`settings.${one}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <main class="settings-page" key={page}>
        <h1>{say(`settings.${page}`)}</h1>
        <p class="aside lead">{say(`lead.${page}`)}</p>
        <Part />
      </main>
    </div>
  );
}
