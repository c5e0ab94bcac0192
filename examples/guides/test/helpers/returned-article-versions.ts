import { readFile } from 'node:fs/promises';
import { type ProcessUnderTest, processUnderTest, readProcess } from '@stepwright/process-test';
import { returnedArticle } from '../../src/process-test/contracts.ts';

const model = new URL('../../src/process-test/returned-article.bpmn', import.meta.url);

/** The process as the guide has it at its end. */
export function finalVersion(): Promise<ProcessUnderTest> {
  return readProcess(returnedArticle, model);
}

/** The process as it was drawn first: an article worth exactly 20 % has no way. */
export async function firstDraft(): Promise<ProcessUnderTest> {
  const text = await readFile(model, 'utf8');
  const content = text.replace('worthPercent &lt;= 20}', 'worthPercent &lt; 20}');
  if (content === text) throw new Error('The model has no condition of 20 % any more: see the guide.');
  return processUnderTest(returnedArticle, [{ name: 'returned-article.bpmn', content }]);
}
