import { type Rule } from '../../../src/rules/rule';
import { call } from '../../helpers/io';

/** The ids of the rules that a text breaks, as the command line tells it. */
export async function brokenRules(text: string): Promise<string[]> {
  const { stdout } = await call(['validate', '-', '--format', 'json'], { stdin: text });
  return (JSON.parse(stdout) as { rule: string }[]).map(({ rule }) => rule);
}

/** Cases of a rule about text, which has no object to look at: texts that break it, by what they show. */
export function describeDocumentRule({ id, title, example }: Rule, rejects: Readonly<Record<string, string>>): void {
  describe(`${id}: ${title}`, () => {
    test('its example breaks it, and the fixed one does not', async () => {
      expect(await brokenRules(example().before)).toContain(id);
      expect(await brokenRules(example().after)).not.toContain(id);
    });

    test.each(Object.entries(rejects))('rejects %s', async (_, text) => {
      expect(await brokenRules(text)).toContain(id);
    });
  });
}
