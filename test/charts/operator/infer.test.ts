import { inferRelease } from '../../../src/charts/operator/infer/release';
import { chartDefaults, renderChart } from '../../../src/charts/render';
import { type JsonObject, type Manifest } from '../../../src/private/json';
import { dataSource, MergedValues } from '../../../src/values/source';
import { comparable } from '../../helpers/compare';
import { describeWithReference, referenceLines } from '../../helpers/reference';

interface Case {
  readonly id: string;
  readonly chart: string;
  readonly release: string;
  readonly namespace: string;
  readonly objects: Manifest[];
}

const CHART = 'seldon-core-operator';

function rendered(values: JsonObject, release: string, namespace: string, strictParity = true): Manifest[] {
  const merged = new MergedValues([dataSource('values', values)], dataSource(CHART, chartDefaults(CHART))).values;
  return renderChart(CHART, merged, { release, namespace, strictParity });
}

function inferred(objects: readonly Manifest[]) {
  return inferRelease(
    objects.find(({ metadata }) => metadata.name === 'seldon-controller-manager')!,
    objects,
  );
}

/** Without the certificate, which Helm makes anew each time, and the definition's schema. */
function withoutGenerated(objects: readonly Manifest[]): unknown[] {
  return objects
    .filter(({ kind }) => kind !== 'Secret')
    .map((object) => comparable(object.kind === 'CustomResourceDefinition' ? { ...object, spec: '...' } : object))
    .map(
      (object) =>
        JSON.parse(JSON.stringify(object, (key, value: unknown) => (key === 'caBundle' ? '' : value))) as unknown,
    );
}

describeWithReference('values read from what helm template prints', () => {
  const cases = ['each', 'a']
    .flatMap((set) => referenceLines<Case>(`measured/charts/${set}.jsonl`))
    .filter(({ chart, objects }) => chart === CHART && objects.some(({ kind }) => kind === 'Deployment'));
  test.each(cases.map((it) => [it.id, it] as const))('%s: render the same objects', (_, it) => {
    const { release, namespace, values } = inferred(it.objects);
    expect(withoutGenerated(rendered(values, release, namespace))).toEqual(withoutGenerated(it.objects));
  });
  test.each(cases.map((it) => [it.id, it] as const))('%s: render the same objects with deviations', (_, it) => {
    const { release, namespace, values } = inferred(it.objects);
    const deviating = rendered(values, release, namespace, false);
    const again = inferred(deviating);
    expect(withoutGenerated(rendered(again.values, release, namespace, false))).toEqual(withoutGenerated(deviating));
  });
});

test('values that the chart does not know are read from objects of this library', () => {
  const values: JsonObject = {
    certManager: { enabled: true },
    imageMirror: 'registry.example.com/seldon',
    manager: {
      replicas: 2,
      nodeSelector: { pool: 'system' },
      env: [{ name: 'HTTPS_PROXY', value: 'http://proxy:3128' }],
      containerSecurityContext: { readOnlyRootFilesystem: true },
    },
    predictor_servers: { TEMPO_SERVER: null },
    rbac: { secretNamespaces: ['team-a', 'team-b'] },
  };
  const objects = rendered(values, 'seldon', 'ml', false);
  const { release, namespace, values: found } = inferred(objects);
  expect(rendered(found, release, namespace, false)).toEqual(objects);
  expect(found).toMatchObject({
    certManager: { enabled: true },
    manager: {
      replicas: 2,
      nodeSelector: { pool: 'system' },
      containerSecurityContext: { readOnlyRootFilesystem: true },
    },
    predictor_servers: { TEMPO_SERVER: null },
    rbac: { secretNamespaces: ['team-a', 'team-b'] },
  });
});

test('defaults are not values', () => {
  expect(inferred(rendered({ certManager: { enabled: true } }, CHART, 'seldon-system'))).toEqual({
    release: CHART,
    namespace: 'seldon-system',
    values: { certManager: { enabled: true } },
  });
});
