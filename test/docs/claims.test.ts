import * as fs from 'node:fs';
import * as path from 'node:path';
import { App, Chart } from 'cdk8s';
import { OLDEST_FOR_OPERATOR } from '../../src/api/facts/kubernetes';
import { DEFAULT_VERSION, RELEASES } from '../../src/api/facts/release';
import { CHART_NAMES } from '../../src/charts/catalog';
import { SyncWave } from '../../src/gitops/sync-wave';
import { ModelAlerts } from '../../src/monitoring/alerts';
import { ThirdParty } from '../../src/thirdparty/third-party';

const ROOT = path.resolve(__dirname, '../..');
const read = (file: string): string => fs.readFileSync(path.join(ROOT, file), 'utf8').replace(/\s+/g, ' ');
const minor = (version: string): number => Number(version.split('.')[1]);
const PARTS = Object.values(ThirdParty).filter((part): part is ThirdParty => part instanceof ThirdParty);

describe('README.md', () => {
  const page = read('README.md');

  test('names the versions of Kubernetes that all pinned charts but Ambassador support', () => {
    const current = PARTS.filter((part) => part !== ThirdParty.AMBASSADOR);
    const oldest = Math.max(...current.map(({ oldestKubernetes = '1.0' }) => minor(oldestKubernetes)));
    const newest = Math.min(...current.map(({ newestKubernetes = '1.99' }) => minor(newestKubernetes)));
    expect(page).toContain(`Kubernetes **1.${oldest} to 1.${newest}**, which all pinned charts support`);
    expect(page).toContain(`The operator itself needs ${OLDEST_FOR_OPERATOR} or newer`);
  });

  test('names the default release, the releases with known images, and the number of model charts', () => {
    expect(page).toContain(`**Seldon Core v1** (${DEFAULT_VERSION})`);
    expect(page).toContain(`of operator ${DEFAULT_VERSION},`);
    expect(page).toContain(`Seldon Core **v1**: ${DEFAULT_VERSION}, the last release under Apache-2.0`);
    const [first, last] = [Object.keys(RELEASES)[0], Object.keys(RELEASES).at(-1)!].map(minor);
    expect(page).toContain(`image tables for 1.${first} to 1.${last}`);
    expect(CHART_NAMES).toHaveLength(6);
    expect(page).toContain('the operator chart and the five model charts');
  });

  test('names the oldest version of Node.js', () => {
    const { engines } = JSON.parse(read('package.json')) as { engines: { node: string } };
    expect(page).toContain(`Node ${engines.node.replace(/^>= (\d+\.\d+)\.0$/, '$1')} or newer`);
  });
});

test('docs/how-to/gitops.md lists all sync waves', () => {
  const rows = [...read('docs/how-to/gitops.md').matchAll(/\| (-?\d+(?:(?:, | to )-?\d+)*) \|/g)].map(
    ([, cell]) => cell,
  );
  const named = rows.flatMap((cell) => {
    const [first, last = first] = cell.split(/, | to /).map(Number);
    return cell.includes(' to ') ? Array.from({ length: last - first + 1 }, (_, i) => first + i) : [first, last];
  });
  const waves = Object.values(SyncWave).flatMap((wave) => (wave instanceof SyncWave ? wave.order : []));
  expect(new Set(named)).toEqual(new Set([...waves, ...PARTS.map(({ wave }) => wave)]));
});

test.each([
  ['`errorPercent`, 5 |', 'SeldonPredictionsFail', { expr: / > 5$/ }],
  ['`latency`, 1 s |', 'SeldonPredictionsSlow', { expr: / > 1$/ }],
  ['`throttledPercent`, 25 |', 'SeldonContainerThrottled', { expr: / > 25$/ }],
  ['`memoryPercent`, 90 |', 'SeldonContainerMemoryHigh', { expr: / > 90$/ }],
  ['`rollout`, 15 minutes |', 'SeldonRolloutStuck', { for: /^900s$/ }],
])('docs/how-to/alerts.md names the default of %s', (words, name, fields) => {
  const chart = new Chart(new App(), 'monitoring');
  new ModelAlerts(chart, 'alerts', {});
  const [{ spec }] = chart.toJson() as [{ spec: { groups: { rules: { alert: string }[] }[] } }];
  const alert = spec.groups.flatMap(({ rules }) => rules).find((each) => each.alert === name);
  expect(read('docs/how-to/alerts.md')).toContain(words);
  expect(alert).toMatchObject(
    Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, expect.stringMatching(value) as string])),
  );
});
