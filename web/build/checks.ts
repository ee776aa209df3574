/** House rules that no linter knows: colours only as tokens, sides without left and right, words in every language. */

import { checkStyles } from "./check_styles.ts";
import { checkWords } from "./check_words.ts";

const complaints = [...checkStyles(), ...checkWords()];
for (const complaint of complaints) console.error(complaint);
console.log(complaints.length === 0 ? "house rules: all kept" : `house rules: ${complaints.length} broken`);
process.exitCode = complaints.length === 0 ? 0 : 1;
