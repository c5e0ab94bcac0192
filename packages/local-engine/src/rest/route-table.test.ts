import { describe, expect, it } from 'vitest';
import type { Route } from './route.ts';
import { RouteTable } from './route-table.ts';

const route = (method: Route['method'], path: string): Route => ({ method, path, handler: () => ({ status: 200 }) });

describe('RouteTable', () => {
  const routes = [
    route('GET', '/task/:id'),
    route('GET', '/task/count'),
    route('POST', '/task/:id/complete'),
    route('POST', '/definition/:id/start'),
    route('POST', '/definition/key/:key/start'),
    route('DELETE', '/definition/key/:key'),
    route('PUT', '/task/:id/variables/:name'),
  ];
  const table = new RouteTable(routes);
  const match = (method: string, path: string): unknown => {
    const found = table.match(method, path);
    return found && [found.route.path, found.params];
  };

  it('prefers a literal part and falls back to a parameter', () => {
    expect(match('GET', '/task/count')).toEqual(['/task/count', {}]);
    expect(match('GET', '/task/counts')).toEqual(['/task/:id', { id: 'counts' }]);
    expect(match('POST', '/definition/key/start')).toEqual(['/definition/:id/start', { id: 'key' }]);
    expect(match('POST', '/definition/key/a/start')).toEqual(['/definition/key/:key/start', { key: 'a' }]);
  });

  it('decodes parts, and takes a part that is spelled like a parameter for what it is', () => {
    expect(match('GET', '/task/a%2Fb%3A%C3%A4')).toEqual(['/task/:id', { id: 'a/b:ä' }]);
    expect(match('GET', '/task/:id')).toEqual(['/task/:id', { id: ':id' }]);
    expect(match('PUT', '/task/__proto__/variables/constructor')).toEqual([
      '/task/:id/variables/:name',
      Object.fromEntries([
        ['id', '__proto__'],
        ['name', 'constructor'],
      ]),
    ]);
  });

  it('knows neither empty parts, other methods, deeper paths nor broken encoding', () => {
    for (const path of ['/', '/task/', '/task//complete', '/task/a/b/c', '/nope', '/task/%zz', '/task/%']) {
      expect(match('GET', path)).toBeUndefined();
    }
    expect(match('DELETE', '/task/count')).toBeUndefined();
  });

  it('tells which methods a path has', () => {
    expect(table.methodsOf('/definition/key/a')).toEqual(['DELETE']);
    expect(table.methodsOf('/task/count')).toEqual(['GET']);
    expect(table.methodsOf('/nope')).toEqual([]);
  });

  it('refuses the same route twice', () => {
    expect(() => new RouteTable([route('GET', '/a/:id'), route('GET', '/a/:key')])).toThrow(/GET \/a\/:key/);
  });
});
