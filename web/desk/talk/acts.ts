/** What an agent does with a conversation besides writing: each says what it believed, so that nobody is overruled unseen. */

import type { Desk } from "../desk.ts";
import type { Row } from "../values.ts";
import type { Talk } from "./talk.ts";

export type Act = "take" | "give" | "leave" | "give-back" | "close" | "reopen";

/** What can be done in this seat, in the order of the buttons. */
export function actsIn(row: Row, me: string): readonly Act[] {
  if (row.seat === "closed") return ["reopen"];
  if (row.seat === "agent" && row.agent?.id === me) return ["give", "give-back", "leave", "close"];
  if (row.seat === "assistant") return ["take", "give", "close"];
  return ["take", "give", "give-back", "close"];
}

export async function act(desk: Desk, talk: Talk, verb: Act, to?: string): Promise<boolean> {
  const row = talk.row.value;
  const expect = row ? { seat: row.seat } : undefined;
  return desk.attempt(async () => {
    const path = `/v1/desk/conversations/${talk.id}/${verb}`;
    const told = await desk.api.send<Row>("POST", path, { ...(to ? { to } : {}), ...(expect ? { expect } : {}) });
    talk.row.value = told;
    desk.inbox.take([told]);
  });
}
