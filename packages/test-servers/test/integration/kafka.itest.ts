import { expect, test } from 'vitest';
import { startKafka } from '../../src/index.ts';
import { brokerAnswers } from '../../src/kafka/broker-answers.ts';
import { pollUntil } from '../../src/poll-until.ts';
import { processIdentity } from '../../src/processes/process-identity.ts';
import { killOwner, startOwner } from '../helpers/start-owner.ts';

test('a broker answers for itself and is gone after stop', async () => {
  const kafka = await startKafka();
  try {
    const [host = '', port] = kafka.brokers.split(':');
    expect(await brokerAnswers(host, Number(port))).toBe(true);
    const given = await startKafka({ brokers: kafka.brokers });
    await given.stop();
    expect(await brokerAnswers(host, Number(port))).toBe(true);
    await kafka.stop();
    expect(await brokerAnswers(host, Number(port))).toBe(false);
    expect(processIdentity(kafka.pid ?? 0)).toBeUndefined();
  } finally {
    await kafka.stop();
  }
});

test('kill -9 of the owner leaves no broker', async () => {
  const { owner, serverPid } = await startOwner('kafka');
  await killOwner(owner);
  expect(await pollUntil(() => processIdentity(serverPid) === undefined, 30_000)).toBe(true);
});
