import { seldonDeploymentJsonSchema } from '../../src/api/json-schema';
import { call } from '../helpers/io';

test('prints a schema by name', async () => {
  const { code, stdout, stderr } = await call(['schema', 'seldondeployment']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(JSON.parse(stdout)).toEqual(seldonDeploymentJsonSchema());
});

test.each([
  [['schema'], 'takes one name: '],
  [['schema', 'a', 'b'], 'takes one name: '],
  [['schema', 'seldondeploymnt'], 'no schema "seldondeploymnt", did you mean "seldondeployment"?'],
  [['schema', 'constructor'], 'no schema "constructor", known are '],
])('%j is wrong usage', async (words, message) => {
  const { code, stdout, stderr } = await call(words);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(message);
});

test('the help names every schema', async () => {
  const { stdout } = await call(['schema', '--help']);
  const { stderr } = await call(['schema']);
  const names = /takes one name: ([\w, -]+)/.exec(stderr)![1].split(', ');
  names.forEach((name) => expect(stdout).toMatch(new RegExp(`^  ${name} `, 'm')));
});
