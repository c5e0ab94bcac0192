import type { AnyTaskContract } from '@stepwright/contract';
import { fetchTopicOf } from '../flow/fetch-topic.ts';
import type { StockClient, StockHandler, StockSubscription } from './stock-client.ts';

/** The topics that a worker asks for. */
export interface StockSubscriptions {
  /** How many topics the next fetch asks for. */
  readonly size: number;
  readonly topics: readonly string[];
  isPaused(topic: string): boolean;
  pause(topics: readonly string[]): void;
  resume(topics: readonly string[]): void;
  /** Subscribes and unsubscribes as was asked for since. Called only between two fetches. */
  update(): void;
}

/** Makes the subscriptions, each with its contract's lock and allowlist, for one process. Nothing is subscribed before `update`. */
export function createStockSubscriptions(options: {
  readonly client: StockClient;
  readonly processDefinitionKey: string;
  readonly versionTag: string | undefined;
  readonly contracts: readonly AnyTaskContract[];
  /** Names of variables that observers want besides those of the contracts. */
  readonly watched: readonly string[];
  readonly handle: StockHandler;
}): StockSubscriptions {
  const { client, processDefinitionKey, versionTag, contracts, watched, handle } = options;
  const subscriptions = new Map<string, StockSubscription>();
  const paused = new Set<string>();
  const subscribe = (contract: AnyTaskContract): void => {
    const { topicName, lockDurationMs: lockDuration, ...rest } = fetchTopicOf(contract, watched);
    const tagged = versionTag === undefined ? {} : { processDefinitionVersionTag: versionTag };
    const asked = { lockDuration, ...rest, processDefinitionKey, ...tagged };
    subscriptions.set(topicName, client.subscribe(topicName, asked, handle));
  };
  return {
    get size() {
      return subscriptions.size;
    },
    get topics() {
      return [...subscriptions.keys()];
    },
    isPaused: (topic) => paused.has(topic),
    pause(topics) {
      for (const topic of topics) paused.add(topic);
    },
    resume(topics) {
      for (const topic of topics) paused.delete(topic);
    },
    update() {
      for (const contract of contracts) {
        const subscription = subscriptions.get(contract.topic);
        if (paused.has(contract.topic)) {
          subscription?.unsubscribe();
          subscriptions.delete(contract.topic);
        } else if (subscription === undefined) subscribe(contract);
      }
    },
  };
}
