import { beforeEach, describe, expect, test } from "vitest";
import { Clock, chance } from "./fake/clock.ts";
import { FakeNetwork } from "./fake/network.ts";
import { Reader } from "./fake/reader.ts";
import { FakeServer } from "./fake/server.ts";
import type { ServerFrame } from "./protocol.ts";

const TALK = "talk";
const say = (text: string) => ({ kind: "message", text });

describe("what is written and read", () => {
  let clock: Clock;
  let server: FakeServer;
  let network: FakeNetwork;
  let ada: Reader;

  beforeEach(() => {
    clock = new Clock();
    server = new FakeServer();
    server.open(TALK);
    network = new FakeNetwork(server, clock, chance(1), "ada");
    ada = new Reader(network);
  });

  const ways = (clientId: string) => ada.ways.filter((one) => one.clientId === clientId).map((one) => one.way);

  test("a message goes out, is confirmed once, and its own entry comes back", async () => {
    ada.client.follow(TALK);
    ada.client.start();
    await clock.pass(1000);

    ada.client.append(TALK, "a1", say("Is the lamp there?"));
    await clock.pass(1000);

    expect(ways("a1")).toEqual(["waiting", "sending", "sent"]);
    expect(ada.texts(TALK)).toEqual(["Is the lamp there?"]);
    expect(ada.kept.size).toBe(0);
  });

  test("what is written without a network waits and goes out by itself, in order", async () => {
    network.blocked.all = true;
    ada.client.follow(TALK);
    ada.client.start();
    for (const n of [1, 2, 3]) ada.client.append(TALK, `a${n}`, say(`${n}`));
    await clock.pass(20_000);
    expect(server.appends).toBe(0);

    network.blocked.all = false;
    ada.client.wake();
    await clock.pass(15_000);

    expect(ada.texts(TALK)).toEqual(["1", "2", "3"]);
  });

  test("a message that was kept when the page went is sent by the next page", async () => {
    ada.client.append(TALK, "a1", say("Still here"));
    ada.reload();

    ada.client.follow(TALK);
    ada.client.start();
    await clock.pass(1000);

    expect(ada.texts(TALK)).toEqual(["Still here"]);
    expect(ada.kept.size).toBe(0);
  });

  test("a burst that is too fast waits as long as the server says, and keeps its order", async () => {
    ada.client.follow(TALK);
    ada.client.start();
    await clock.pass(1000);
    server.refuseWith = { status: 429, retry_after: 3 };
    for (const n of [1, 2]) ada.client.append(TALK, `a${n}`, say(`${n}`));
    await clock.pass(1000);
    server.refuseWith = undefined;

    await clock.pass(1500);
    expect(ada.texts(TALK)).toEqual([]);
    await clock.pass(2000);

    expect(ada.texts(TALK)).toEqual(["1", "2"]);
  });

  test("a message that is refused for good says so, stays kept, and does not hold up the next", async () => {
    ada.client.follow(TALK);
    ada.client.start();
    await clock.pass(1000);
    server.refuseWith = { status: 422 };
    ada.client.append(TALK, "a1", say(""));
    await clock.pass(500);
    server.refuseWith = undefined;

    ada.client.append(TALK, "a2", say("Better"));
    await clock.pass(500);

    expect(ways("a1").at(-1)).toBe("refused");
    expect([...ada.kept.keys()]).toEqual(["a1"]);
    expect(ada.texts(TALK)).toEqual(["Better"]);
  });

  test("a conversation that is not there is opened once, and what waits for it goes out", async () => {
    ada.client.follow("new");
    ada.client.start();
    ada.client.append("new", "a1", say("Hello"));
    ada.client.append("new", "a2", say("Anybody?"));

    await clock.pass(2000);

    expect(ada.missing).toBe(1);
    expect(ada.texts("new")).toEqual(["Hello", "Anybody?"]);
  });

  test("a conversation that stays missing refuses its messages instead of trying for ever", async () => {
    ada.opensMissing = false;
    ada.client.start();
    ada.client.append("nobody's", "a1", say("Hello"));

    await clock.pass(5000);

    expect(ada.ways.at(-1)).toMatchObject({ way: "refused", status: 404 });
  });

  test("frames that nobody knows are passed on or passed over, and break nothing", async () => {
    ada.client.follow(TALK);
    ada.client.start();
    await clock.pass(1000);
    const [session] = server.sessions;

    session?.hear({ typing: { conversation: TALK, who: "agent", name: "Deniz" } });
    session?.hear({ weather: "fair" } as never);
    session?.hear(null as never);
    await clock.pass(1000);

    expect(ada.frames).toContainEqual({ typing: { conversation: TALK, who: "agent", name: "Deniz" } });
    expect(ada.client.state).toBe("live");
  });

  test("a gap in what comes is asked for, and nothing is shown before it is filled", async () => {
    ada.client.follow(TALK);
    ada.client.start();
    await clock.pass(1000);
    const [session] = server.sessions;
    session?.followed.clear();
    for (const n of [1, 2, 3]) server.append("deniz", TALK, { kind: "message", client_id: `d${n}`, text: `${n}` });

    session?.hear({ conversation: TALK, entries: server.logs.get(TALK)?.slice(2) ?? [], head: 3 });
    await clock.pass(1000);

    expect(ada.texts(TALK)).toEqual(["1", "2", "3"]);
  });

  test("without an answer a message is sent again, though the line lives", async () => {
    const frame = server.frame.bind(server);
    let swallowed = 0;
    server.frame = (session, body) => {
      if ("append" in body && swallowed++ === 0) return;
      frame(session, body);
    };
    ada.client.follow(TALK);
    ada.client.start();
    await clock.pass(1000);

    ada.client.append(TALK, "a1", say("Hello"));
    await clock.pass(17_000);

    expect(ada.texts(TALK)).toEqual(["Hello"]);
    expect(network.sockets).toBe(1);
  });

  test("a message whose own entry came back counts as sent, though its confirmation never came", async () => {
    ada.client.follow(TALK);
    ada.client.start();
    await clock.pass(1000);
    const [session] = server.sessions;
    const hear = session?.hear.bind(session);
    if (session && hear) Object.assign(session, { hear: (frame: ServerFrame) => !frame.ack && hear(frame) });

    ada.client.append(TALK, "a1", say("Hello"));
    await clock.pass(1000);

    expect(ways("a1")).toEqual(["waiting", "sending", "sent"]);
  });

  test("one message is on its way at a time, so that a refusal for haste cannot change their order", async () => {
    ada.client.follow(TALK);
    ada.client.start();
    await clock.pass(1000);
    server.refuseWith = { status: 429, retry_after: 1 };

    for (const n of [1, 2, 3]) ada.client.append(TALK, `a${n}`, say(`${n}`));

    expect(ada.client.unsent.map((one) => one.way)).toEqual(["sending", "waiting", "waiting"]);
  });
});
