import { expect, it } from 'vitest';
import { getQuery, postQuery, queryString } from './query-string.ts';

it('writes dates in the engine format, lists with commas, and leaves out what is undefined', () => {
  const query = { key: 'a b&c', keysIn: ['x', 'y'], after: new Date(0), active: false, none: undefined };
  expect(queryString(query)).toBe('?key=a+b%26c&keysIn=x%2Cy&after=1970-01-01T00%3A00%3A00.000%2B0000&active=false');
  expect(queryString({ none: undefined })).toBe('');
});

it('refuses an item with a comma, which the engine would read as two', () => {
  expect(() => queryString({ keysIn: ['a,b'] })).toThrow(TypeError);
});

it('flattens one sorting for a GET query and refuses a second', () => {
  const sorting = [{ sortBy: 'version', sortOrder: 'desc' as const }];
  expect(getQuery({ maxResults: 1, sorting })).toEqual({ maxResults: 1, sortBy: 'version', sortOrder: 'desc' });
  expect(() => getQuery({ sorting: [...sorting, ...sorting] })).toThrow('takes one sorting, got 2');
});

it('parts paging from the body of a POST query', () => {
  const { query, body } = postQuery({ firstResult: 5, maxResults: 2, sorting: [] });
  expect([query, body]).toEqual([{ firstResult: 5, maxResults: 2 }, { sorting: [] }]);
});
