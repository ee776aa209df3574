/** How an entry becomes files with hashed names and a manifest that the Python side reads. */

import { dirname, join } from "node:path";
import type { InlineConfig, Rolldown } from "vite";
import type { Entry } from "./entries.ts";

export const web = join(import.meta.dirname, "..");
export const pages = join(web, "../src/parlour/pages");

/** Browsers of the last three years: none of them needs our code made older. */
const TARGET = ["chrome111", "firefox114", "safari16.4"];
/** The loader uses nothing that would have to be made older, so nothing is written out for it. */
const NO_LIGHT_DARK = ["chrome123", "firefox120", "safari17.5"];

export function viteConfig(name: string, entry: Entry): InlineConfig {
  return {
    configFile: false,
    root: join(web, dirname(entry.from)),
    base: `/pages/${name}/`,
    logLevel: "warn",
    publicDir: false,
    oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
    build: {
      outDir: join(pages, name),
      emptyOutDir: true,
      manifest: "manifest.json",
      license: { fileName: "licences.md" },
      target: TARGET,
      ...(entry.kind === "line" ? { cssTarget: NO_LIGHT_DARK } : {}),
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      rolldownOptions: { input: join(web, entry.from), output: output(entry) },
    },
  };
}

function output(entry: Entry): Rolldown.OutputOptions {
  const names = {
    entryFileNames: "[name]-[hash].js",
    chunkFileNames: "[name]-[hash].js",
    assetFileNames: "[name]-[hash][extname]",
  };
  return entry.kind === "line" ? { ...names, format: "iife", codeSplitting: false } : names;
}
