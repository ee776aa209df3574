/** Builds every entry into the Python package; `node build/build.ts widget` builds one. */

import { join } from "node:path";
import { build } from "vite";
import { viteConfig } from "./config.ts";
import { entries } from "./entries.ts";

const wanted = process.argv.slice(2);

for (const [name, entry] of Object.entries(entries)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  await build(viteConfig(name, entry));
  console.log(`${name}: ${join("src/parlour/pages", name)}`);
}
