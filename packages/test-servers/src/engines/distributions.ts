/** The engines that can be built and started. */
export type EngineDistribution = 'camunda-7.24' | 'operaton-1.0';

/** How an engine is called in messages. */
export const DISTRIBUTION_TITLES: Readonly<Record<EngineDistribution, string>> = {
  'camunda-7.24': 'Camunda 7.24',
  'operaton-1.0': 'Operaton 1.0',
};
