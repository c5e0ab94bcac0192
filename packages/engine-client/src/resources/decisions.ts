import type { CallOptions } from '../engine-client-options.ts';
import { path } from '../path.ts';
import type { Transport } from '../transport.ts';
import type { WireVariables } from '../wire-value.ts';

/** Calls about deployed decisions. */
export interface Decisions {
  /** Evaluates the newest version of a decision and answers one entry per matching rule. The engine records it in its history. */
  evaluate(key: string, variables: WireVariables, call?: CallOptions): Promise<WireVariables[]>;
}

/** Makes these calls over a transport. */
export function createDecisions(transport: Transport): Decisions {
  return {
    evaluate: (key, variables, call) =>
      transport.list(
        { method: 'POST', path: path`/decision-definition/key/${key}/evaluate`, body: { variables } },
        call,
      ),
  };
}
