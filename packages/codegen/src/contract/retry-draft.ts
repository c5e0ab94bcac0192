import type { FlowNode } from '@stepwright/model/graph';
import { sortedTexts } from '../model/sorted-texts.ts';

/** The name of the extension property by which a task in a model sets its own retry policy. */
const retryProperty = 'retryTimeCycle';

const duration = String.raw`P(?=\w*\d)(?:\d+W|(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d{1,3})?S)?)?)`;
/** What `parseRetryCycle` of a contract reads: at most 100 attempts. */
const readable = new RegExp(String.raw`^(?:R(?:[1-9]\d?|100)/${duration}|${duration}(?:\s*,\s*${duration})*)$`);

/** How a task is retried, as its model says; `text` is what `parseRetryCycle` takes. */
export type RetryDraft =
  | { readonly kind: 'stated'; readonly text: string }
  | { readonly kind: 'unfit'; readonly texts: readonly string[] }
  | { readonly kind: 'none' };

/** Drafts the retry policy of a topic from the elements that have it. */
export function retryDraft(nodes: readonly FlowNode[]): RetryDraft {
  const texts = sortedTexts(nodes.flatMap((node) => statedBy(node) ?? []));
  const [text, another] = texts;
  if (text === undefined) return { kind: 'none' };
  return another === undefined && readable.test(text) ? { kind: 'stated', text } : { kind: 'unfit', texts };
}

function statedBy({ element, properties }: FlowNode): string | undefined {
  const [extensions] = element.elements('extensionElements');
  return properties.get(retryProperty) ?? extensions?.camundaElements('failedJobRetryTimeCycle')[0]?.text.trim();
}
