import type { AnyTaskContract } from '@stepwright/contract';
import { VariablesError } from '@stepwright/contract';
import { taskContext } from '../handler/contexts.ts';
import type { Outcome } from '../handler/outcome.ts';
import { runHandler } from '../handler/run-handler.ts';
import type { PlainHandler } from '../handler/task-handler.ts';
import { WorkerStoppingError } from './errors.ts';
import type { RunScope } from './run-scope.ts';
import {
  encodeAnswer,
  errorDataOf,
  failVerdict,
  laterVerdict,
  retryVerdict,
  thrownVerdict,
  type Verdict,
} from './verdict.ts';

/** Runs a task without external effect. Whatever it throws is a retry: running it again changes nothing outside. */
export async function runPlain(scope: RunScope, handler: PlainHandler<AnyTaskContract>): Promise<Verdict> {
  try {
    const outcome = await runHandler(scope, 'execute', () => handler.execute(scope.input, taskContext(scope)));
    return await plainVerdict(scope, outcome);
  } catch (error) {
    return thrownVerdict(scope, error);
  }
}

/** What the engine is told when no attempt at an external effect has begun. @throws {PayloadCodecError} when the codec fails. */
export async function plainVerdict(scope: RunScope, outcome: Outcome<AnyTaskContract>): Promise<Verdict> {
  switch (outcome.kind) {
    case 'complete': {
      const variables = await encodeAnswer(scope, scope.contract.output, outcome.output);
      return variables instanceof VariablesError ? outputBreach(variables) : { kind: 'complete', variables };
    }
    case 'bpmnError':
      return bpmnErrorVerdict(scope, outcome.code, outcome.data);
    case 'fail':
      return failVerdict(outcome.code, outcome.reason);
    case 'retry':
      return retryOrRelease(scope, outcome.reason, {
        afterMs: outcome.afterMs,
        code: outcome.isBenign ? 'BENIGN' : 'RETRY',
      });
    case 'notSent':
      return retryOrRelease(scope, outcome.reason, { afterMs: outcome.afterMs });
    case 'unknown':
      return retryOrRelease(scope, outcome.reason);
    case 'later':
      return laterVerdict(scope, outcome.withinMs);
  }
}

/**
 * Raises a declared BPMN error; an undeclared one would end its path silently in the engine, so it is a failure.
 *
 * @throws {PayloadCodecError} when the codec fails.
 */
export async function bpmnErrorVerdict(
  scope: RunScope,
  code: string,
  data: Readonly<Record<string, unknown>>,
): Promise<Verdict> {
  const map = errorDataOf(scope, code);
  if (map === undefined) {
    return failVerdict(
      'CONTRACT_OUTPUT',
      `The BPMN error "${code}" is not declared by the contract ${scope.contract.topic}.`,
    );
  }
  const variables = await encodeAnswer(scope, map, data);
  return variables instanceof VariablesError ? outputBreach(variables) : { kind: 'bpmnError', code, variables };
}

/** The handler's answer broke its contract. */
export function outputBreach(error: VariablesError): Verdict {
  return failVerdict('CONTRACT_OUTPUT', error.message, error);
}

function retryOrRelease(
  scope: RunScope,
  reason: string,
  { afterMs, code = 'RETRY' }: { readonly afterMs?: number | undefined; readonly code?: 'RETRY' | 'BENIGN' } = {},
): Verdict {
  if (scope.facts.signal.reason instanceof WorkerStoppingError) return { kind: 'release' };
  return retryVerdict(scope, { code, reason, afterMs });
}
