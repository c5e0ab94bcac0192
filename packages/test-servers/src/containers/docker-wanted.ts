/** Tells whether a server shall run in a container: the option decides, else STEPWRIGHT_TESTCONTAINERS=1. */
export function dockerWanted(option: boolean | undefined): boolean {
  return option ?? process.env.STEPWRIGHT_TESTCONTAINERS === '1';
}
