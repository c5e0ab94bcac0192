import { join } from 'node:path';
import ts from 'typescript-api';
import type { PublishedEntry, PublishedPackage } from '../../build/published-packages.ts';
import type { DeclarationTree } from '../declaration-tree.ts';

/** What a name is to its users; pages show them in this order. */
export const nameKinds = ['function', 'constant', 'class', 'type'] as const;
export type NameKind = (typeof nameKinds)[number];

/** One name of a page with all its declarations: overloads, or a value and a type of one name. */
export interface ShownName {
  readonly name: string;
  readonly kind: NameKind;
  readonly symbol: ts.Symbol;
  readonly declarations: readonly ts.Declaration[];
}

/** What one entry exports. */
export interface EntrySurface {
  readonly entry: PublishedEntry;
  /** By kind, then by name. */
  readonly names: readonly ShownName[];
}

/** All that the page of one package shows. */
export interface PackageSurface {
  readonly published: PublishedPackage;
  readonly entries: readonly EntrySurface[];
  /** Types that exported names use though nobody can import them. */
  readonly unexported: readonly ShownName[];
}

/** The surfaces of all packages, and the checker that knows their symbols. */
export interface Surfaces {
  readonly packages: readonly PackageSurface[];
  readonly checker: ts.TypeChecker;
}

/** Reads what every package exports, from its declarations. Types of the standard library are not resolved: no page shows them. */
export function readSurfaces({ folder, packages }: DeclarationTree): Surfaces {
  const pathOf = (home: PublishedPackage, entry: PublishedEntry) => join(folder, home.folder, entry.declarations);
  const program = ts.createProgram({
    rootNames: packages.flatMap((each) => each.entries.map((entry) => pathOf(each, entry))),
    options: {
      target: ts.ScriptTarget.ES2024,
      module: ts.ModuleKind.NodeNext,
      types: [],
      noLib: true,
      skipLibCheck: true,
    },
  });
  const checker = program.getTypeChecker();
  const surfaces = packages.map((published) => {
    const entries = published.entries.map((entry) => {
      const source = program.getSourceFile(pathOf(published, entry));
      const symbol = source && checker.getSymbolAtLocation(source);
      const symbols = symbol ? checker.getExportsOfModule(symbol) : [];
      return { entry, names: inOrder(symbols.map((each) => shownName(each.name, resolved(checker, each)))) };
    });
    const isOwn = (file: string) => file.startsWith(join(folder, published.folder, '/'));
    return { published, entries, unexported: unexportedNames(checker, entries, isOwn) };
  });
  return { packages: surfaces, checker };
}

/** The symbols that the types of a declaration name, in the order of the text. */
export function namedSymbols(checker: ts.TypeChecker, declaration: ts.Node): ReadonlySet<ts.Symbol> {
  const found = new Set<ts.Symbol>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      const symbol = checker.getSymbolAtLocation(node);
      if (symbol) found.add(resolved(checker, symbol));
    }
    ts.forEachChild(node, visit);
  };
  visit(declaration);
  return found;
}

function unexportedNames(
  checker: ts.TypeChecker,
  entries: readonly EntrySurface[],
  isOwn: (file: string) => boolean,
): ShownName[] {
  const waiting = entries.flatMap(({ names }) => names);
  const exported = new Set(waiting.map(({ symbol }) => symbol));
  const found = new Map<ts.Symbol, ShownName>();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    for (const symbol of next.declarations.flatMap((each) => [...namedSymbols(checker, each)])) {
      if (exported.has(symbol) || found.has(symbol) || !isShape(symbol, isOwn)) continue;
      const shown = shownName(symbol.name, symbol);
      found.set(symbol, shown);
      waiting.push(shown);
    }
  }
  return inOrder([...found.values()]);
}

/** Whether the symbol is declared at the top of one of the package's files; members and type parameters are shown where they stand. */
function isShape(symbol: ts.Symbol, isOwn: (file: string) => boolean): boolean {
  const [first] = symbol.declarations ?? [];
  if (!first || ts.isSourceFile(first)) return false;
  const statement = ts.isVariableDeclaration(first) ? first.parent.parent : first;
  return ts.isSourceFile(statement.parent) && isOwn(first.getSourceFile().fileName);
}

function shownName(name: string, symbol: ts.Symbol): ShownName {
  return { name, kind: kindOf(symbol), symbol, declarations: symbol.declarations ?? [] };
}

function kindOf({ flags }: ts.Symbol): NameKind {
  if (flags & ts.SymbolFlags.Function) return 'function';
  if (flags & ts.SymbolFlags.Class) return 'class';
  return flags & ts.SymbolFlags.Variable ? 'constant' : 'type';
}

function inOrder(names: readonly ShownName[]): ShownName[] {
  const rank = ({ kind }: ShownName) => nameKinds.indexOf(kind);
  return names.toSorted((one, other) => rank(one) - rank(other) || compareNames(one.name, other.name));
}

/** Without regard to case, and the same on every machine. */
function compareNames(one: string, other: string): number {
  const [left, right] = [one.toLowerCase(), other.toLowerCase()];
  if (left === right) return one < other ? -1 : 1;
  return left < right ? -1 : 1;
}

/** The symbol itself when it is an import or an export of another. */
export function resolved(checker: ts.TypeChecker, symbol: ts.Symbol): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}
