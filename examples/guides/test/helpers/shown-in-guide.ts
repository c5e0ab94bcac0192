import { readFileSync } from 'node:fs';

const page = readFileSync(new URL('../../../../docs/guides/test-your-first-process.md', import.meta.url), 'utf8');

/** Whether the guide shows this output in a block, all of it; how long something took may differ. */
export function shownInGuide(output: string): boolean {
  return blocks().includes(steady(output));
}

function blocks(): readonly string[] {
  return [...page.matchAll(/^```text\n(.*?)^```$/gms)].map(([, text]) => steady(text ?? ''));
}

function steady(text: string): string {
  return text.replaceAll(/\(\d+ ms\)/g, '(… ms)').trim();
}
