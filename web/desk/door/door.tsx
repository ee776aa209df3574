/** The door of the desk: log in, or come in by a one-time link. */

import { useDesk } from "../desk.ts";
import { Language } from "../parts/language.tsx";
import { LinkForm } from "./link.tsx";
import { LogIn } from "./log_in.tsx";

export function Door() {
  const { route } = useDesk();
  const { secret } = route.value;
  return (
    <main class="door">
      <div class="door-sheet">{secret ? <LinkForm secret={secret} /> : <LogIn />}</div>
      <footer class="door-foot">
        <Language />
      </footer>
    </main>
  );
}
