/** When people are there: one line a day, as one would write it on the shop's door. */

import { useDesk } from "../desk.ts";
import { Field } from "../parts/field.tsx";
import type { ShopPart } from "./part.ts";
import type { Hours as Week } from "./values.ts";

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
const A_MONDAY = Date.UTC(2024, 0, 1);

export function Hours({ shop, set, saving }: ShopPart) {
  const { say, speech } = useDesk();
  const hours: Week = shop.hours ?? {};
  const change = (key: string, value: readonly string[]) => {
    const { [key]: _, ...rest } = hours;
    const kept = value.some(Boolean) ? { ...rest, [key]: value } : rest;
    set({ hours: Object.keys(kept).length > 0 ? kept : null });
  };
  const name = (place: number) =>
    new Date(A_MONDAY + place * 86_400_000).toLocaleDateString(speech.lang.value, { weekday: "long", timeZone: "UTC" });
  const wrong = saving.of("hours");
  return (
    <section class="sheet-part">
      <h2>{say("hours.title")}</h2>
      <p class={wrong ? "aside red" : "aside"}>{wrong ?? say("hours.hint")}</p>
      <div class="week">
        {DAYS.map((day, place) => (
          <div class="field" key={day}>
            <label for={`hours-${day}`}>{name(place)}</label>
            <input
              id={`hours-${day}`}
              placeholder={say("hours.shut")}
              value={(hours[day] ?? []).join(", ")}
              onInput={(event) => change(day, [event.currentTarget.value])}
              onBlur={(event) => change(day, listOf(event.currentTarget.value))}
            />
          </div>
        ))}
      </div>
      <Field
        label={say("hours.holidays")}
        value={(hours.holidays ?? []).join(", ")}
        hint={say("hours.holidays_hint")}
        set={(text) => change("holidays", [text])}
        onBlur={(event) => change("holidays", listOf(event.currentTarget.value))}
      />
      <Field
        label={say("hours.zone")}
        value={shop.time_zone ?? ""}
        wrong={saving.of("time_zone")}
        set={(time_zone) => set({ time_zone })}
      />
    </section>
  );
}

function listOf(text: string): readonly string[] {
  return text
    .split(",")
    .map((part) =>
      part
        .trim()
        .replaceAll("–", "-")
        .replace(/\s*-\s*(?=\d\d:)/, "-"),
    )
    .filter(Boolean);
}
