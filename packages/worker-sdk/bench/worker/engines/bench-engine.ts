/** An engine that hands out tasks. */
export interface BenchEngine {
  readonly name: string;
  /** Of its REST API. */
  readonly url: string;
  /** Of the engine, without its database; undefined when it is no process of this machine. */
  readonly pid: number | undefined;
  /** Makes so many tasks; resolves when they can be fetched. */
  offer(tasks: number): Promise<void>;
  /** How many tasks are not completed. */
  open(): Promise<number>;
  stop(): Promise<void>;
}
