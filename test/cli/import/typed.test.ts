import { readAssembly } from '../../../src/cli/import/assembly';
import { withoutNulls } from '../../../src/cli/import/clean';
import { plan } from '../../../src/cli/import/plan';
import { type Cluster } from '../../../src/cli/import/promise';
import { type Imported, importDeployment } from '../../../src/cli/import/typed';
import { planValues } from '../../../src/cli/import/values-plan';
import { type OperatorConfig } from '../../../src/expand/operator-config';
import { isObject, type JsonObject } from '../../../src/private/json';
import { Operators } from '../../../src/rules/operators';
import { Surroundings } from '../../../src/rules/surroundings';
import { toYaml } from '../../../src/yaml/write';
import { configOf, operatorProfile } from '../../helpers/operator-profile';
import { realDeployments } from '../../helpers/real-deployments';
import { describeWithReference, describeWithWholeReference, referenceLines, some } from '../../helpers/reference';

const assembly = readAssembly();

function clusterOf(config: OperatorConfig, surroundings: Surroundings): Cluster {
  return { operators: new Operators([{ config }], surroundings), surroundings };
}

function imported(sdep: JsonObject, exact: boolean, cluster = clusterOf(configOf({}), Surroundings.NONE)): Imported {
  const { name } = isObject(sdep.metadata) ? sdep.metadata : {};
  return importDeployment(sdep, typeof name === 'string' ? name : 'model', { assembly, exact, cluster });
}

const NODE_TWICE = 'spec.predictors[0].graph.children[0]: is a second node "half_plus_two"';

/** The real SeldonDeployments that typed constructs alone do not express, and why. */
const NOT_TYPED_ALONE = [
  ...Array.from({ length: 3 }, () => ['seldon-model', 'patched', NODE_TWICE]),
  [
    'seldon-deployment-example',
    'patched',
    'spec.predictors[0].componentSpecs[1].spec.containers[0]: node "classifier" has two containers',
  ],
  [
    'seldon-deployment',
    'patched',
    'Deployment default/seldon-deployment-outlier-0-classifier-1-classifier-2 would change in ' +
      'spec.template.spec.containers[2].env[0].value.graph.children[0].type',
  ],
  [
    'text-example',
    'patched',
    'spec.predictors[0].componentSpecs[0].spec.containers[0]: a container of no node comes before one of a node, ' +
      'which names the Deployment',
  ],
  ['mlflow-var', 'patched', 'spec.predictors[0].graph.modelUri: is not a URI that ModelArtifact accepts'],
];

test('a shadow with traffic 0, which gets all requests as without traffic, is typed, and keeps the 0 with --exact', () => {
  const graph = { name: 'm', implementation: 'SKLEARN_SERVER', modelUri: 'gs://m' };
  const predictors: JsonObject[] = [
    { name: 'live', graph },
    { name: 'copy', shadow: true, traffic: 0, graph },
  ];
  const sdep = {
    apiVersion: 'machinelearning.seldon.io/v1',
    kind: 'SeldonDeployment',
    metadata: { name: 'iris', namespace: 'ml' },
    spec: { predictors },
  };
  const [short, exact] = [imported(sdep, false), imported(sdep, true)];
  expect(short.typed).toBeDefined();
  expect(short.manifest?.spec).toEqual({
    predictors: [
      { name: 'live', graph },
      { name: 'copy', shadow: true, graph },
    ],
  });
  expect(exact.manifest ?? sdep).toEqual(sdep);
});

test('a node that constructs reject is imported with a reason, and verbatim if nothing may change', () => {
  const sdep: JsonObject = {
    apiVersion: 'machinelearning.seldon.io/v1',
    kind: 'SeldonDeployment',
    metadata: { name: 'ensemble', namespace: 'ml' },
    spec: {
      predictors: [
        {
          name: 'default',
          graph: {
            name: 'mean',
            implementation: 'AVERAGE_COMBINER',
            children: ['a', 'b'].map((name) => ({
              name,
              implementation: 'SKLEARN_SERVER',
              modelUri: `gs://models/${name}`,
            })),
          },
        },
      ],
    },
  };
  const { typed, manifest } = imported(sdep, false);
  expect(typed).toBeDefined();
  expect(manifest?.metadata.annotations).toEqual({
    'cdk8s-seldon/silence': expect.stringMatching(
      /^SELDON258: imported as it was: the executor does not implement AVERAGE_COMBINER/,
    ),
  });
  const { typed: none, unchecked, reasons } = imported(sdep, true);
  expect([none, unchecked, reasons]).toEqual([undefined, undefined, [expect.stringContaining('AVERAGE_COMBINER')]]);
});

