/** In which language the desk speaks. */

import { useDesk } from "../desk.ts";
import { SPOKEN } from "../words.ts";

export function Language() {
  const { say, speech, store } = useDesk();
  const own = (lang: string) => {
    const name = new Intl.DisplayNames([lang], { type: "language" }).of(lang) ?? lang;
    return name.charAt(0).toLocaleUpperCase(lang) + name.slice(1);
  };
  return (
    <select
      aria-label={say("me.language")}
      value={speech.lang.value.split("-")[0] ?? "en"}
      onChange={(event) => {
        const lang = event.currentTarget.value;
        store.set("parlour:desk:lang", lang);
        speech.speak(lang).catch(() => {});
      }}
    >
      {SPOKEN.map((lang) => (
        <option key={lang} value={lang}>
          {own(lang)}
        </option>
      ))}
    </select>
  );
}
