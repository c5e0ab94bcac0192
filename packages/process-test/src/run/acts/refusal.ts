import { EngineHttpError } from '@stepwright/engine-client';
import { tokensOf } from '../instances.ts';
import type { Run } from '../run.ts';
import { show } from '../show.ts';
import { Unmet } from '../unmet.ts';

/**
 * Does what the engine must take, or what it must refuse.
 *
 * @throws Unmet when it does the other, or a refusal has moved the instance
 */
export async function takenOrRefused(
  run: Run,
  what: string,
  isRefused: boolean,
  act: () => Promise<void>,
): Promise<void> {
  if (!isRefused) return taken(what, act);
  const before = await tokensOf(run);
  const refusal = await act().then(() => undefined, refusalOf);
  if (!refusal) throw new Unmet(`the engine to refuse that ${what}`, 'that it was taken');
  const after = await tokensOf(run);
  if (show(before) !== show(after))
    throw new Unmet(`a refusal to change nothing (at ${show(before)})`, `the instance at ${show(after)}`);
}

async function taken(what: string, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (cause) {
    throw new Unmet(`the engine to take that ${what}`, `a refusal: ${refusalOf(cause).message}`);
  }
}

/** Only an answer of the engine is a refusal; a broken connection is none. */
function refusalOf(cause: unknown): EngineHttpError {
  if (cause instanceof EngineHttpError) return cause;
  throw cause;
}
