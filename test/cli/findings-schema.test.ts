import Ajv from 'ajv';
import { findingsJsonSchema } from '../../src/cli/findings/schema';
import { call } from '../helpers/io';

const fits = new Ajv({ strict: false }).compile(findingsJsonSchema());

test('what validate --format json prints follows the schema of findings', async () => {
  const stdin =
    'apiVersion: machinelearning.seldon.io/v1\nkind: SeldonDeployment\nmetadata: {name: a}\nspec: {predictors: [{name: p, extra: 1, graph: {name: m}}]}\n---\n- 5\n---\na: [b\n';
  const { stdout } = await call(['validate', '-', '--format', 'json'], { stdin });
  const findings = JSON.parse(stdout) as { group: string; pruned?: true; upstream?: object }[];
  expect([fits(findings), fits.errors]).toEqual([true, null]);
  expect(findings.some(({ pruned }) => pruned)).toBe(true);
  expect(findings.some(({ upstream }) => upstream)).toBe(true);
});

test.each([[[{ rule: 'SELDON001' }]], [{}], [[5]]])('%j does not follow it', (findings) => {
  expect(fits(findings)).toBe(false);
});
