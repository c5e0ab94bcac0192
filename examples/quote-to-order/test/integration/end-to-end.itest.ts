import { demonstrate, type Platform, startPlatform } from '@platform/quote-to-order';
import { afterAll, beforeAll, expect, it } from 'vitest';

// Runs on the local engine, and in `npm run verify` on each real one too: STEPWRIGHT_ENGINE names it.

let platform: Platform;

beforeAll(async () => {
  platform = await startPlatform({ workerSettings: { LONG_POLL_MS: '500' }, logger: () => silent });
});

afterAll(() => platform?.stop());

const silent = { info() {}, warn() {}, error() {} };

it('plays a quote to a completed order although one call gets no answer, and does nothing twice', async () => {
  const lines: string[] = [];
  await demonstrate(platform, (line) => lines.push(line));
  const told = lines.join('\n');
  for (const text of [/^UNKNOWN /m, /^reconciled /m, /^COMPLETED /m, /none of them twice\.$/])
    expect(told).toMatch(text);
});
