import type { ProcessGraph } from '@stepwright/model/graph';
import { setContent } from '../edits/set-content.ts';
import { wholeExpression } from '../edits/whole-expression.ts';
import type { Mutation } from '../mutation.ts';

/** Lets each multi-instance activity with a cardinality run once more. One over a collection has none. */
export function changeCardinality(process: ProcessGraph): readonly Mutation[] {
  return process.allNodes.flatMap(({ id, loop }): readonly Mutation[] => {
    const [at] = loop?.element.elements('loopCardinality') ?? [];
    const text = at?.text.trim() ?? '';
    const more = oneMore(text);
    if (!at || more === undefined) return [];
    const description = `${id} runs ${more} times, not ${text}`;
    return [{ element: id, at, description, edits: () => [setContent(process.file.text, at, more)] }];
  });
}

function oneMore(text: string): string | undefined {
  if (/^\d{1,9}$/.test(text)) return String(Number(text) + 1);
  const inside = wholeExpression(text);
  return inside === undefined ? undefined : `${text.slice(0, 2)}(${inside}) + 1}`;
}
