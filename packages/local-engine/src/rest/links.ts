import type { RestRequest } from './route.ts';

/** The `links` of a resource that was just made. */
export function selfLink({ baseUrl = '' }: RestRequest, resource: string, id: string): readonly object[] {
  return [{ method: 'GET', href: `${baseUrl}/${resource}/${encodeURIComponent(id)}`, rel: 'self' }];
}
