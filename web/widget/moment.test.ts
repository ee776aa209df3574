import { describe, expect, test } from "vitest";
import { momentOf } from "./moment.ts";

const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
const far = { time_zone: "Pacific/Kiritimati", zone_city: "Kiritimati" };

describe("a moment of the shop", () => {
  test("is told by the shop's clock, with its city where the reader's clock shows another hour", () => {
    expect(momentOf("2026-11-23T08:00:00Z", "en-GB", far)).toEqual({ when: "Monday 22:00", city: "Kiritimati" });
  });

  test("needs no city where both clocks agree", () => {
    const { city } = momentOf("2026-11-23T08:00:00Z", "en-GB", { time_zone: here, zone_city: "Here" });

    expect(city).toBeUndefined();
  });

  test("is told by the reader's clock where the browser does not know the zone", () => {
    const moment = momentOf("2026-11-23T08:00:00Z", "en-GB", { time_zone: "Moon/Tycho", zone_city: "Tycho" });

    expect(moment).toEqual(momentOf("2026-11-23T08:00:00Z", "en-GB", {}));
  });

  test("that is none is told as it came", () => {
    expect(momentOf("soon", "en", far)).toEqual({ when: "soon" });
  });
});
