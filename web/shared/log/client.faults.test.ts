import { describe, expect, test } from "vitest";
import { Clock, chance } from "./fake/clock.ts";
import { FakeNetwork } from "./fake/network.ts";
import { Reader } from "./fake/reader.ts";
import { FakeServer } from "./fake/server.ts";

const TALKS = ["talk one", "talk two"];
const PEOPLE = ["ada", "deniz", "robin"];
const MESSAGES = 20;
const SEEDS = Number(process.env.SEEDS ?? 60);

/** Three people write in two talks for two minutes while the network does its worst; then it heals. */
async function storm(seed: number) {
  const random = chance(seed);
  const clock = new Clock();
  const server = new FakeServer();
  for (const talk of TALKS) server.open(talk);
  const readers = PEOPLE.map((who) => new Reader(new FakeNetwork(server, clock, random, who)));
  const written: { who: string; talk: string; text: string }[] = [];
  let disconnects = 0;
  const any = <T>(of: readonly T[]) => of[Math.floor(random() * of.length)] as T;
  const join = (reader: Reader) => {
    for (const talk of TALKS) reader.client.follow(talk);
    reader.client.start();
  };
  const mischief: ((reader: Reader) => void)[] = [
    ({ network }) => network.cut(),
    ({ network }) => network.cut(),
    ({ network }) => network.swallow(),
    ({ network }) => Object.assign(network.blocked, { all: random() < 0.5 }),
    ({ network }) => Object.assign(network.blocked, { sockets: random() < 0.7, streams: random() < 0.3 }),
    (reader) => Object.assign(reader.network, { loss: random() * 0.4 }),
    ({ client }) => client.wake(),
    () => Object.assign(server, { refuseWith: random() < 0.3 ? { status: 503, retry_after: 1 } : undefined }),
    (reader) => {
      reader.reload();
      join(reader);
    },
  ];
  for (const reader of readers) join(reader);
  for (let n = 0; n < MESSAGES; n++)
    for (const reader of readers) {
      const [talk, text] = [any(TALKS), `${reader.network.who} ${n}`];
      written.push({ who: reader.network.who, talk, text });
      reader.client.append(talk, `${reader.network.who}-${n}`, { kind: "message", text });
      await clock.pass(random() * 2000);
      if (random() < 0.5) {
        any(mischief)(any(readers));
        disconnects++;
      }
    }
  server.refuseWith = undefined;
  for (const { network } of readers) {
    Object.assign(network.blocked, { sockets: false, streams: false, all: false });
    network.loss = 0;
  }
  await clock.pass(240_000);
  return { server, readers, written, disconnects };
}

describe("in a storm of disconnects", () => {
  test(`nothing is lost, doubled or out of order (${SEEDS} storms)`, async () => {
    let troubles = 0;
    for (let seed = 1; seed <= SEEDS; seed++) {
      const { server, readers, written, disconnects } = await storm(seed);
      troubles += disconnects;
      for (const talk of TALKS) {
        const log = server.logs.get(talk)?.map((entry) => entry.text) ?? [];
        const said = written.filter((one) => one.talk === talk);
        const place = `storm ${seed}, ${talk}`;
        expect(log.toSorted(), `${place}: stored once each`).toEqual(said.map((one) => one.text).toSorted());
        for (const who of PEOPLE)
          expect(
            log.filter((text) => text?.startsWith(who)),
            `${place}: in the order ${who} wrote`,
          ).toEqual(said.filter((one) => one.who === who).map((one) => one.text));
        for (const reader of readers)
          expect(reader.texts(talk), `${place}: read by ${reader.network.who}`).toEqual(log);
      }
      const unsent = readers.flatMap((reader) => [...reader.kept.keys(), ...reader.client.unsent]);
      expect(unsent, `storm ${seed}: nothing left unsent`).toEqual([]);
    }
    expect(troubles).toBeGreaterThan(SEEDS * 15);
  }, 120_000);
});
