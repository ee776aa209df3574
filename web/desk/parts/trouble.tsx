/** What went wrong, in one line at the bottom, until it is seen; and whether the line to Parlour is broken. */

import { X } from "lucide";
import { Icon } from "../../shared/parts/icon.tsx";
import { useDesk } from "../desk.ts";

export function Trouble() {
  const { say, trouble } = useDesk();
  if (!trouble.value) return <div role="alert" />;
  const close = () => {
    trouble.value = "";
  };
  return (
    <div class="trouble" role="alert">
      <p>{trouble.value}</p>
      <button type="button" class="round" aria-label={say("trouble.seen")} onClick={close}>
        <Icon of={X} size={16} />
      </button>
    </div>
  );
}
