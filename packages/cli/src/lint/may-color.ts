/**
 * Whether to write colours: as an option says, else as NO_COLOR and FORCE_COLOR say, else on a terminal.
 *
 * @param wanted what `--color` or `--no-color` says; undefined without them.
 */
export function mayColor(
  wanted: boolean | undefined,
  isTerminal: boolean,
  { NO_COLOR, FORCE_COLOR, TERM }: Readonly<Record<string, string | undefined>>,
): boolean {
  if (wanted !== undefined) return wanted;
  if (NO_COLOR) return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return isTerminal && TERM !== 'dumb';
}
