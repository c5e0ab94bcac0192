import type { Act, SendSignal } from '../../scenario/scenario.ts';
import type { Run } from '../run.ts';
import { Unmet } from '../unmet.ts';
import { wireOf } from '../wire-values.ts';
import { decide } from './decide.ts';
import { fireTimer, passTime } from './pass-time.ts';
import { sendMessage } from './send-message.ts';
import { complete, fail, raise } from './worker-acts.ts';

/**
 * Does one thing to the instance.
 *
 * @throws Unmet when it cannot be done, or the engine does not answer as the step says
 */
export function carryOut(run: Run, act: Act): Promise<void> {
  switch (act.do) {
    case 'complete':
      return complete(run, act);
    case 'raise':
      return raise(run, act);
    case 'fail':
      return fail(run, act);
    case 'decide':
      return decide(run, act);
    case 'message':
      return sendMessage(run, act);
    case 'signal':
      return sendSignal(run, act);
    case 'timer':
      return fireTimer(run, act);
    case 'pass-time':
      return passTime(run, act);
  }
}

/** Contracts know no signals, so the model must. */
async function sendSignal(run: Run, { name, values = {} }: SendSignal): Promise<void> {
  const { client, subject } = run;
  const known = subject.graphs.flatMap(({ file }) => [...file.signals.values()].map((signal) => signal.name));
  if (!known.includes(name))
    throw new Unmet(`a signal of the model (${known.join(', ') || 'it has none'})`, `"${name}"`);
  const entries = Object.entries(values).map(async ([key, value]) => [key, await wireOf(run, key, value)] as const);
  const variables = Object.fromEntries(await Promise.all(entries));
  await client.signals.send({ name, variables });
}
