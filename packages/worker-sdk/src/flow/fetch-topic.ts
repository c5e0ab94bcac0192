import type { AnyTaskContract } from '@stepwright/contract';
import type { FetchTopic } from '@stepwright/engine-client';

/** A fetch's topic whose variables are always named: a fetch without names brings all of them. */
export type NamedFetchTopic = FetchTopic & Required<Pick<FetchTopic, 'variables' | 'includeExtensionProperties'>>;

/** What a fetch asks for: the tasks of a contract with the variables that it allows and those that observers watch. */
export function fetchTopicOf(
  { topic, lockDurationMs, input }: AnyTaskContract,
  watched: readonly string[],
): NamedFetchTopic {
  const variables = [...new Set([...Object.keys(input), ...watched])];
  // The model may set the retry policy of its task.
  return { topicName: topic, lockDurationMs, variables, includeExtensionProperties: true };
}
