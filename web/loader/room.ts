/** What stands on the host page: a button, and the panel that holds the chat; in a shadow root, styled without inline styles. */

import style from "./button.css?inline";
import type { Config, Said } from "./config.ts";

const BUBBLE = "M7.9 20A9 9 0 1 0 4 16.1L2 22Z";

export interface Room {
  readonly button: HTMLElement;
  readonly panel: HTMLElement;
  /** The words on the button, and in the panel as long as there is no chat in it. */
  say(words: Said, away: boolean): void;
  badge(count: number): void;
}

export function furnish({ colour, corner, ink }: Config): Room {
  const host = document.createElement("parlour-chat");
  const root = host.attachShadow({ mode: "open" });
  const [panel, button, label, count, note] = ["section", "button", "span", "b", "p"].map(make) as [
    HTMLElement,
    HTMLElement,
    HTMLElement,
    HTMLElement,
    HTMLElement,
  ];
  // A constructed sheet passes any content security policy of the host page.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [sheet];
  host.style.setProperty("--colour", colour);
  host.className = `${corner} ${ink ? "ink" : ""}`;
  panel.inert = count.hidden = true;
  note.role = "alert";
  panel.append(note);
  button.append(icon(), label, count);
  root.append(panel, button);
  document.body.append(host);
  return {
    button,
    panel,
    say(words, away) {
      label.textContent = words.open;
      note.textContent = away ? words.away : "";
    },
    badge(unread) {
      count.hidden = !unread;
      count.textContent = unread > 9 ? "9+" : `${unread}`;
    },
  };
}

function make(name: string): HTMLElement {
  return document.createElement(name);
}

function icon(): SVGElement {
  const [svg, path] = ["svg", "path"].map((name) => document.createElementNS("http://www.w3.org/2000/svg", name)) as [
    SVGElement,
    SVGElement,
  ];
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.ariaHidden = "true";
  path.setAttribute("d", BUBBLE);
  svg.append(path);
  return svg;
}
