export { chooseDistribution, type EngineDistribution } from './engines/distributions.ts';
export { type EngineOptions, type EngineServer, startEngine } from './engines/start-engine.ts';
export { freePort } from './free-port.ts';
export { type KafkaOptions, type KafkaServer, startKafka } from './kafka/start-kafka.ts';
export { type PostgresOptions, type PostgresServer, startPostgres } from './postgres/start-postgres.ts';
export {
  type ArmedFault,
  type Fault,
  type FaultMatch,
  type FaultProxy,
  startFaultProxy,
} from './proxy/start-fault-proxy.ts';
export { type RedisOptions, type RedisServer, startRedis } from './redis/start-redis.ts';
export { ServerStartError, type ServerStartErrorCode } from './server-start-error.ts';
