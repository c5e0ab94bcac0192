import ts from 'typescript-api';
import { type PackageSurface, resolved } from './read-surface.ts';
import { type Member, membersOf } from './signature-text.ts';

interface Context {
  readonly surface: PackageSurface;
  readonly checker: ts.TypeChecker;
}

/** The members to list below a declaration: its own, and those of bases that nobody can import, for a reader would not look there. */
export function listedMembers(declaration: ts.Declaration, context: Context): readonly Member[] {
  const members = [...(membersOf(declaration) ?? [])];
  const known = new Set(members.map(({ name }) => name?.getText()));
  const inherited = unexportedBases(declaration, context).flatMap((base) => membersOf(base) ?? []);
  return [...members, ...inherited.filter(({ name }) => name === undefined || !known.has(name.getText()))];
}

/** The declarations that an interface or class extends as they are, and theirs, when no entry exports them. */
export function unexportedBases(declaration: ts.Declaration, context: Context): readonly ts.Declaration[] {
  if (!ts.isInterfaceDeclaration(declaration) && !ts.isClassDeclaration(declaration)) return [];
  return (declaration.heritageClauses ?? [])
    .flatMap(({ types }) => types)
    .flatMap(({ expression }) => {
      const symbol = context.checker.getSymbolAtLocation(expression);
      const base = symbol && resolved(context.checker, symbol);
      const shown = context.surface.unexported.find((each) => each.symbol === base);
      return (shown?.declarations ?? []).flatMap((each) => [each, ...unexportedBases(each, context)]);
    });
}
