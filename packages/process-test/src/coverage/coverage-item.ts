/** What can be covered. */
export type CoverageKind = 'nodes' | 'flows' | 'conditions' | 'errors' | 'timers' | 'rules';

/** Every kind, in the order of reports. */
export const coverageKinds: readonly CoverageKind[] = ['nodes', 'flows', 'conditions', 'errors', 'timers', 'rules'];

/** One thing of a model, and how often it really ran. `process`, `kind` and `id` together name it. */
export interface CoverageItem {
  readonly process: string;
  readonly kind: CoverageKind;
  /** The element's id; of a condition `<flow>=true` or `<flow>=false`, of an error `<task>!<code>`, of a rule `<decision>#<rule>`. */
  readonly id: string;
  /** The id of the element in the file. */
  readonly element: string;
  readonly file: string;
  /** Where the element begins. Counted from 1. */
  readonly line: number;
  /** Counted from 1. */
  readonly column: number;
  readonly hits: number;
}

/** What one run, or several, covered. */
export interface ProcessCoverage {
  /** The key of the process that was tested. */
  readonly process: string;
  /** Everything that can be covered in all processes of the files, in the order of the files. */
  readonly items: readonly CoverageItem[];
}

/** Names an item among all others. */
export function itemKey({ process, kind, id }: Pick<CoverageItem, 'process' | 'kind' | 'id'>): string {
  return JSON.stringify([process, kind, id]);
}

/** A condition held, or it was evaluated and did not hold. */
export function conditionId(flow: string, holds: boolean): string {
  return `${flow}=${holds}`;
}
