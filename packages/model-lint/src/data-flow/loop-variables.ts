/** The variables that the engine sets for a multi-instance and its instances. */
export const loopVariables: readonly string[] = [
  'nrOfInstances',
  'nrOfActiveInstances',
  'nrOfCompletedInstances',
  'loopCounter',
];
