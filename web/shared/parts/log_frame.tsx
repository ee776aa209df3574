/** The window of a log: it stays at its end unless one reads further up, and can begin at an entry somewhere above. */

import { ArrowDown } from "lucide";
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Icon } from "./icon.tsx";

interface Given {
  readonly label: string;
  /** On the button that leads back to the end. */
  readonly toEnd: string;
  /** The key of the newest row. */
  readonly newest: string | undefined;
  /** The `data-seq` of the entry to begin at. */
  readonly goal?: number | undefined;
  /** Where the end is, if not at the very bottom. */
  readonly place?: (box: HTMLElement) => number;
  readonly children: ComponentChildren;
}

const NEAR = 60;
const bottom = (box: HTMLElement) => box.scrollHeight;

export function LogFrame({ label, toEnd, children, ...where }: Given) {
  const { box, inner, above, down } = useEnd(where);
  return (
    <div class="log-frame">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <div class="log" ref={box} role="log" aria-live="polite" aria-label={label} tabIndex={0}>
        <div class="log-inner" ref={inner}>
          {children}
        </div>
      </div>
      {above && (
        <button type="button" class="round down" aria-label={toEnd} onClick={down}>
          <Icon of={ArrowDown} />
        </button>
      )}
    </div>
  );
}

function useEnd({ newest, goal, place = bottom }: Pick<Given, "newest" | "goal" | "place">) {
  const box = useRef<HTMLDivElement>(null);
  const inner = useRef<HTMLDivElement>(null);
  const stays = useRef(goal === undefined);
  const reached = useRef<number | undefined>(undefined);
  const [above, setAbove] = useState(false);
  const settle = () => box.current?.scrollTo({ top: place(box.current) });
  const down = () => {
    stays.current = true;
    box.current?.scrollTo({ top: box.current.scrollHeight });
  };
  useLayoutEffect(() => {
    const element = box.current;
    if (!element || !inner.current) return;
    const follow = () => stays.current && settle();
    let top = 0;
    const scrolled = () => {
      const near = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
      // Only scrolling up leaves the end: a window that grows smaller does not.
      if (near || element.scrollTop < top) stays.current = near;
      top = element.scrollTop;
      setAbove(!near && !stays.current);
    };
    // Pictures and parts that come later make the talk longer; the keyboard makes its window shorter.
    const watch = new ResizeObserver(follow);
    watch.observe(element);
    watch.observe(inner.current);
    element.addEventListener("scroll", scrolled);
    return () => {
      watch.disconnect();
      element.removeEventListener("scroll", scrolled);
    };
  }, []);
  useLayoutEffect(() => {
    const target = goal === reached.current ? null : box.current?.querySelector(`[data-seq="${goal}"]`);
    if (target) {
      reached.current = goal;
      stays.current = false;
      target.scrollIntoView({ block: "center" });
    } else if (newest !== undefined && stays.current) settle();
  });
  return { box, inner, above, down };
}
