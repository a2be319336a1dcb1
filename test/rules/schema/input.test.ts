import { filled, keyOnce, objectKind, readable } from '../../../src/rules/schema/input';
import { call } from '../../helpers/io';

/** The rules that a text breaks, as the command line tells it. */
async function broken(text: string): Promise<string[]> {
  const { stdout } = await call(['validate', '-', '--format', 'json'], { stdin: text });
  return (JSON.parse(stdout) as { rule: string }[]).map(({ rule }) => rule);
}

test.each([readable, filled, objectKind, keyOnce].map((rule) => [rule.id, rule.title, rule] as const))(
  '%s: %s', async (id, _, { example }) => {
    expect(await broken(example.before)).toContain(id);
    expect(await broken(example.after)).not.toContain(id);
  });

test.each<[string, string, string]>([
  ['tabs as indentation', 'a:\n\tb: 1\n', readable.id],
  ['an alias without its anchor', 'a: *b\n', readable.id],
  ['two keys in a flow', 'kind: List\na: {b: 1, b: 2}\n', keyOnce.id],
  ['dashes alone', '---\n---\n', filled.id],
  ['a list', '- kind: Pod\n', objectKind.id],
])('%s', async (_, text, id) => {
  expect(await broken(text)).toContain(id);
});

test('what is right beside it is checked all the same', async () => {
  const good = 'apiVersion: machinelearning.seldon.io/v1\nkind: SeldonDeployment\nmetadata: {name: iris}\nspec: {predictors: []}\n';
  expect(await broken(`${readable.example.before}\n---\n${good}`)).toEqual([readable.id, 'SELDON107']);
});
