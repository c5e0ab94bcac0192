import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { createAesCodec } from './aes-codec.ts';
import {
  decodeVariables,
  encodeVariables,
  hasSealedVariables,
  openVariables,
  type PayloadCodec,
  PayloadCodecError,
  SealBrokenError,
  sealVariables,
  stringLengthMax,
  type Values,
  type VariableMap,
  VariablesError,
  v,
} from './index.ts';

const secret = 'm4rker-4000-0000-0002';
const codec = createAesCodec({ keys: { k1: new Uint8Array(32).fill(1) }, current: 'k1' });
const acme = { codec, tenantId: 'acme' };

async function seal<M extends VariableMap>(map: M, values: Values<M>, options = acme) {
  return sealVariables('task x', map, encodeVariables('task x', map, values), options);
}

/** What the failure says, in every way in which it may be shown. */
async function failureOf(action: () => unknown): Promise<{ readonly error: unknown; readonly shown: string }> {
  try {
    await action();
  } catch (error) {
    const { message, stack } = error as Error;
    return { error, shown: [message, stack, inspect(error, { depth: 9 }), JSON.stringify(error)].join('\n') };
  }
  throw new Error('it did not fail');
}

test.each([
  ['String', v.string().sealed(), 'text'],
  ['String with every kind of character', v.string().sealed(), '\u0000 "\\ é € 🂡 \ud800'],
  ['empty String', v.string().sealed(), ''],
  ['enum', v.enum(['YES', 'NO']).sealed(), 'NO'],
  ['Integer', v.integer().sealed(), -2_147_483_648],
  ['Long beyond the safe integers', v.long().sealed(), -9_223_372_036_854_775_808n],
  ['small Long', v.long().sealed(), 7n],
  ['Double', v.double().sealed(), 0.1],
  ['Boolean', v.boolean().sealed(), false],
  ['Date', v.date().sealed(), new Date('2026-01-02T03:04:05.678Z')],
  ['decimal', v.decimal().sealed(), '12.500001'],
  ['Json', v.json(z.object({ card: z.string() })).sealed(), { card: secret }],
  ['optional, then sealed', v.string().optional().sealed(), 'text'],
  ['sealed, then optional', v.string().sealed().optional(), 'text'],
] as const)('a sealed variable travels as sealed text and comes back: %s', async (_what, variable, value) => {
  const map = { tenantId: v.string(), hidden: variable } as VariableMap;
  const sealed = await seal(map, { tenantId: 'acme', hidden: value });
  expect(variable).toMatchObject({ type: 'String', isSealed: true });
  expect(sealed).toEqual({
    tenantId: { type: 'String', value: 'acme' },
    hidden: { type: 'String', value: expect.stringMatching(/^sealed:k1:[\w-]{64,}$/) },
  });
  const opened = await openVariables('task x', map, JSON.parse(JSON.stringify(sealed)), acme);
  expect(decodeVariables('task x', map, opened)).toEqual({ tenantId: 'acme', hidden: value });
});

test('random values of all types come back, and nothing of them is in what the engine gets', async () => {
  const map = {
    text: v.string().sealed(),
    count: v.long().sealed(),
    ratio: v.double().sealed(),
    data: v.json(z.record(z.string(), z.string())).sealed(),
  };
  let seed = 20_260_101;
  const next = (below: number): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  for (let round = 0; round < 300; round += 1) {
    const text = `${secret}${String.fromCharCode(...Array.from({ length: next(400) }, () => next(0x1_00_00)))}`;
    const count = (BigInt(next(2 ** 31)) << 32n) * (next(2) ? 1n : -1n) + BigInt(next(2 ** 32));
    const values = { text, count, ratio: next(2 ** 32) / (next(99) + 1), data: { [`${secret}${round}`]: text } };
    const sealed = await seal(map, values);
    expect(JSON.stringify(sealed)).not.toContain(secret);
    const opened = await openVariables('task x', map, sealed, acme);
    expect(decodeVariables('task x', map, opened), `round ${round}`).toEqual(values);
  }
});

test('a missing or null value of an optional variable stays the Null of the engine', async () => {
  const map = { note: v.string().sealed().optional(), other: v.string().optional().sealed() };
  expect(map.note.isOptional && map.other.isOptional).toBe(true);
  expect(await seal(map, {})).toEqual({});
  const wire = { note: map.note.encode(undefined), other: map.other.encode(undefined) };
  expect(wire).toEqual({ note: { type: 'Null', value: null }, other: { type: 'Null', value: null } });
  const opened = await openVariables('task x', map, await sealVariables('task x', map, wire, acme), acme);
  expect(decodeVariables('task x', map, opened)).toEqual({});
  const needed = { note: v.string().sealed() };
  expect(() => decodeVariables('task x', needed, wire)).toThrow(/note is null and must have a value/);
});

