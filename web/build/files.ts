/** The files of the front end that people wrote, for the checks. */

import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { web } from "./config.ts";

export interface File {
  readonly path: string;
  readonly text: string;
}

export function filesOf(pattern: string): File[] {
  return globSync(pattern, { cwd: web, exclude: ["node_modules/**"] })
    .sort()
    .map((path) => ({ path, text: readFileSync(join(web, path), "utf-8") }));
}

/** The line on which `at` stands, for a message that an editor can open. */
export function place(file: File, at: number): string {
  return `${file.path}:${file.text.slice(0, at).split("\n").length}`;
}
