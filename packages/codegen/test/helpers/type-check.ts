import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript-api';

/** Files that are not on disk stand here, so that imports of packages are found. */
const folder = fileURLToPath(new URL('../made', import.meta.url));

const strictest: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2024,
  lib: ['lib.es2024.d.ts', 'lib.esnext.disposable.d.ts'],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  customConditions: ['stepwright-source'],
  types: ['node'],
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noUnusedLocals: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  isolatedDeclarations: true,
  declaration: true,
  erasableSyntaxOnly: true,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
  noEmit: true,
};

/** Parsed once: most of them are the compiler's own. */
const parsed = new Map<string, ts.SourceFile | undefined>();

/**
 * What the compiler says of modules, by path, as `path:line: message`; empty when they are right. The strictest options are on; contracts take
 * their types by inference, so of them no isolated declarations can be made.
 */
export function typeCheck(
  files: Readonly<Record<string, string>>,
  { isIsolated = true }: { readonly isIsolated?: boolean } = {},
): readonly string[] {
  const options = { ...strictest, isolatedDeclarations: isIsolated };
  const texts = new Map(Object.entries(files).map(([path, text]) => [join(folder, path), text]));
  const host = hostOf(texts, options);
  const program = ts.createProgram([...texts.keys()], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .filter(({ file }) => file === undefined || texts.has(file.fileName))
    .map(({ file, start = 0, messageText }) => {
      const message = ts.flattenDiagnosticMessageText(messageText, '\n');
      if (file === undefined) return message;
      const { line } = file.getLineAndCharacterOfPosition(start);
      return `${file.fileName.slice(folder.length + 1)}:${line + 1}: ${message}`;
    });
}

function hostOf(texts: ReadonlyMap<string, string>, options: ts.CompilerOptions): ts.CompilerHost {
  const disk = ts.createCompilerHost(options, true);
  const folders = new Set([...texts.keys()].map((path) => dirname(path)));
  return {
    ...disk,
    fileExists: (path) => texts.has(path) || disk.fileExists(path),
    readFile: (path) => texts.get(path) ?? disk.readFile(path),
    directoryExists: (path) => folders.has(path) || (disk.directoryExists?.(path) ?? true),
    getSourceFile(path, languageVersion) {
      const text = texts.get(path);
      if (text !== undefined) return ts.createSourceFile(path, text, languageVersion, true);
      if (!parsed.has(path)) parsed.set(path, disk.getSourceFile(path, languageVersion));
      return parsed.get(path);
    },
  };
}
