/** Days and hours as people of a language write them, by the shop's clock: that is the one its people go by. */

export interface Zone {
  readonly time_zone?: string;
  readonly zone_city?: string;
}

export interface Moment {
  readonly when: string;
  /** The shop's city, where its clock shows another hour than the reader's. */
  readonly city?: string;
}

export function momentOf(at: string, lang: string, { time_zone, zone_city }: Zone): Moment {
  const when = new Date(at);
  if (Number.isNaN(when.getTime())) return { when: at };
  const here = written(when, lang);
  const there = written(when, lang, time_zone);
  return there === here || !zone_city ? { when: there } : { when: there, city: zone_city };
}

function written(when: Date, lang: string, timeZone?: string): string {
  const form = { weekday: "long", hour: "numeric", minute: "2-digit" } as const;
  try {
    return when.toLocaleString(lang, timeZone ? { ...form, timeZone } : form);
  } catch {
    return when.toLocaleString(lang, form); // a browser that does not know the zone
  }
}
