/** What a stock client was made with, as far as a worker looks at it. The stock client checks none of it. */
export interface StockClientOptions {
  readonly workerId?: string;
  readonly maxTasks?: number;
  readonly maxParallelExecutions?: number;
  /** Wait between the end of a fetch and the next one, in ms. */
  readonly interval?: number;
  /** How long the engine may hold a fetch, in ms. */
  readonly asyncResponseTimeout?: number;
  readonly autoPoll?: boolean;
  readonly interceptors?: unknown;
}

/** What is asked for with a topic. */
export interface StockTopicOptions {
  /** In ms. */
  readonly lockDuration: number;
  /** Names of the variables to fetch. */
  readonly variables: string[];
  readonly processDefinitionKey: string;
  readonly processDefinitionVersionTag?: string;
  readonly includeExtensionProperties: boolean;
}

/** A subscription to a topic. */
export interface StockSubscription {
  unsubscribe(): void;
}

/** What the stock client calls with a task. Its place among `maxParallelExecutions` is free again when the promise ends. */
export type StockHandler = (given: { readonly task: { readonly id?: string | undefined } }) => Promise<void>;

/**
 * The part of `camunda-external-task-client-js` 3.1.0 that a worker uses; its `Client` fits, with the types of DefinitelyTyped, too. Optional is
 * what those types leave out; a client that does not have it is refused.
 */
export interface StockClient {
  subscribe(topic: string, options: StockTopicOptions, handler: StockHandler): StockSubscription;
  start(): void;
  stop(): void;
  on(event: string, listener: (...given: never[]) => void): unknown;
  readonly options?: StockClientOptions;
  /** Tasks whose handler has not ended. */
  readonly activeTasksCount?: number;
  readonly topicSubscriptions?: Readonly<Record<string, unknown>>;
  /** True between `start` and `stop`: the only sign of a poll loop. */
  readonly _isPollAllowed?: boolean;
}
