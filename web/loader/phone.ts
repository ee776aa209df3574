/** On a phone the open chat fills what the on-screen keyboard leaves, and the page behind does not scroll. */

const PHONE = "(max-width: 480px), (max-height: 480px)";

/** Keeps the panel in place while it is open; the answer lets go. */
export function fill(panel: HTMLElement): () => void {
  const view = window.visualViewport;
  if (!view || !matchMedia(PHONE).matches) return () => {};
  const page = document.documentElement.style;
  const before = page.overflow;
  const follow = () => {
    panel.style.blockSize = `${view.height}px`;
    panel.style.insetBlockStart = `${view.offsetTop}px`;
  };
  page.overflow = "hidden";
  view.addEventListener("resize", follow);
  view.addEventListener("scroll", follow);
  follow();
  return () => {
    view.removeEventListener("resize", follow);
    view.removeEventListener("scroll", follow);
    page.overflow = before;
    panel.style.blockSize = panel.style.insetBlockStart = "";
  };
}
