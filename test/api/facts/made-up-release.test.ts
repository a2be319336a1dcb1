/** @jest-environment node */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Release } from '../../../src/api/facts/release';

jest.mock('../../../src/api/facts/release', () => ({
  ...jest.requireActual('../../../src/api/facts/release'),
  DEFAULT_VERSION: '9.8.7',
  EXAMPLE_IMAGE_TAG: '9.8.7',
  RELEASES: { '9.8.7': { mlserver: '5.4.3', without: ['TEMPO_SERVER'], v2: 'v2' } } satisfies Record<string, Release>,
}));

/* eslint-disable import/first -- what is imported below must see the made-up release */
import { seldonDeploymentJsonSchema } from '../../../src/api/json-schema';
import { chartDefaults, renderChart } from '../../../src/charts/render';
import { type Manifest } from '../../../src/private/json';
import { RULES } from '../../../src/rules/registry.generated';

const SOURCES = join(__dirname, '../../../src');
const { DEFAULT_VERSION } = jest.requireActual<{ readonly DEFAULT_VERSION: string }>('../../../src/api/facts/release');
const OLD = new RegExp(`\\b${DEFAULT_VERSION.replace(/\./g, '\\.')}\\b`);
const rendered = renderChart('seldon-core-operator', chartDefaults('seldon-core-operator'), {
  release: 'seldon',
  namespace: 'seldon-system',
});
const named = (kind: string): Manifest => rendered.find((object) => object.kind === kind)!;

describe('with another release in the fact sheet', () => {
  test('the operator chart renders its images', () => {
    const text = JSON.stringify(rendered);
    expect(text).toContain('docker.io/seldonio/seldon-core-operator:9.8.7');
    expect(text).toContain('docker.io/seldonio/seldon-core-executor:9.8.7');
    expect(text).toContain('seldonio/rclone-storage-initializer:9.8.7');
    expect(text).not.toMatch(OLD);
  });

  test('the ConfigMap registers its servers with its version of MLServer', () => {
    const servers = JSON.parse((named('ConfigMap').data as Record<string, string>).predictor_servers) as Record<
      string,
      unknown
    >;
    expect(servers.SKLEARN_SERVER).toEqual({
      protocols: {
        seldon: { image: 'seldonio/sklearnserver', defaultImageVersion: '9.8.7' },
        v2: { image: 'seldonio/mlserver', defaultImageVersion: '5.4.3-sklearn' },
      },
    });
    expect(servers).not.toHaveProperty('TEMPO_SERVER');
  });

  test('the CRD has it as a label', () => {
    expect(named('CustomResourceDefinition').metadata.labels).toMatchObject({ 'app.kubernetes.io/version': '9.8.7' });
  });

  test('default values of all charts name its images', () => {
    const defaults = ['seldon-core-operator', 'seldon-abtest', 'seldon-mab'].map((chart) =>
      JSON.stringify(chartDefaults(chart)),
    );
    expect(defaults.filter((text) => OLD.test(text) || !text.includes('9.8.7'))).toEqual([]);
  });

  test('links lead to its documentation and its source', () => {
    const schema = JSON.stringify(seldonDeploymentJsonSchema());
    expect(schema).toContain('https://docs.seldon.io/projects/seldon-core/en/v9.8.7/graph/protocols.html');
    const sources = RULES.map(({ source }) => source).filter((source) => source.includes('/SeldonIO/'));
    expect(sources.length).toBeGreaterThan(50);
    expect([schema, ...sources].filter((text) => OLD.test(text))).toEqual([]);
  });
});

test('a release is named in one file of the sources, comments aside', () => {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const code = (file: string): string =>
    readFileSync(join(SOURCES, file), 'utf8').replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '');
  expect(files.filter((file) => OLD.test(code(file)))).toEqual([join('api', 'facts', 'release.ts')]);
});
