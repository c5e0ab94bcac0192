import { dockerWanted } from '../containers/docker-wanted.ts';
import { startLocalKafka } from './start-local-kafka.ts';

/** How a broker is started, or which running one is used. */
export interface KafkaOptions {
  /** Addresses of a running broker (`host:port,host:port`): it is used and nothing is started. */
  brokers?: string;
  /** Starts a container instead of the local Java. @default true when STEPWRIGHT_TESTCONTAINERS is 1 */
  docker?: boolean;
  /** Gets every line that the broker or its download writes. */
  log?: (line: string) => void;
  /** Gets a line every few seconds while the broker is fetched. */
  onProgress?: (text: string) => void;
}

/** A broker that answers. */
export interface KafkaServer {
  /** For example `127.0.0.1:23456`. */
  brokers: string;
  /** Absent when nothing was started on this machine. */
  pid?: number;
  /** Stops what was started and removes its data; may be called again. */
  stop(): Promise<void>;
}

/**
 * Starts a Kafka broker of one node that answers requests and ends with this process. The first start on a machine
 * fetches it with Maven.
 *
 * @example
 * const kafka = await startKafka();
 * await kafka.stop();
 *
 * @throws ServerStartError when the broker cannot be fetched or started
 */
export async function startKafka(options: KafkaOptions = {}): Promise<KafkaServer> {
  if (options.brokers !== undefined) return { brokers: options.brokers, stop: async () => {} };
  if (!dockerWanted(options.docker)) return await startLocalKafka(options);
  const { startKafkaContainer } = await import('../containers/start-kafka-container.ts');
  return await startKafkaContainer(options);
}
