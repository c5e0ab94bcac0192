import {
  hasSealedVariables,
  openVariables,
  PayloadCodecError,
  type SealingOptions,
  sealVariables,
  type VariableMap,
  type WireValue,
} from '@stepwright/contract';
import type { RunScope } from '../run/run-scope.ts';

type Wire = Readonly<Record<string, WireValue>>;

/**
 * Opens the sealed variables of a map for a run of its tenant.
 *
 * @throws {VariablesError} when a text can never be opened, and {PayloadCodecError} when the codec fails or the run ends first.
 */
export function openForRun(scope: RunScope, map: VariableMap, wire: Wire): Promise<Wire> {
  return withCodec(scope, map, wire, openVariables);
}

/**
 * Seals the sealed variables of a map for a run of its tenant. The only way by which a value of a handler may reach the engine or the attempt store.
 *
 * @throws {VariablesError} when a text is too long, and {PayloadCodecError} when the codec fails or the run ends first.
 */
export function sealForRun(scope: RunScope, map: VariableMap, wire: Wire): Promise<Wire> {
  return withCodec(scope, map, wire, sealVariables);
}

async function withCodec(
  scope: RunScope,
  map: VariableMap,
  wire: Wire,
  work: (subject: string, map: VariableMap, wire: Wire, options: SealingOptions) => Promise<Wire>,
): Promise<Wire> {
  if (!hasSealedVariables(map)) return wire;
  const { tools, contract, facts } = scope;
  const { payloadCodec: codec } = tools;
  const subject = `task ${contract.topic}`;
  if (codec === undefined) throw new PayloadCodecError(`${subject}: there is no payload codec.`);
  return unlessAborted(scope, work(subject, map, wire, { codec, tenantId: facts.tenantId }));
}

/** A key service that does not answer must not hold the run. An answer that came just before the abort still has the grace to be sealed. */
async function unlessAborted<R>({ facts, tools, contract }: RunScope, work: Promise<R>): Promise<R> {
  const { signal } = facts;
  const left = Promise.withResolvers<never>();
  let timer: NodeJS.Timeout | undefined;
  const onAbort = (): void => {
    const problem = `task ${contract.topic}: the payload codec did not answer before the run ended.`;
    const leave = (): void => left.reject(new PayloadCodecError(problem, { cause: signal.reason }));
    timer = setTimeout(leave, tools.abortGraceMs);
  };
  if (signal.aborted) onAbort();
  else signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([work, left.promise]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
}
