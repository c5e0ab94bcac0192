const engineVariables = new Set(['nrOfInstances', 'nrOfActiveInstances', 'nrOfCompletedInstances', 'loopCounter']);

/** Whether the engine itself sets the variable: a whole number, for a multi-instance and its instances. */
export function isEngineVariable(name: string): boolean {
  return engineVariables.has(name);
}
