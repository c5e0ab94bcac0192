import ts from 'typescript-api';

// The only file of the rules that knows the compiler's JavaScript API: TypeScript 7 has none, so it is TypeScript 6 under another name.

/** A place where a file asks for a module. */
export interface ImportFact {
  readonly specifier: string;
  readonly line: number;
  /** Erased as a whole: `import type`, `export type`, or a type written `import('…')`. `import { type A }` keeps the import. */
  readonly typeOnly: boolean;
  /** Carried out when the line runs: `import('…')`, `require('…')`, `import.meta.resolve('…')` and the like. */
  readonly lazy: boolean;
}

/** A function with a body. */
export interface FunctionFact {
  readonly name: string;
  readonly line: number;
  readonly lineCount: number;
  /** The callback of `describe`, `it` or `test`: a list of cases, not a function that somebody must understand as a whole. */
  readonly testCallback: boolean;
}

/** Something in the code that a rule may forbid. */
export interface ConstructFact {
  readonly kind: 'default-export' | 'enum' | 'namespace' | 'any' | 'console-log' | 'debugger' | 'only';
  readonly line: number;
}

/** One comment; line comments below each other are one. */
export interface CommentFact {
  readonly line: number;
  readonly text: string;
  readonly kind: 'line' | 'block' | 'docstring';
  /** The comment is no docstring, ends like a statement and has no syntax error. */
  readonly isCode: boolean;
}

/** What the rules need to know of one TypeScript file. */
export interface SourceFile {
  readonly file: string;
  readonly lineCount: number;
  readonly imports: readonly ImportFact[];
  readonly functions: readonly FunctionFact[];
  readonly constructs: readonly ConstructFact[];
  readonly comments: readonly CommentFact[];
}

/** Parses one file. A syntax error is left to the type checker. */
export function readSourceFile(file: string, text: string): SourceFile {
  const root = ts.createSourceFile(file, text, ts.ScriptTarget.ESNext, true, ts.ScriptKind.TS);
  const facts: Facts = { root, imports: [], functions: [], constructs: [] };
  const visit = (node: ts.Node): void => {
    collect(facts, node);
    ts.forEachChild(node, visit);
  };
  visit(root);
  const { imports, functions, constructs } = facts;
  return { file, lineCount: lineCountOf(text), imports, functions, constructs, comments: commentsOf(root) };
}

/** Lines of a text; the line end at its end begins no further one. */
export function lineCountOf(text: string): number {
  return text === '' ? 0 : text.replace(/\n$/, '').split('\n').length;
}

interface Facts {
  readonly root: ts.SourceFile;
  readonly imports: ImportFact[];
  readonly functions: FunctionFact[];
  readonly constructs: ConstructFact[];
}

function collect(facts: Facts, node: ts.Node): void {
  const { root, imports, functions, constructs } = facts;
  const line = lineOf(root, node.getStart(root));
  const found = importOf(node);
  if (found) imports.push({ ...found, line });
  if (isFunctionWithBody(node)) {
    const lineCount = lineOf(root, node.end) - line + 1;
    functions.push({ name: nameOf(node), line, lineCount, testCallback: isTestCallback(node) });
  }
  const kind = constructOf(node);
  if (kind !== undefined) constructs.push({ kind, line });
}

function lineOf(root: ts.SourceFile, position: number): number {
  return root.getLineAndCharacterOfPosition(position).line + 1;
}

function importOf(node: ts.Node): Omit<ImportFact, 'line'> | undefined {
  if (ts.isImportDeclaration(node)) {
    return fact(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword, false);
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) return fact(node.moduleSpecifier, node.isTypeOnly, false);
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return fact(node.argument.literal, true, false);
  if (!ts.isCallExpression(node)) return undefined;
  return asksForModule.test(node.expression.getText()) ? fact(node.arguments[0], false, true) : undefined;
}

const asksForModule =
  /^(?:import|import\.meta\.resolve|require(?:\.resolve)?|createRequire\(import\.meta\.(?:url|filename)\)(?:\.resolve)?)$/;

function fact(specifier: ts.Node | undefined, typeOnly: boolean, lazy: boolean): Omit<ImportFact, 'line'> | undefined {
  if (!specifier || !ts.isStringLiteralLike(specifier)) return undefined;
  return { specifier: specifier.text, typeOnly, lazy };
}

function isFunctionWithBody(node: ts.Node): node is ts.FunctionLikeDeclaration {
  return ts.isFunctionLike(node) && 'body' in node && node.body !== undefined;
}

