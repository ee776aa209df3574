/** What is built: one line for each entry, its folder and what the browser begins with. */

export interface Entry {
  /** `page`: begins with its index.html; `module`: begins with a script that some page of the server loads; `line`: one plain script without modules. */
  readonly kind: "page" | "module" | "line";
  readonly from: string;
}

export const entries: Readonly<Record<string, Entry>> = {
  loader: { kind: "line", from: "loader/main.ts" },
  widget: { kind: "page", from: "widget/index.html" },
  desk: { kind: "page", from: "desk/index.html" },
  storefront: { kind: "module", from: "storefront/main.ts" },
};
