/**
 * Whether results carry colour: on a terminal, unless `NO_COLOR` is set. `FORCE_COLOR` decides elsewhere too, such as
 * in logs of CI.
 * @see https://no-color.org
 * @see https://force-color.org
 */
export function hasColour(environment: Readonly<Record<string, string | undefined>>, isTerminal: boolean): boolean {
  const { FORCE_COLOR, NO_COLOR } = environment;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') {
    return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  }
  return isTerminal && (NO_COLOR === undefined || NO_COLOR === '');
}