test('the length of the text does not tell true from false, and no two texts are the same', async () => {
  const map = { isVip: v.boolean().sealed() };
  const texts = await Promise.all([true, false, true].map(async (isVip) => (await seal(map, { isVip })).isVip?.value));
  expect(new Set(texts.map((text) => (text as string).length)).size).toBe(1);
  expect(new Set(texts).size).toBe(3);
});

test('what was encoded and not sealed cannot be written by accident', async () => {
  const map = { card: v.string().sealed() };
  const wire = encodeVariables('task x', map, { card: secret });
  const refusal = /^card is sealed: call sealVariables first/;
  expect(() => JSON.stringify({ variables: wire })).toThrow(refusal);
  expect(() => `${wire.card?.value}`).toThrow(refusal);
  expect(inspect(wire, { depth: 9, showHidden: true })).not.toContain(secret);
  expect(() => structuredClone(wire)).toThrow(/could not be cloned/);
  const opened = await openVariables('task x', map, await seal(map, { card: secret }), acme);
  expect(() => JSON.stringify(opened)).toThrow(refusal);
});

test('what was not opened is not decoded', async () => {
  const map = { card: v.string().sealed() };
  const refusal = /card is sealed and was not opened: call openVariables first/;
  const sealed = await seal(map, { card: secret });
  expect(() => decodeVariables('task x', map, sealed)).toThrow(refusal);
  expect(() => decodeVariables('task x', map, { card: { type: 'String', value: secret } })).toThrow(refusal);
});

test.each<[string, (text: string) => unknown, RegExp]>([
  ['plain text', () => secret, /card must be sealed and came in plain text/],
  ['a plain number', () => 5, /card must be sealed and came in plain text/],
  ['text without a key id', () => `sealed::${secret}`, /card is no sealed text of the form/],
  ['text that is not base64url', (text) => `${text}=`, /card is no sealed text of the form/],
  ['a key id that is too long', (text) => text.replace('k1', 'k'.repeat(33)), /card is no sealed text of the form/],
  ['bytes too few', () => 'sealed:k1:AAAA', /card is too short for a sealed text/],
  ['an unknown key', (text) => text.replace('k1', 'k9'), /card was sealed with the unknown key k9/],
  ['a key id that every object has', (text) => text.replace('k1', '__proto__'), /unknown key __proto__/],
])('what comes for a sealed variable as %s is refused without its content', async (_what, change, reason) => {
  const map = { card: v.string().sealed() };
  const { card } = await seal(map, { card: secret });
  const wire = { card: { type: 'String', value: change(card?.value as string) } };
  const { error, shown } = await failureOf(() => openVariables('task x', map, wire, acme));
  expect(error).toBeInstanceOf(VariablesError);
  expect((error as VariablesError).code).toBe('CONTRACT_INPUT');
  expect(shown).toMatch(reason);
  expect(shown).not.toContain(secret);
});

test('a change of any character is refused', async () => {
  const map = { card: v.string().sealed() };
  const text = (await seal(map, { card: secret })).card?.value as string;
  const changes = Array.from(
    text,
    (seen, at) => `${text.slice(0, at)}${seen === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`,
  );
  // Of the last character some bits belong to no byte, so another one may stand for the same bytes.
  const lasts = Array.from(
    'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_',
    (last) => text.slice(0, -1) + last,
  );
  expect(text.slice('sealed:k1:'.length).length % 4).not.toBe(0);
  for (const changed of [...changes, ...lasts].filter((other) => other !== text)) {
    const wire = { card: { type: 'String', value: changed } };
    await expect(openVariables('task x', map, wire, acme), changed).rejects.toThrow(VariablesError);
  }
});

test('the text of another tenant is refused', async () => {
  const map = { card: v.string().sealed() };
  const sealed = await seal(map, { card: secret }, { codec, tenantId: 'other' });
  const { error, shown } = await failureOf(() => openVariables('task x', map, sealed, acme));
  expect(error).toMatchObject({ code: 'CONTRACT_INPUT', issues: [{ path: 'card' }] });
  expect(shown).toContain('was sealed for another tenant');
  expect(shown).not.toContain(secret);
});

test('a renamed variable opens, and one of another type is refused', async () => {
  const sealed = await seal({ card: v.string().sealed() }, { card: secret });
  const wire = { number: sealed.card! };
  const renamed = { number: v.string().sealed() };
  const opened = await openVariables('task x', renamed, wire, acme);
  expect(decodeVariables('task x', renamed, opened)).toEqual({ number: secret });
  const typed = { number: v.long().sealed() };
  const asLong = await openVariables('task x', typed, wire, acme);
  expect(() => decodeVariables('task x', typed, asLong)).toThrow(/number breaks its schema/);
});

test('text that is too long when sealed is refused with its length and the bound', async () => {
  const map = { note: v.string().sealed() };
  const lengthOf = async (length: number) => (await seal(map, { note: 'x'.repeat(length) })).note?.value as string;
  expect((await lengthOf(2_900)).length).toBeLessThanOrEqual(stringLengthMax);
  const { error } = await failureOf(() => lengthOf(3_000));
  expect(error).toMatchObject({ code: 'CONTRACT_OUTPUT' });
  expect((error as Error).message).toMatch(/task x: .*note is 4\d{3} characters long when sealed, .* 4000 at most$/);
});

