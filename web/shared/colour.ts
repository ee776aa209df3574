/** A shop's own colour, made readable: contrast as WCAG computes it. */

type Rgb = readonly [number, number, number];

/** Red, green and blue of `#rgb` or `#rrggbb`; nothing for other text. */
export function rgbOf(hex: string): Rgb | undefined {
  const digits = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/i.exec(hex.trim())?.[1];
  if (!digits) return undefined;
  const full = digits.length === 3 ? digits.replace(/./g, "$&$&") : digits;
  const [red, green, blue] = [0, 2, 4].map((at) => Number.parseInt(full.slice(at, at + 2), 16));
  return [red ?? 0, green ?? 0, blue ?? 0];
}

export function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

export function contrast(one: Rgb, other: Rgb): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** `colour`, made lighter or darker in small steps until it stands out from `paper` by `ratio`; its hue stays. */
export function readable(colour: Rgb, paper: Rgb, ratio = 4.5): Rgb {
  const end: Rgb = luminance(paper) > 0.18 ? [0, 0, 0] : [255, 255, 255];
  const [hue, strength, light] = hslOf(colour);
  for (let share = 0; share < 1; share += 0.02) {
    const moved = rgbOfHsl(hue, strength * (1 - share / 2), light + ((end[0] ? 1 : 0) - light) * share);
    if (contrast(moved, paper) >= ratio) return moved;
  }
  return end;
}

export function css(colour: Rgb): string {
  return `rgb(${colour.join(" ")})`;
}

/** Hue in turns, strength and lightness, each between 0 and 1. */
function hslOf(colour: Rgb): Rgb {
  const [red, green, blue] = colour.map((part) => part / 255) as [number, number, number];
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  const [light, span] = [(most + least) / 2, most - least];
  if (span === 0) return [0, 0, light];
  const sixth =
    most === red ? (green - blue) / span + 6 : most === green ? (blue - red) / span + 2 : (red - green) / span + 4;
  return [(sixth / 6) % 1, span / (1 - Math.abs(2 * light - 1)), light];
}

function rgbOfHsl(hue: number, strength: number, light: number): Rgb {
  const part = (offset: number) => {
    const at = (offset + hue * 12) % 12;
    const reach = strength * Math.min(light, 1 - light);
    return Math.round(255 * (light - reach * Math.max(-1, Math.min(at - 3, 9 - at, 1))));
  };
  return [part(0), part(8), part(4)];
}
