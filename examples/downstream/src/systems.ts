/** The external systems that are simulated. */
export const systemNames = ['inventory', 'provisioning', 'billing', 'notification', 'documents'] as const;

/** The name of a simulated system, as it stands in addresses. */
export type SystemName = (typeof systemNames)[number];

/** The nouns that name what can be asked of a system, as they stand in addresses. */
export const operationNames = [
  'reservations',
  'releases',
  'activations',
  'deactivations',
  'handoffs',
  'handoff-cancellations',
  'messages',
  'renderings',
] as const;

/** The noun of one operation. */
export type OperationName = (typeof operationNames)[number];

/** One thing that a system can be asked to do. */
export interface Operation {
  readonly system: SystemName;
  readonly operation: OperationName;
  /** The start of every reference that the operation gives, for example `RSV` in `RSV-000001`. */
  readonly prefix: string;
  /** The operation whose effect this one takes back. */
  readonly undoes?: OperationName;
  /** The status of an accepted request: 202 when the confirmation comes later. */
  readonly acceptedStatus: 201 | 202;
  /** The business code of a refusal when the fault names none. */
  readonly refusalCode?: string;
}

/** Everything that can be asked, one row per system and noun. */
export const operations: readonly Operation[] = [
  {
    system: 'inventory',
    operation: 'reservations',
    prefix: 'RSV',
    acceptedStatus: 201,
    refusalCode: 'INVENTORY_NOT_AVAILABLE',
  },
  { system: 'inventory', operation: 'releases', prefix: 'REL', acceptedStatus: 201, undoes: 'reservations' },
  { system: 'provisioning', operation: 'activations', prefix: 'ACT', acceptedStatus: 201 },
  { system: 'provisioning', operation: 'deactivations', prefix: 'DEA', acceptedStatus: 201, undoes: 'activations' },
  { system: 'billing', operation: 'handoffs', prefix: 'BIL', acceptedStatus: 202 },
  { system: 'billing', operation: 'handoff-cancellations', prefix: 'BLC', acceptedStatus: 201, undoes: 'handoffs' },
  { system: 'notification', operation: 'messages', prefix: 'MSG', acceptedStatus: 201 },
  { system: 'documents', operation: 'renderings', prefix: 'DOC', acceptedStatus: 201 },
];

/** Finds the operation of a system by its noun; undefined when the system has no such noun. */
export function findOperation(system: string, operation: string): Operation | undefined {
  return operations.find((row) => row.system === system && row.operation === operation);
}