test('what encodeVariables has not written is not sealed', async () => {
  const map = { card: v.string().sealed() };
  const wire = { card: { type: 'String', value: secret } };
  const { error, shown } = await failureOf(() => sealVariables('task x', map, wire, acme));
  expect(error).toMatchObject({ code: 'CONTRACT_OUTPUT', issues: [{ path: 'card' }] });
  expect(shown).not.toContain(secret);
});

test('a schema that quotes the value tells nothing of a sealed variable', async () => {
  const quoting = z.string().refine(() => false, { error: ({ input }) => `must not be ${input}` });
  const parsing = z.string().transform((text) => String(JSON.parse(text)));
  const strict = z.strictObject({ id: z.string() });
  const maps = [
    [{ card: v.string(quoting).sealed() }, { card: secret }],
    [{ card: v.string(parsing).sealed() }, { card: secret }],
    [{ card: v.json(strict).sealed().optional() }, { card: { id: '1', [secret]: '1' } }],
    [{ card: v.json(z.record(z.string(), z.number())).optional().sealed() }, { card: { [secret]: 'one' } }],
  ] as const;
  for (const [map, values] of maps) {
    const { shown } = await failureOf(() => encodeVariables('task x', map as VariableMap, values));
    expect(shown).toMatch(/card breaks its schema \(/);
    expect(shown).not.toContain(secret);
  }
});

test('a codec that fails is no breach of the contract, and its error is the cause', async () => {
  const map = { card: v.string().sealed() };
  const away = new Error('the key service is away');
  const failing: PayloadCodec = { seal: () => Promise.reject(away), open: () => Promise.reject(away) };
  const sealed = await seal(map, { card: secret });
  const options = { codec: failing, tenantId: 'acme' };
  for (const { error, shown } of [
    await failureOf(() => seal(map, { card: secret }, options)),
    await failureOf(() => openVariables('task x', map, sealed, options)),
  ]) {
    expect(error).toBeInstanceOf(PayloadCodecError);
    expect(error).toMatchObject({ code: 'PAYLOAD_CODEC', cause: away });
    expect(shown).toContain('the variable card');
    expect(shown).not.toContain(secret);
  }
});

test.each([
  ['a key id that is none', { keyId: secret.repeat(3), sealed: new Uint8Array(4) }],
  ['text for bytes', { keyId: 'k1', sealed: secret as never }],
  ['nothing', undefined as never],
])('a codec that answers %s has failed, and its answer is not told', async (_what, answer) => {
  const wrong: PayloadCodec = { seal: async () => answer, open: codec.open };
  const action = () => seal({ card: v.string().sealed() }, { card: secret }, { codec: wrong, tenantId: 'acme' });
  const { error, shown } = await failureOf(action);
  expect(error).toBeInstanceOf(PayloadCodecError);
  expect(shown).not.toContain(secret);
});

test.each([
  ['no JSON', secret],
  ['no wire value', JSON.stringify([secret])],
  ['another type', JSON.stringify({ type: 'Integer', value: secret })],
])('content that is %s is refused without being told', async (_what, content) => {
  const map = { card: v.string().sealed() };
  const opening: PayloadCodec = { ...codec, open: async () => new TextEncoder().encode(content) };
  const wire = { card: { type: 'String', value: 'sealed:k1:AAAA' } };
  const { error, shown } = await failureOf(async () => {
    decodeVariables('task x', map, await openVariables('task x', map, wire, { codec: opening, tenantId: 'acme' }));
  });
  expect(error).toMatchObject({ code: 'CONTRACT_INPUT' });
  expect(shown).not.toContain(secret);
});

test('a codec of somebody else says by SealBrokenError that a text can never be opened', async () => {
  const map = { card: v.string().sealed() };
  const refusing: PayloadCodec = { ...codec, open: () => Promise.reject(new SealBrokenError('was destroyed')) };
  const sealed = await seal(map, { card: secret });
  await expect(openVariables('task x', map, sealed, { codec: refusing, tenantId: 'acme' })).rejects.toMatchObject({
    code: 'CONTRACT_INPUT',
    issues: [{ path: 'card', message: 'was destroyed' }],
  });
});

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['null', null],
  ['text', 'L-1'],
  ['a variable that is null', { card: null }],
  ['a variable that is its bare value', { card: 'sealed:k1:AAAA' }],
])('a broken answer of the engine, %s, is left for decodeVariables to refuse', async (_what, wire) => {
  const map = { card: v.string().sealed() };
  const opened = await openVariables('task x', map, wire as never, acme);
  expect(() => decodeVariables('task x', map, opened)).toThrow(VariablesError);
});

test('an allowlist says whether it has a sealed variable', () => {
  expect(hasSealedVariables({ lines: v.integer() })).toBe(false);
  expect(hasSealedVariables({ lines: v.integer(), card: v.string().optional().sealed() })).toBe(true);
});
