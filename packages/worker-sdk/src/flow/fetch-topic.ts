import type { AnyTaskContract } from '@stepwright/contract';
import type { FetchTopic } from '@stepwright/engine-client';
import { progressVariable } from '../progress/progress-text.ts';

/** A fetch's topic whose variables are always named: a fetch without names brings all of them. */
export type NamedFetchTopic = FetchTopic & Required<Pick<FetchTopic, 'variables' | 'includeExtensionProperties'>>;

/** What a fetch asks for: the tasks of a contract with the variables that it allows, those that observers watch, and its progress. */
export function fetchTopicOf(
  { topic, lockDurationMs, input, progress }: AnyTaskContract,
  watched: readonly string[],
): NamedFetchTopic {
  const variables = [...new Set([...Object.keys(input), ...watched, ...(progress ? [progressVariable] : [])])];
  // The model may set the retry policy of its task.
  return { topicName: topic, lockDurationMs, variables, includeExtensionProperties: true };
}
