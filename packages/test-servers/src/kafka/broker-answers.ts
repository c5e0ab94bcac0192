import { connect } from 'node:net';

const ANSWER_LIMIT_MS = 2_000;
const CORRELATION_ID = 7;

/**
 * Asks a broker for the list of its topics (Metadata request, version 0) and tells whether it names itself as a broker.
 * A port that accepts connections is not enough: a node without an elected controller accepts them too.
 */
export function brokerAnswers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    let received = Buffer.alloc(0);
    const finish = (answer: boolean) => {
      clearTimeout(limit);
      socket.destroy();
      resolve(answer);
    };
    const limit = setTimeout(() => finish(false), ANSWER_LIMIT_MS);
    socket.once('connect', () => socket.write(metadataRequest()));
    socket.once('error', () => finish(false));
    socket.once('close', () => finish(false));
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      if (received.length >= 12) finish(namesABroker(received));
    });
  });
}

/** Length, then header: API key 3, version 0, correlation id, no client id; then no topic names, which means all. */
function metadataRequest(): Buffer {
  const request = Buffer.alloc(18);
  request.writeInt32BE(14, 0);
  request.writeInt16BE(3, 4);
  request.writeInt16BE(0, 6);
  request.writeInt32BE(CORRELATION_ID, 8);
  request.writeInt16BE(-1, 12);
  request.writeInt32BE(0, 14);
  return request;
}

/** Length, correlation id, then the number of brokers. */
function namesABroker(answer: Buffer): boolean {
  return answer.readInt32BE(4) === CORRELATION_ID && answer.readInt32BE(8) > 0;
}
