/** A client on a fake network, with everything that it was told. */

import { LogClient, type News } from "../client.ts";
import type { LineState } from "../connection.ts";
import type { Keep, Pending } from "../outbox.ts";
import type { Entry, ServerFrame } from "../protocol.ts";
import type { FakeNetwork } from "./network.ts";

export class Reader {
  readonly entries = new Map<string, Entry[]>();
  readonly ways: Pending[] = [];
  readonly states: LineState[] = [];
  readonly frames: ServerFrame[] = [];
  readonly kept = new Map<string, Pending>();
  restarts = 0;
  unauthorised = 0;
  missing = 0;
  opensMissing = true;
  token = "good";
  readonly network: FakeNetwork;
  client: LogClient;

  constructor(network: FakeNetwork) {
    this.network = network;
    this.client = this.#make();
  }

  /** The page is loaded anew: only what is kept outlives it. */
  reload(): void {
    this.client.stop();
    this.entries.clear();
    this.client = this.#make();
  }

  texts(conversation: string): string[] {
    return (this.entries.get(conversation) ?? []).map((entry) => entry.text ?? "");
  }

  #make(): LogClient {
    return new LogClient({
      world: this.network,
      keep: this.#keep(),
      news: this.#news(),
      credentials: {
        first: () => Promise.resolve({ token: this.token }),
        headers: () => Promise.resolve({ Authorization: `Bearer ${this.token}` }),
      },
    });
  }

  #keep(): Keep {
    return {
      load: () => [...this.kept.values()],
      put: (pending) => this.kept.set(pending.clientId, pending),
      drop: (clientId) => this.kept.delete(clientId),
    };
  }

  #news(): News {
    return {
      line: (state) => this.states.push(state),
      pending: (pending) => this.ways.push(pending),
      frame: (frame) => this.frames.push(frame),
      entries: (conversation, fresh) => {
        this.entries.set(conversation, [...(this.entries.get(conversation) ?? []), ...fresh]);
      },
      epoch: (_, restored) => {
        if (!restored) return;
        this.restarts++;
        this.entries.clear();
      },
      unauthorised: () => {
        this.unauthorised++;
      },
      missing: (conversation) => {
        this.missing++;
        if (this.opensMissing) this.network.server.open(conversation);
        return Promise.resolve(this.opensMissing);
      },
    };
  }
}
