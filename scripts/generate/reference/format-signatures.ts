import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const fence = /```ts signature\n([\s\S]*?)\n```/g;
const divider = '// next signature';

/** Lays out the code of every fence `ts signature` of the pages as the repository lays out its own, on lines short enough for a page. */
export function formatSignatures(root: string, pages: readonly string[]): string[] {
  const signatures = pages.flatMap((page) => [...page.matchAll(fence)].map((match) => match[1] ?? ''));
  const formatted = format(root, signatures.join(`\n${divider}\n`)).split(divider);
  if (formatted.length !== signatures.length) {
    throw new Error(`biome made ${formatted.length} signatures of ${signatures.length}`);
  }
  const queue = formatted.values();
  return pages.map((page) => page.replace(fence, () => `\`\`\`ts\n${trimmed(queue.next().value ?? '')}\n\`\`\``));
}

function format(root: string, code: string): string {
  const biome = join(root, 'node_modules/.bin/biome');
  const args = ['format', '--line-width=100', '--stdin-file-path=signatures.ts'];
  const { status, stdout, stderr, error } = spawnSync(biome, args, {
    cwd: root,
    input: code,
    encoding: 'utf8',
    timeout: 60_000,
  });
  if (status !== 0) throw new Error(`biome cannot lay out the signatures: ${error?.message ?? stderr}`);
  return stdout;
}

/** Without what only a declaration file needs, and the braces of a head whose members are listed below it. */
function trimmed(signature: string): string {
  return signature
    .trim()
    .replace(/^declare /, '')
    .replace(/(?: =|:)? \{\};?$/, '');
}
