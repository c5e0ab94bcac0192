import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { createAesCodec } from './aes-codec.ts';
import { SealBrokenError } from './index.ts';

const about = { tenantId: 'acme', variable: 'card' };
const oldKey = new Uint8Array(32).fill(1);
const newKey = Buffer.alloc(32, 2).toString('base64');
const plain = new TextEncoder().encode('4000 0000 0000 0002');

test('after a rotation the new key seals, and the old one still opens', async () => {
  const before = createAesCodec({ keys: { k1: oldKey }, current: 'k1' });
  const after = createAesCodec({ keys: { k1: oldKey, k2: newKey }, current: 'k2' });
  const [old, fresh] = [await before.seal(plain, about), await after.seal(plain, about)];
  expect([old.keyId, fresh.keyId]).toEqual(['k1', 'k2']);
  for (const { sealed, keyId } of [old, fresh]) {
    expect(new Uint8Array(await after.open(sealed, { ...about, keyId }))).toEqual(plain);
  }
  await expect(before.open(fresh.sealed, { ...about, keyId: 'k2' })).rejects.toThrow(SealBrokenError);
});

test('a text opens under its own key id only, even when two ids have one key', async () => {
  const codec = createAesCodec({ keys: { k1: oldKey, k2: oldKey }, current: 'k1' });
  const { sealed } = await codec.seal(plain, about);
  await expect(codec.open(sealed, { ...about, keyId: 'k2' })).rejects.toThrow(/was changed after it was sealed/);
});

test('tenant and key id are told apart, wherever one ends and the other begins', async () => {
  const codec = createAesCodec({ keys: { k1: oldKey, '1': oldKey }, current: '1' });
  const { sealed } = await codec.seal(plain, { tenantId: 'acmek', variable: 'card' });
  await expect(codec.open(sealed, { ...about, keyId: 'k1' })).rejects.toThrow(SealBrokenError);
});

test('a nonce is never used twice', async () => {
  const codec = createAesCodec({ keys: { k1: oldKey }, current: 'k1' });
  const texts = await Promise.all(Array.from({ length: 1_000 }, () => codec.seal(plain, about)));
  expect(new Set(texts.map(({ sealed }) => Buffer.from(sealed.subarray(0, 12)).toString('hex'))).size).toBe(1_000);
});

test('the same key opens as bytes, as base64 and as base64url', async () => {
  const key = Buffer.alloc(32, 0xfb);
  const codecs = [key, key.toString('base64'), key.toString('base64url')].map((text) =>
    createAesCodec({ keys: { k1: text }, current: 'k1' }),
  );
  const { sealed, keyId } = await codecs[0]!.seal(plain, about);
  for (const codec of codecs)
    expect(Buffer.from(await codec.open(sealed, { ...about, keyId }))).toEqual(Buffer.from(plain));
});

test('a key that its owner changes later stays as it was given', async () => {
  const given = new Uint8Array(32).fill(7);
  const codec = createAesCodec({ keys: { k1: given }, current: 'k1' });
  given.fill(0);
  const { sealed, keyId } = await createAesCodec({ keys: { k1: Buffer.alloc(32, 7) }, current: 'k1' }).seal(
    plain,
    about,
  );
  expect(new Uint8Array(await codec.open(sealed, { ...about, keyId }))).toEqual(plain);
});

const marker = 'm4rkerKeym4rkerKey';

test.each<[string, Parameters<typeof createAesCodec>[0], RegExp]>([
  ['a short key', { keys: { k1: Buffer.from(marker) }, current: 'k1' }, /^The key k1 must have 32 bytes, has 18\.$/],
  ['a short base64 key', { keys: { k1: marker }, current: 'k1' }, /^The key k1 must have 32 bytes, has 13\.$/],
  ['a key that is no base64', { keys: { k1: `${marker}!` }, current: 'k1' }, /^The key k1 is no base64 text\.$/],
  ['a key that is not set', { keys: { k1: undefined as never }, current: 'k1' }, /^The key k1 must be bytes or base64/],
  [
    'a current key that is not there',
    { keys: { k1: oldKey }, current: 'k2' },
    /^The current key k2 is not among .* k1\.$/,
  ],
  ['no key at all', { keys: {}, current: 'k1' }, /is not among the keys \(none\)\.$/],
  ['key and id mixed up', { keys: { [`${marker}${marker}`]: 'k1' }, current: 'k1' }, /^A key id must .* 36 characters/],
  ['a current id that is a key', { keys: { k1: oldKey }, current: `${marker}${marker}` }, /^A key id must .* 36/],
])('%s is refused, and no key is told', (_what, options, message) => {
  let error: unknown;
  try {
    createAesCodec(options);
  } catch (caught) {
    error = caught;
  }
  expect(error).toBeInstanceOf(TypeError);
  expect((error as Error).message).toMatch(message);
  expect(inspect(error)).not.toContain(marker);
});

test('a codec does not show its keys', () => {
  const codec = createAesCodec({ keys: { k1: Buffer.from(`${marker}00000000000000`) }, current: 'k1' });
  expect(inspect(codec, { depth: 9, showHidden: true })).not.toContain(marker);
  expect(JSON.stringify(codec)).toBe('{}');
});
