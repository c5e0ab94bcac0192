import { expect, test } from 'vitest';
import { withinLimit } from './within-limit.ts';

test('waits for work that ends, and no longer than the limit for work that does not', async () => {
  await expect(withinLimit(Promise.resolve(), 1_000, 'It did not end')).resolves.toBeUndefined();
  await expect(withinLimit(new Promise(() => undefined), 10, 'It did not end')).rejects.toThrow(
    'It did not end within 10 ms.',
  );
  await expect(withinLimit(Promise.reject(new Error('broken')), 1_000, 'It did not end')).rejects.toThrow('broken');
});
