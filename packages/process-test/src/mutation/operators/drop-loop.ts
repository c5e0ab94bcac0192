import type { ProcessGraph } from '@stepwright/model/graph';
import { removal } from '../edits/remove-elements.ts';
import type { Mutation } from '../mutation.ts';

/** Lets each multi-instance activity run once. */
export function dropLoop(process: ProcessGraph): readonly Mutation[] {
  return process.allNodes.flatMap(({ id, loop }): readonly Mutation[] => {
    if (!loop) return [];
    const { element } = loop;
    const description = `${id} is no multi-instance activity`;
    return [{ element: id, at: element, description, edits: () => [removal(process.file.text, element)] }];
  });
}