function nameOf(node: ts.FunctionLikeDeclaration): string {
  if (node.name) return node.name.getText();
  if (ts.isConstructorDeclaration(node)) return 'constructor';
  const { parent } = node;
  const named = ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent);
  return named ? parent.name.getText() : '(anonymous)';
}

function isTestCallback(node: ts.Node): boolean {
  const { parent } = node;
  return ts.isCallExpression(parent) && ['describe', 'it', 'test', 'suite'].includes(leftmostName(parent.expression));
}

/** `test` of `test.skipIf(x).each(table)`. */
function leftmostName(node: ts.Expression): string {
  let at: ts.Expression = node;
  while (ts.isCallExpression(at) || ts.isPropertyAccessExpression(at) || ts.isTaggedTemplateExpression(at)) {
    at = ts.isTaggedTemplateExpression(at) ? at.tag : at.expression;
  }
  return ts.isIdentifier(at) ? at.text : '';
}

function constructOf(node: ts.Node): ConstructFact['kind'] | undefined {
  if (ts.isExportAssignment(node)) return 'default-export';
  if (node.kind === ts.SyntaxKind.DefaultKeyword && !ts.isCaseOrDefaultClause(node.parent)) return 'default-export';
  if (ts.isExportSpecifier(node) && node.name.text === 'default') return 'default-export';
  if (ts.isEnumDeclaration(node)) return 'enum';
  if (ts.isModuleDeclaration(node) && ts.isIdentifier(node.name) && node.name.text !== 'global') return 'namespace';
  if (node.kind === ts.SyntaxKind.AnyKeyword && !isExcusedAny(node)) return 'any';
  if (ts.isDebuggerStatement(node)) return 'debugger';
  if (!ts.isPropertyAccessExpression(node)) return undefined;
  if (node.name.text === 'only') {
    return ['describe', 'it', 'test', 'suite'].includes(leftmostName(node)) ? 'only' : undefined;
  }
  return node.getText() === 'console.log' ? 'console-log' : undefined;
}

/** A biome-ignore with a reason stands above the node or above something that the node is part of. */
function isExcusedAny(node: ts.Node): boolean {
  const text = node.getSourceFile().text;
  for (let at: ts.Node | undefined = node; at && !ts.isSourceFile(at); at = at.parent) {
    const comments = ts.getLeadingCommentRanges(text, at.getFullStart()) ?? [];
    const excused = comments.some(({ pos, end }) =>
      /biome-ignore lint\/suspicious\/noExplicitAny: (?!<)\S/.test(text.slice(pos, end)),
    );
    if (excused) return true;
  }
  return false;
}

function commentsOf(root: ts.SourceFile): CommentFact[] {
  const ranges = new Map<number, ts.CommentRange>();
  const add = (found: readonly ts.CommentRange[] | undefined) => {
    for (const range of found ?? []) ranges.set(range.pos, range);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJSDoc(node)) return;
    const children = node.getChildren(root);
    for (const child of children) visit(child);
    if (children.length > 0) return;
    add(ts.getLeadingCommentRanges(root.text, node.pos));
    add(ts.getTrailingCommentRanges(root.text, node.end));
  };
  visit(root);
  return joined(
    root,
    [...ranges.values()].toSorted((one, other) => one.pos - other.pos),
  );
}

function joined(root: ts.SourceFile, ranges: readonly ts.CommentRange[]): CommentFact[] {
  const groups: { kind: CommentFact['kind']; line: number; lastLine: number; texts: string[] }[] = [];
  for (const { pos, end } of ranges) {
    const raw = root.text.slice(pos, end);
    const kind = raw.startsWith('//') ? 'line' : raw.startsWith('/**') ? 'docstring' : 'block';
    const line = lineOf(root, pos);
    const text = kind === 'line' ? raw.slice(2) : raw.slice(2, -2).replace(/^\s*\*+/gm, '');
    const last = groups.at(-1);
    if (kind === 'line' && last?.kind === 'line' && last.lastLine === line - 1) {
      last.texts.push(text);
      last.lastLine = line;
    } else groups.push({ kind, line, lastLine: lineOf(root, end), texts: [text] });
  }
  return groups.map(({ kind, line, texts }) => {
    const text = texts.map((part) => part.trim()).join('\n');
    return { kind, line, text, isCode: kind !== 'docstring' && isCode(text) };
  });
}

function isCode(text: string): boolean {
  if (!/[;}]$/.test(text)) return false;
  const options = { reportDiagnostics: true, compilerOptions: { target: ts.ScriptTarget.ESNext } };
  return (ts.transpileModule(text, options).diagnostics ?? []).length === 0;
}
