import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { readConfiguration } from './configuration.ts';

const schema = z.object({
  PORT: z.coerce.number().int().max(65_535),
  DATABASE_URL: z.string().startsWith('postgres://'),
  DATABASE_ADMIN_URL: z.string().startsWith('postgres://'),
  CLIENT_SECRET: z.string().min(8),
  QUOTE_URL: z.url(),
});
const right = {
  PORT: '8701',
  DATABASE_URL: 'postgres://a',
  DATABASE_ADMIN_URL: 'postgres://b',
  CLIENT_SECRET: 'long enough',
  QUOTE_URL: 'http://127.0.0.1:8702',
};

describe('readConfiguration', () => {
  it('reads what fits', () => {
    expect(readConfiguration(schema, right)).toEqual({ ...right, PORT: 8701 });
  });

  it('names each wrong value with what is allowed, and shows no secret', () => {
    const wrong = {
      PORT: '70000',
      DATABASE_URL: 'mysql://u:hidden-1@h',
      DATABASE_ADMIN_URL: 'mysql://u:hidden-2@h',
      CLIENT_SECRET: 'hidden3',
    };
    const message = (() => {
      try {
        readConfiguration(schema, wrong);
        return 'nothing was thrown';
      } catch (cause) {
        return String(cause);
      }
    })();
    expect(message).toMatch(/PORT: .*65535.* \(it is "70000"\)/);
    expect(message).toMatch(/QUOTE_URL: .* \(it is not set\)/);
    expect(message.match(/its value is kept secret/g)).toHaveLength(3);
    expect(message).not.toMatch(/hidden/);
  });
});
