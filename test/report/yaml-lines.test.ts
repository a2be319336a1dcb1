import { load } from 'js-yaml';
import { type Json } from '../../src/private/json';
import { yamlLines } from '../../src/report/yaml-lines';

const OBJECT: Json = {
  kind: 'Deployment',
  metadata: { name: 'iris', labels: {}, annotations: { 'a/b': 'true', on: '1' } },
  spec: { containers: [{ name: 'm', args: ['--x', '', 'two\nlines', '\u202e'], ports: [[1, 2]] }, 7, null], empty: [] },
};

test('the lines together give the object', () => {
  const text = yamlLines(OBJECT)
    .map((line) => line.text)
    .join('\n');
  expect(load(text)).toEqual(OBJECT);
});

test('each line has the path of what is on it', () => {
  const at = (text: string) => yamlLines(OBJECT).find((line) => line.text.trim() === text)?.path;
  expect(at('name: iris')).toEqual(['metadata', 'name']);
  expect(at('- name: m')).toEqual(['spec', 'containers', 0, 'name']);
  expect(at('- --x') ?? at('- "--x"')).toEqual(['spec', 'containers', 0, 'args', 0]);
  expect(at('metadata:')).toEqual(['metadata']);
});

test('no line breaks a line or changes its direction', () => {
  // eslint-disable-next-line no-control-regex -- none of these may be left
  expect(yamlLines(OBJECT).filter(({ text }) => /[\u0000-\u001f\u202e]/.test(text))).toEqual([]);
});
