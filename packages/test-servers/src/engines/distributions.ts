import { ServerStartError } from '../server-start-error.ts';

/** The engines that can be started: our own, which runs in this process, and real ones, which need Java. */
export type EngineDistribution = 'local' | JavaDistribution;

/** The engines that are built with Maven and run with Java. */
export type JavaDistribution = 'camunda-7.24' | 'operaton-1.0';

/** How an engine is called in messages. */
export const DISTRIBUTION_TITLES: Readonly<Record<EngineDistribution, string>> = {
  local: 'local',
  'camunda-7.24': 'Camunda 7.24',
  'operaton-1.0': 'Operaton 1.0',
};

/**
 * Gives the engine that a name means: `local`, `camunda-7.24` or `camunda`, `operaton-1.0` or `operaton`.
 *
 * @param name @default the environment variable STEPWRIGHT_ENGINE, else `local`
 * @throws ServerStartError OPTION_UNSUPPORTED for another name
 */
export function chooseDistribution(name: string = process.env.STEPWRIGHT_ENGINE || 'local'): EngineDistribution {
  const known = Object.keys(DISTRIBUTION_TITLES) as EngineDistribution[];
  const found = known.find((distribution) => distribution === name || distribution.split('-')[0] === name);
  if (found !== undefined) return found;
  throw new ServerStartError('OPTION_UNSUPPORTED', `There is no engine "${name}": take one of ${known.join(', ')}.`);
}
