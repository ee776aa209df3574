import { beforeEach, describe, expect, test } from "vitest";
import { Clock, chance } from "./fake/clock.ts";
import { FakeNetwork } from "./fake/network.ts";
import { Reader } from "./fake/reader.ts";
import { FakeServer } from "./fake/server.ts";

const TALK = "talk";
const say = (text: string) => ({ kind: "message", text });

describe("the line", () => {
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

  test("after a break the reader gets what was said meanwhile, from its cursor on", async () => {
    ada.client.follow(TALK);
    ada.client.start();
    server.append("deniz", TALK, { kind: "message", client_id: "d1", text: "one" });
    await clock.pass(1000);
    network.cut();
    for (const n of [2, 3, 4]) server.append("deniz", TALK, { kind: "message", client_id: `d${n}`, text: `${n}` });

    await clock.pass(5000);

    expect(ada.texts(TALK)).toEqual(["one", "2", "3", "4"]);
    expect(ada.states).toEqual(["joining", "live", "waiting", "joining", "live"]);
  });

  test("a follow between the first frame and `ready` is not lost", async () => {
    server.append("deniz", TALK, { kind: "message", client_id: "d1", text: "early" });
    ada.client.start();
    await Promise.resolve();
    await Promise.resolve();
    ada.client.follow(TALK);

    await clock.pass(5000);

    expect(ada.texts(TALK)).toEqual(["early"]);
  });

  test("a line that says nothing any more is found dead by the heartbeat", async () => {
    ada.client.follow(TALK);
    ada.client.start();
    await clock.pass(1000);
    network.swallow();
    server.append("deniz", TALK, { kind: "message", client_id: "d1", text: "Are you there?" });

    await clock.pass(40_000);

    expect(ada.texts(TALK)).toEqual(["Are you there?"]);
    expect(network.sockets).toBe(2);
  });

  test("waking finds a dead line within seconds", async () => {
    ada.client.follow(TALK);
    ada.client.start();
    await clock.pass(1000);
    network.swallow();

    ada.client.wake();
    await clock.pass(12_000);

    expect(ada.client.state).toBe("live");
    expect(network.sockets).toBe(2);
  });

  test("a token that is no longer taken ends the tries until there is another", async () => {
    ada.token = "forged";
    ada.client.start();
    await clock.pass(60_000);
    expect(ada.unauthorised).toBe(1);
    expect(network.sockets).toBe(1);

    ada.token = "good";
    ada.client.start();
    await clock.pass(1000);

    expect(ada.client.state).toBe("live");
  });

  test("after a restored backup everything is read again, and what was not sent is sent", async () => {
    ada.client.follow(TALK);
    ada.client.start();
    for (const n of [1, 2, 3]) ada.client.append(TALK, `a${n}`, say(`${n}`));
    await clock.pass(2000);

    server.restore(TALK, 2);
    ada.client.append(TALK, "a4", say("4"));
    await clock.pass(5000);

    expect(ada.restarts).toBe(1);
    expect(ada.texts(TALK)).toEqual(["1", "2", "4"]);
  });

  test("where sockets are cut, plain requests carry the talk both ways", async () => {
    network.blocked.sockets = true;
    ada.client.follow(TALK);
    ada.client.start();
    await clock.pass(10_000);
    expect(ada.client.state).toBe("live");

    ada.client.append(TALK, "a1", say("Hello"));
    await clock.pass(1000);
    server.append("deniz", TALK, { kind: "message", client_id: "d1", text: "Good evening" });
    await clock.pass(1000);

    expect(ada.texts(TALK)).toEqual(["Hello", "Good evening"]);
  });

  test("where even streams are held back, asking again and again carries it", async () => {
    network.blocked.sockets = network.blocked.streams = true;
    ada.client.follow(TALK);
    ada.client.start();
    await clock.pass(120_000);
    server.append("deniz", TALK, { kind: "message", client_id: "d1", text: "Good evening" });

    await clock.pass(4000);

    expect(ada.texts(TALK)).toEqual(["Good evening"]);
  });

  test("a stream that says nothing any more is left when an own entry does not come", async () => {
    network.blocked.sockets = true;
    ada.client.follow(TALK);
    ada.client.start();
    await clock.pass(10_000);
    network.swallow();

    ada.client.append(TALK, "a1", say("Hello"));
    await clock.pass(5000);

    expect(ada.texts(TALK)).toEqual(["Hello"]);
  });

  test("a socket takes over from plain requests when it stands again, without a moment apart", async () => {
    network.blocked.sockets = true;
    ada.client.follow(TALK);
    ada.client.start();
    await clock.pass(10_000);
    const before = ada.states.length;
    network.blocked.sockets = false;

    await clock.pass(120_000);
    const asked = network.requests.length;
    await clock.pass(60_000);

    expect(ada.states.slice(before)).toEqual([]);
    expect(network.requests.length).toBe(asked);
    expect(ada.client.state).toBe("live");
  });

  test("what holds until it is said otherwise is said again on every new line", async () => {
    const heard: unknown[] = [];
    const frame = server.frame.bind(server);
    server.frame = (session, body) => {
      if ("topics" in body) heard.push(body.topics);
      frame(session, body);
    };
    ada.client.saySteadily("topics", ["inbox"]);
    ada.client.start();
    await clock.pass(1000);

    network.cut();
    await clock.pass(5000);

    expect(heard).toEqual([["inbox"], ["inbox"]]);
  });
});
