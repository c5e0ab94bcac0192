import type { ContractIssue } from './contract-error.ts';

/**
 * What is known of the system that a task changes.
 *
 * - `keyed`: it answers a repeated idempotency key with the first result.
 * - `queryable`: it repeats the effect, but can be asked by key.
 * - `blind`: neither. Such a task never executes a second time without a person.
 */
export type ExternalClass = 'keyed' | 'queryable' | 'blind';

/** The external effect of a task and how an unknown outcome is settled. */
export interface ExternalEffect {
  readonly class: ExternalClass;
  /** The system's name, kebab-case: part of the operation's unique key. */
  readonly system: string;
  /** The operation's name, kebab-case: part of the operation's unique key. */
  readonly operation: string;
  /** How long after `begin` a request may still be sent, in ms. @default 10_000 */
  readonly sendWindowMs: number;
  /** How long a request that was sent may take to have its effect, in ms. @default 30_000 */
  readonly settleMs: number;
  /** How often `reconcile` may answer `stillUnknown` before a person is asked. @default 10 */
  readonly reconcileMax: number;
  /** The wait between two reconciliations, in ms. @default 5_000 */
  readonly reconcileDelayMs: number;
}

/** As written: the times have defaults. */
export type ExternalEffectDefinition = Pick<ExternalEffect, 'class' | 'system' | 'operation'> & Partial<ExternalEffect>;

/** Fills the defaults in. */
export function externalEffect(definition: ExternalEffectDefinition): ExternalEffect {
  return { sendWindowMs: 10_000, settleMs: 30_000, reconcileMax: 10, reconcileDelayMs: 5_000, ...definition };
}

/** Lists what is wrong with an external effect; empty when it is right. */
export function externalEffectIssues(effect: ExternalEffect): ContractIssue[] {
  const issues: ContractIssue[] = [];
  for (const name of ['system', 'operation'] as const) {
    if (!/^[a-z][a-z0-9-]*$/.test(effect[name])) {
      issues.push({ path: `external.${name}`, message: `must be kebab-case, is "${effect[name]}"` });
    }
  }
  for (const name of ['sendWindowMs', 'settleMs', 'reconcileMax', 'reconcileDelayMs'] as const) {
    const low = name === 'settleMs' || name === 'reconcileDelayMs' ? 0 : 1;
    if (!Number.isInteger(effect[name]) || effect[name] < low) {
      issues.push({ path: `external.${name}`, message: `must be a whole number from ${low}, is ${effect[name]}` });
    }
  }
  return issues;
}
