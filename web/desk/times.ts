/** Moments and spans as people of a language write them. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "4 min", "2 h", "3 d": how long something lasts, rounded down, at least a minute. */
export function span(ms: number, lang: string): string {
  const [unit, size] =
    ms < HOUR ? (["minute", MINUTE] as const) : ms < DAY ? (["hour", HOUR] as const) : (["day", DAY] as const);
  const format = new Intl.NumberFormat(lang, { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: 0 });
  return format.format(Math.max(1, Math.floor(ms / size)));
}

/** In a list: the time today, the weekday this week, the date before. */
export function shortMoment(at: string, now: number, lang: string): string {
  const when = new Date(at);
  const today = new Date(now);
  if (when.toDateString() === today.toDateString()) return clock(at, lang);
  if (now - when.getTime() < 6 * DAY) return when.toLocaleDateString(lang, { weekday: "short" });
  const year = when.getFullYear() === today.getFullYear() ? {} : { year: "2-digit" as const };
  return when.toLocaleDateString(lang, { day: "numeric", month: "short", ...year });
}

export function clock(at: string, lang: string): string {
  return new Date(at).toLocaleTimeString(lang, { timeStyle: "short" });
}

/** "Friday, 17:00": when something is due or was. */
export function moment(at: string, now: number, lang: string): string {
  const when = new Date(at);
  const near = Math.abs(when.getTime() - now) < 6 * DAY;
  const day = near ? { weekday: "long" as const } : { day: "numeric" as const, month: "short" as const };
  if (when.toDateString() === new Date(now).toDateString()) return clock(at, lang);
  return when.toLocaleString(lang, { ...day, hour: "numeric", minute: "2-digit" });
}

export function day(at: string, lang: string): string {
  return new Date(at).toLocaleDateString(lang, { weekday: "long", day: "numeric", month: "long" });
}

export function date(at: string, lang: string): string {
  return new Date(at).toLocaleDateString(lang, { day: "numeric", month: "short", year: "numeric" });
}
