export { type ClaimedCommand, type ClaimedEvent, type ClaimOptions, claimCommands, claimEvents } from './claim.ts';
export { type CommandDelivery, createHttpDelivery, type DeliveryResult } from './command-delivery.ts';
export { type EventEnvelope, eventEnvelope } from './envelope.ts';
export { type EventConsumerOptions, startEventConsumer } from './event-consumer.ts';
export type { EventTransport, OutgoingEvent } from './event-transport.ts';
export { eventLogMigrations, outboxMigrations } from './migrations.ts';
export { type PollLoop, startPollLoop } from './poll-loop.ts';
export { createPostgresEventTransport } from './postgres-event-transport.ts';
export { type Relay, type RelayOptions, startRelay } from './relay.ts';
