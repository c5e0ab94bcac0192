import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { RuleExamples } from './rule-example.ts';

const folder = fileURLToPath(new URL('../rules', import.meta.url));

/** The examples of every rule, by the rule's name, which is the name of the file: `deploy/xml` is in `deploy/xml.examples.ts`. */
export async function loadExamples(): Promise<ReadonlyMap<string, RuleExamples>> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.examples.ts'))
    .sort();
  const loaded = names.map(async (name): Promise<[string, RuleExamples]> => {
    const { examples } = (await import(pathToFileURL(join(folder, name)).href)) as { examples: RuleExamples };
    return [name.replace('.examples.ts', '').replaceAll('\\', '/'), examples];
  });
  return new Map(await Promise.all(loaded));
}
