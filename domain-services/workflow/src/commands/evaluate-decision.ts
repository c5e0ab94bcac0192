import { EngineBadRequestError, EngineNotFoundError, type WireVariables } from '@stepwright/engine-client';
import { type CommandDefinition, Problem } from '@stepwright/service-kit';
import * as z from 'zod';
import { decisionVersion } from '../engine/decision-version.ts';
import type { EngineAccess } from '../engine/engine-access.ts';
import { engineNotAvailable } from '../engine/engine-problem.ts';
import { wireVariables } from '../workflow-command.ts';

const body = z.strictObject({ decisionKey: z.string().regex(/^[A-Za-z_][\w.-]{0,254}$/), variables: wireVariables });
const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const evaluation = z.object({
  decisionKey: z.string(),
  version: z.int(),
  results: z.array(z.record(z.string(), value)),
});
type Evaluation = z.infer<typeof evaluation>;

const limitMs = 2_500;

/** Evaluates the newest version of a decision and says which version that was. Stores nothing; may be asked again. */
export function evaluateDecision(
  engine: EngineAccess,
): CommandDefinition<Record<never, never>, z.infer<typeof body>, undefined, Evaluation, Evaluation> {
  return {
    method: 'post',
    path: '/decision-evaluations',
    operation: 'DECISION_EVALUATE',
    summary: 'Evaluates a decision',
    roles: ['service'],
    params: z.object({}),
    body,
    status: 200,
    response: evaluation,
    idempotencyKey: 'none',
    resource: { type: 'decision', id: (_params, { decisionKey }) => decisionKey },
    prepare: (input) => evaluate(engine, input.body),
    handle: async (_scope, _aggregate, prepared) => ({ body: prepared }),
  };
}

/** The engine does not say which version it evaluated, so the version is read before and after; a deployment in between repeats it. */
async function evaluate(
  { client, url }: EngineAccess,
  { decisionKey, variables }: z.infer<typeof body>,
): Promise<Evaluation> {
  const signal = AbortSignal.timeout(limitMs);
  try {
    let version = await decisionVersion(url, decisionKey, signal);
    for (;;) {
      if (version === undefined) throw decisionNotFound(decisionKey);
      const results = await client.decisions.evaluate(decisionKey, variables, { signal });
      const after = await decisionVersion(url, decisionKey, signal);
      if (after === version) return { decisionKey, version, results: results.map(plainValues) };
      version = after;
    }
  } catch (cause) {
    throw problemOfEvaluation(cause, decisionKey);
  }
}

/** JSON has no whole numbers beyond 2^53, so those travel as text. */
function plainValues(row: WireVariables): Record<string, z.infer<typeof value>> {
  return Object.fromEntries(
    Object.entries(row).map(([name, wire]) => [
      name,
      typeof wire.value === 'bigint' ? String(wire.value) : value.parse(wire.value),
    ]),
  );
}

function problemOfEvaluation(cause: unknown, decisionKey: string): Problem {
  if (cause instanceof Problem) return cause;
  if (cause instanceof EngineNotFoundError) return decisionNotFound(decisionKey);
  if (cause instanceof EngineBadRequestError) {
    return new Problem(400, 'DECISION_INPUT_NOT_VALID', `The engine refuses the variables: ${cause.engineMessage}`, {
      cause,
    });
  }
  return engineNotAvailable(cause);
}

function decisionNotFound(decisionKey: string): Problem {
  return new Problem(404, 'DECISION_NOT_FOUND', `No decision "${decisionKey}" is deployed.`, { denied: false });
}
