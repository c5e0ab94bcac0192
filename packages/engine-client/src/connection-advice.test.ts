import { expect, test } from 'vitest';
import { createEngineClient } from './index.ts';

test.each([
  ['a name that is not found', 'http://no-such-host.invalid', /: ENOTFOUND, its name is not found; check the address/],
  ['a port that nobody listens at', 'http://127.0.0.1:1', /; check that the engine runs there \(.*ECONNREFUSED/],
])('%s is told with what to do', async (_what, url, words) => {
  const engine = createEngineClient({ url: `${url}/engine-rest` });
  await expect(engine.version()).rejects.toThrow(words);
  await engine.close();
});
