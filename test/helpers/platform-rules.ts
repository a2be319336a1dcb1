import { call } from './io';

/** The ids of the rules that platform values break, as the command line tells it. */
export async function rulesOfValues(values: string): Promise<string[]> {
  const { stdout } = await call(['validate', '-f', '-', '--format', 'json'], { stdin: values });
  return (JSON.parse(stdout) as { rule: string }[]).map(({ rule }) => rule);
}
