import Ajv from 'ajv';
import { CHART_NAMES, chartDefaults, chartValuesSchema, ignoredChartKeys } from '../../src/charts/render';
import { type JsonObject } from '../../src/private/json';
import { type ValueMap } from '../../src/values/value';
import { describeWithReference, referenceLines, referenceLists } from '../helpers/reference';

const ajv = new Ajv({ strict: false });
const fits = Object.fromEntries(CHART_NAMES.map((name) => [name, ajv.compile(chartValuesSchema(name))]));

/** Values with a server. */
function server(value: JsonObject): JsonObject {
  return { predictor_servers: { MY_SERVER: value } };
}

describe("the JSON schema of a chart's values", () => {
  test.each(CHART_NAMES.map((name) => [name]))('%s: its own defaults fit', (name) => {
    expect([fits[name](chartDefaults(name)), fits[name].errors]).toEqual([true, null]);
  });

  test.each<[string, JsonObject, boolean]>([
    ['a typo', { usageMetric: { enabled: true } }, false],
    ['a key at the wrong level', { manager: { singleNamespace: true } }, false],
    ['a text for a switch, which a template takes for on', { istio: { enabled: 'false' } }, false],
    ['a map for a port', { webhook: { port: {} } }, false],
    ['a number for a text', { executor: { resources: { cpuLimit: 2 } } }, true],
    ['a null, which deletes', { manager: { logLevel: null }, ambassador: null }, true],
    [
      'your own keys where the chart takes any',
      { manager: { annotations: { a: 'b' } }, predictor_servers: { MY_SERVER: { protocols: {} } } },
      true,
    ],
    [
      'what this library adds to the chart',
      { manager: { replicas: 2, tolerations: [{ operator: 'Exists' }] }, imageMirror: 'registry.example.com' },
      true,
    ],
    ['a word that is none of the few', { ambassador: { version: 'v3' } }, false],
    ['no quantity', { manager: { memoryLimit: 'a lot' } }, false],
    ['no number', { predictiveUnit: { httpPort: 'http' } }, false],
    ['a quantity', { storageInitializer: { memoryLimit: '1.5Gi' }, manager: { cpuLimit: '2e3' } }, true],
    ['a server of your own', server({ protocols: { v2: { image: 'i', defaultImageVersion: '1' } } }), true],
    ['a server as charts up to 1.4 had it', server({ rest: { image: 'i' } }), false],
    ['a protocol outside of protocols', server({ seldon: { image: 'i' } }), false],
    ['an unknown protocol', server({ protocols: { v3: { image: 'i' } } }), false],
    ['a number for the version of an image', server({ protocols: { v2: { defaultImageVersion: 1.6 } } }), false],
    ['a protocol in place of a server', { predictor_servers: { protocols: {} } }, false],
    ['an unknown key of the initializer', { storageInitializer: { cpu: '1' } }, false],
    ['a number for an amount that the operator reads as a string', { storageInitializer: { cpuLimit: 1 } }, false],
    ['no quantity of the initializer', { storageInitializer: { memoryLimit: 'a lot' } }, false],
    ['a credential in place of the name of its key', { credentials: { s3: { accessKey: 'k' } } }, false],
    ['other credentials than the operator reads', { credentials: { azure: {} } }, false],
    ['names of keys', { credentials: { s3: { s3AccessKeyIDName: 'k' }, gcs: { gcsCredentialFileName: 'f' } } }, true],
    ['an explainer without quotes', { explainer: { image: 1 } }, false],
    ['values for subcharts', { global: { a: 1 } }, true],
  ])('%s', (_, values, expected) => {
    expect(fits['seldon-core-operator'](values)).toBe(expected);
  });

  test('describes what nothing reads, and what this library adds', () => {
    const { properties } = chartValuesSchema('seldon-core-operator') as {
      properties: Record<string, { properties: Record<string, JsonObject> }>;
    };
    expect(properties.crd.properties.forceV1).toMatchObject({
      deprecated: true,
      description: expect.stringContaining('crd.forcev1') as string,
    });
    expect(properties.manager.properties.replicas.description).toContain('managers run');
  });
});

describeWithReference('values that Helm rendered', () => {
  test.each(referenceLists('measured/charts'))('%s: are valid if the chart reads all of them', (file) => {
    const misfits = referenceLines<{ id: string; chart: string; values: JsonObject }>(file)
      .filter(
        ({ chart, values }) => ignoredChartKeys(chart, values as ValueMap, false).length === 0 && !fits[chart](values),
      )
      .map(({ id, chart, values }) => {
        fits[chart](values);
        return { id, values, errors: fits[chart].errors };
      });
    expect(misfits).toEqual([]);
  });

  test.each(referenceLists('measured/charts'))('%s: are not valid if a key is unknown to the chart', (file) => {
    const unknown = referenceLines<{ id: string; chart: string; values: JsonObject }>(file).filter(
      ({ chart, values }) =>
        ignoredChartKeys(chart, values as ValueMap, false).some(
          ({ path }) => !/^crd\.forceV1|^replicas$|^name$/.test(path),
        ),
    );
    expect(unknown.filter(({ chart, values }) => fits[chart](values)).map(({ id }) => id)).toEqual([]);
  });
});
