import { expect, test } from 'vitest';
import { LeaseLostError } from '../run/errors.ts';
import { carryError, revivedError } from './carried-error.ts';

const carried = (error: unknown) => revivedError(structuredClone(carryError(error)));

class CatalogError extends Error {
  override readonly name = 'CatalogError';
  readonly read = (): number => 3;
}

test('an error of an unknown class keeps name, message, stack and causes', () => {
  const error = new CatalogError('broken', { cause: new RangeError('too far', { cause: new Error('deep') }) });
  const revived = carried(error);
  expect(revived).toMatchObject({ name: 'CatalogError', message: 'broken', stack: error.stack });
  expect(revived.cause).toBeInstanceOf(RangeError);
  expect((revived.cause as Error).cause).toMatchObject({ message: 'deep' });
});

test('the reason of an aborted run keeps its class', () => {
  expect(carried(new LeaseLostError('gone'))).toBeInstanceOf(LeaseLostError);
});

test('what is no error arrives as an error that says it', () => {
  expect(carried('no stock')).toMatchObject({ name: 'Error', message: 'no stock', stack: 'Error: no stock' });
});

test('an error that is its own cause has an end', () => {
  const error = new Error('again');
  error.cause = error;
  let depth = 0;
  for (let at: unknown = carried(error); at instanceof Error; at = at.cause) depth += 1;
  expect(depth).toBe(6);
});
