import { GenericContainer, Wait } from 'testcontainers';
import { freePort } from '../free-port.ts';
import type { KafkaOptions, KafkaServer } from '../kafka/start-kafka.ts';

const IMAGE = 'apache/kafka:4.1.0';
const CLIENT_PORT = 9092;

/** Starts a Kafka broker in a container. */
export async function startKafkaContainer({ log }: KafkaOptions): Promise<KafkaServer> {
  // A broker tells its clients its own address, so the outer port must be known before it starts.
  const port = await freePort();
  const container = await new GenericContainer(IMAGE)
    .withEnvironment(environment(port))
    .withExposedPorts({ container: CLIENT_PORT, host: port })
    .withLogConsumer((stream) => stream.on('data', (line) => log?.(String(line).trimEnd())))
    .withWaitStrategy(Wait.forLogMessage(/Kafka Server started/))
    .start();
  return {
    brokers: `${container.getHost()}:${port}`,
    stop: async () => {
      await container.stop();
    },
  };
}

function environment(port: number): Record<string, string> {
  return {
    KAFKA_NODE_ID: '1',
    KAFKA_PROCESS_ROLES: 'broker,controller',
    KAFKA_CONTROLLER_QUORUM_VOTERS: '1@localhost:9093',
    KAFKA_LISTENERS: `PLAINTEXT://:${CLIENT_PORT},CONTROLLER://:9093`,
    KAFKA_ADVERTISED_LISTENERS: `PLAINTEXT://127.0.0.1:${port}`,
    KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
    KAFKA_INTER_BROKER_LISTENER_NAME: 'PLAINTEXT',
    KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
    KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: '1',
    KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: '1',
    KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS: '0',
  };
}
