import { describe, expect, test } from "vitest";
import { contrast, luminance, readable, rgbOf } from "./colour.ts";

const rgb = (hex: string) => {
  const found = rgbOf(hex);
  if (!found) throw new Error(hex);
  return found;
};

describe("a shop's colour", () => {
  const paper = rgb("#faf6ee");
  const evening = rgb("#211d19");

  test("contrast is what WCAG says for black, white and grey", () => {
    expect(contrast(rgb("#000"), rgb("#fff"))).toBeCloseTo(21);
    expect(contrast(rgb("#777"), rgb("#ffffff"))).toBeCloseTo(4.48, 2);
    expect(luminance(rgb("#808080"))).toBeCloseTo(0.2159, 3);
  });

  test.each(["#ffd400", "#ff6f61", "#00c2ff", "#1f4b3a", "#ffffff", "#000000"])(
    "%s can be read on paper, by day and in the evening",
    (hex) => {
      expect(contrast(readable(rgb(hex), paper), paper)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(readable(rgb(hex), evening), evening)).toBeGreaterThanOrEqual(4.5);
    },
  );

  test("a colour that is made lighter keeps its hue", () => {
    const [red, green, blue] = readable(rgb("#1f4b3a"), evening);

    expect(green).toBeGreaterThan(blue);
    expect(blue).toBeGreaterThan(red);
  });

  test("a colour that can be read already stays as it is", () => {
    expect(readable(rgb("#1f4b3a"), paper)).toEqual(rgb("#1f4b3a"));
  });

  test.each(["green", "", "#12", "#12345g", "rgb(1,2,3)"])("%s is no colour we take", (text) => {
    expect(rgbOf(text)).toBeUndefined();
  });
});
