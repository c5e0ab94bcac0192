/**
 * Imports names from a module beside. It is named without its ending, which is that of sources: a file of this package that names one in full would
 * be taken for one that was not built.
 */
export function importLine(names: readonly string[], from: string): string {
  const line = `import { ${names.join(', ')} } from '${from}.ts';`;
  return line.length <= 120 ? line : `import {\n${names.map((name) => `  ${name},`).join('\n')}\n} from '${from}.ts';`;
}