describeWithWholeReference('an import of real SeldonDeployments', () => {
  const accepted = realDeployments()
    .map((sdep) => ({ sdep, found: imported(sdep, false) }))
    .filter(({ found }) => !found.outcome.refused);

  test('expresses at least 97 % of what a cluster accepts with typed constructs alone, and explains the others', () => {
    const others = accepted.filter(({ found }) => !found.typed || found.typed.patch);
    expect(1 - others.length / accepted.length).toBeGreaterThanOrEqual(0.97);
    expect(others.map(({ found }) => [found.id, found.typed ? 'patched' : 'verbatim', ...found.reasons])).toEqual(
      NOT_TYPED_ALONE,
    );
  });

  test('expresses as many with values, and as briefly', () => {
    const cluster = clusterOf(configOf({}), Surroundings.NONE);
    const planned = plan(
      {
        deployments: accepted.map(({ sdep, found }, i) => ({
          // A values file has room for one of each name.
          object: {
            ...sdep,
            metadata: {
              ...(sdep.metadata as JsonObject),
              name: `${found.id}-${i}`.slice(-50).replace(/^[^a-z]+/, ''),
              namespace: 'a',
            },
          },
          file: '',
          comments: [],
        })),
        kept: [],
        secrets: [],
        withheld: [],
        owned: 0,
      },
      { assembly, exact: false, cluster },
    ).filter(({ outcome }) => !outcome.refused);
    const values = planValues(planned, { operator: { enabled: false }, cluster, exact: false });
    const { whole, beside } = values;
    const { text } = values.withDefaults(() => true);

    expect(1 - (whole.size + beside.size) / planned.length).toBeGreaterThanOrEqual(0.97);
    expect(lines(text)).toBeLessThanOrEqual(0.6 * planned.reduce((sum, { sdep }) => sum + lines(toYaml(sdep)), 0));
  });

  test('with --exact keeps all data, or names what it would lose', () => {
    const exact = realDeployments().map((sdep) => imported(sdep, true));
    expect(
      exact
        .filter(({ typed }) => typed)
        .every(({ sdep, manifest }) => JSON.stringify(sorted(sdep)) === JSON.stringify(sorted(manifest!))),
    ).toBe(true);
    expect(exact.filter(({ typed }) => !typed).every(({ reasons }) => reasons.length > 0)).toBe(true);
  });
});

describeWithReference('an import of generated SeldonDeployments', () => {
  test.each(['istio-keda', 'ambassador', 'custom', 'ambassador-single-namespace', 'ambassador-v1-annotations'])(
    '%s: none fails',
    (profile) => {
      const config = operatorProfile(profile);
      const records = some(
        referenceLines<{ sdep: JsonObject; cluster?: JsonObject[] }>(`measured/expand/generated-${profile}.jsonl`),
        12,
      );
      const found = records.map(({ sdep, cluster = [] }) =>
        imported(sdep, false, clusterOf(config, new Surroundings(cluster))),
      );
      expect(found.every(({ typed, reasons }) => typed !== undefined || reasons.length > 0)).toBe(true);
      const accepted = found.filter(({ outcome }) => !outcome.refused);
      expect(accepted.filter(({ typed }) => typed).length / accepted.length).toBeGreaterThanOrEqual(0.9);
      const exact = records.map(({ sdep, cluster = [] }) =>
        imported(withoutNulls(sdep), true, clusterOf(config, new Surroundings(cluster))),
      );
      const typed = exact.filter((each) => each.typed);
      expect(typed.map(({ manifest }) => sorted(manifest))).toEqual(typed.map(({ sdep }) => sorted(sdep)));
      expect(exact.filter((each) => !each.typed).every(({ reasons }) => reasons.length > 0)).toBe(true);
    },
  );
});

function lines(text: string): number {
  return text.split('\n').length - 1;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  return isObject(value)
    ? Object.fromEntries(
        Object.keys(value)
          .sort()
          .map((key) => [key, sorted(value[key])]),
      )
    : value;
}
