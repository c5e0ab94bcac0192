import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { StubEngine } from './stub-engine.ts';

/** The stub engine in a process of its own. Says its address, then answers a line for each line that it is sent; ends with its input. */
const engine = new StubEngine();
const server = engine.server();
server.listen(0, '127.0.0.1', () => {
  say({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/engine-rest` });
});

for await (const line of createInterface({ input: process.stdin })) {
  const { offer } = JSON.parse(line) as { offer?: number };
  if (offer !== undefined) engine.offer(offer);
  say(engine.counts());
}
process.exit();

function say(answer: object): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
