import type { Route } from './route.ts';

/** What a path and method lead to. */
export interface RouteMatch {
  readonly route: Route;
  /** Decoded. */
  readonly params: Readonly<Record<string, string>>;
}

interface Node {
  readonly literals: Map<string, Node>;
  parameter: Node | undefined;
  readonly routes: Map<string, { readonly route: Route; readonly names: readonly string[] }>;
}

/**
 * Finds routes by method and path; at every part of a path a literal wins over a parameter. A tree of our own, because the routers at hand
 * either refuse `/:id/start` beside `/key/:key` or take a part that is spelled `:id` for the parameter.
 */
export class RouteTable {
  readonly #root: Node = newNode();

  /** @throws Error when two routes have the same method and path */
  constructor(routes: readonly Route[]) {
    for (const route of routes) this.#add(route);
  }

  /** Undefined when no route has this path and method, or when the path is not encoded properly. */
  match(method: string, path: string): RouteMatch | undefined {
    const values: string[] = [];
    const found = find(this.#root, path.split('/'), 1, values, (node) => node.routes.get(method));
    if (found === undefined) return undefined;
    const params: Record<string, string> = {};
    for (let at = 0; at < found.names.length; at++) {
      const value = decoded(values[at] ?? '');
      if (value === undefined) return undefined;
      params[found.names[at] as string] = value;
    }
    return { route: found.route, params };
  }

  /** The methods that a path has; empty for an unknown one. */
  methodsOf(path: string): readonly string[] {
    const found = find(this.#root, path.split('/'), 1, [], (node) => (node.routes.size > 0 ? node.routes : undefined));
    return [...(found?.keys() ?? [])];
  }

  #add(route: Route): void {
    const names: string[] = [];
    let node = this.#root;
    for (const part of route.path.split('/').slice(1)) {
      node = childFor(node, part);
      if (part.startsWith(':')) names.push(part.slice(1));
    }
    if (node.routes.has(route.method)) throw new Error(`Two routes are ${route.method} ${route.path}; remove one.`);
    node.routes.set(route.method, { route, names });
  }
}

function newNode(): Node {
  return { literals: new Map(), parameter: undefined, routes: new Map() };
}

function childFor(node: Node, part: string): Node {
  if (part.startsWith(':')) {
    node.parameter ??= newNode();
    return node.parameter;
  }
  const child = node.literals.get(part) ?? newNode();
  node.literals.set(part, child);
  return child;
}

function find<T>(
  node: Node,
  parts: readonly string[],
  at: number,
  values: string[],
  pick: (node: Node) => T | undefined,
): T | undefined {
  const part = parts[at];
  if (part === undefined) return pick(node);
  const literal = node.literals.get(part);
  const found = literal && find(literal, parts, at + 1, values, pick);
  if (found !== undefined || node.parameter === undefined || part === '') return found;
  values.push(part);
  const below = find(node.parameter, parts, at + 1, values, pick);
  if (below === undefined) values.pop();
  return below;
}

function decoded(text: string): string | undefined {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
