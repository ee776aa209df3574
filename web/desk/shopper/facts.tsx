/** What is known of the shopper, and how it is known. */

import { BadgeCheck } from "lucide";
import type { ComponentChildren } from "preact";
import { Icon } from "../../shared/parts/icon.tsx";
import { useDesk } from "../desk.ts";
import type { Talk } from "../talk/talk.ts";
import { date } from "../times.ts";
import type { Opened } from "../values.ts";

export function Facts({ opened, talk }: { readonly opened: Opened; readonly talk: Talk }) {
  const { say, speech } = useDesk();
  const { customer, shopper, known_by } = opened;
  const lang = speech.lang.value;
  const spoken = customer?.language ?? shopper.lang ?? talk.row.value?.lang;
  const place = [customer?.city, customer?.country].filter(Boolean).join(", ");
  const agreed = Object.entries(shopper.consents ?? {}).filter(([, yes]) => yes);
  return (
    <section class="facts" aria-label={say("shopper.facts")}>
      {known_by && (
        <p class="known">
          <Icon of={BadgeCheck} size={15} /> {say(`shopper.${known_by}`)}
        </p>
      )}
      {customer?.tags && customer.tags.length > 0 && (
        <ul class="tags">
          {customer.tags.map((tag) => (
            <li key={tag}>{tag}</li>
          ))}
        </ul>
      )}
      <dl>
        <Fact name={say("shopper.email")}>{address(customer?.email ?? shopper.email)}</Fact>
        <Fact name={say("shopper.phone")}>{customer?.phone}</Fact>
        <Fact name={say("shopper.place")}>{place}</Fact>
        <Fact name={say("shopper.language")}>
          {spoken && (new Intl.DisplayNames([lang], { type: "language" }).of(spoken) ?? spoken)}
        </Fact>
        <Fact name={say("shopper.since")}>{shopper.since && date(shopper.since, lang)}</Fact>
        <Fact name={say("shopper.consents")}>{agreed.map(([purpose]) => purpose).join(", ")}</Fact>
      </dl>
      {!known_by && <p class="aside">{say("shopper.unknown")}</p>}
    </section>
  );
}

/** A mail address that is too long for its line is broken before the @. */
function address(email: string | null | undefined): ComponentChildren {
  const [name, host] = email?.split("@") ?? [];
  if (!host) return email;
  return (
    <>
      {name}
      <wbr />@{host}
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  if (!children) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  );
}
