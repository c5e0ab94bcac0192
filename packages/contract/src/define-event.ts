import type * as z from 'zod';
import { type ContractIssue, refuse } from './contract-error.ts';

/** A committed fact that a service tells others. Never changed once published; a change is a new version. */
export interface EventContract<P = unknown> {
  readonly kind: 'event';
  /** For example `cpq.quote.priced.v1`: the name and the version in one. */
  readonly type: string;
  readonly version: number;
  /** The topic that carries it, for example `cpq.quote.events.v1`. */
  readonly topic: string;
  readonly aggregateType: string;
  readonly description: string;
  readonly payload: z.ZodType<P>;
}

/** The payload of an event. */
export type EventPayload<E> = E extends EventContract<infer P> ? P : never;

/**
 * Defines an event. The partition key is always the aggregate's id, so that the events of one aggregate stay in order.
 *
 * @throws {ContractError} when the type is not `<context>.<noun>.<past-tense>.v<version>` or the topic has no version.
 */
export function defineEvent<P>(definition: {
  readonly type: string;
  readonly topic: string;
  readonly aggregateType: string;
  readonly description: string;
  readonly payload: z.ZodType<P>;
}): EventContract<P> {
  const issues: ContractIssue[] = [];
  const version = /^[a-z]+(?:\.[a-z]+(?:-[a-z]+)*)+\.v([1-9]\d*)$/.exec(definition.type)?.[1];
  if (version === undefined) {
    issues.push({ path: 'type', message: `must look like cpq.quote.priced.v1, is "${definition.type}"` });
  }
  if (!/^[a-z]+(\.[a-z]+(-[a-z]+)*)+\.v[1-9]\d*$/.test(definition.topic)) {
    issues.push({ path: 'topic', message: `must look like cpq.quote.events.v1, is "${definition.topic}"` });
  }
  refuse(`event ${definition.type}`, issues);
  return { kind: 'event', version: Number(version), ...definition };
}
