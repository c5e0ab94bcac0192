import { describe, expect, test } from 'vitest';
import { stubParts } from './stub-parts.ts';

describe('stubParts', () => {
  test('lets parts be taken out and passed on', async () => {
    const { database, onCommit } = stubParts('parts of quote') as Record<string, unknown>;
    expect(await database).toBe(database);
    expect(onCommit).toBeTypeOf('function');
  });

  test('names the part that is used', () => {
    const parts = stubParts('parts of quote') as { database: { pool: { any: () => void } }; url: string };
    expect(() => parts.database.pool.any()).toThrow('parts of quote.database.pool.any was used');
    expect(() => new URL(parts.url)).toThrow('parts of quote.url was used');
  });
});
