import { chartDefaults, renderChart } from '../../src/charts/render';
import { isObject, type JsonObject, type Manifest } from '../../src/private/json';
import { comparable } from '../helpers/compare';
import { describeWithReference, referenceLines } from '../helpers/reference';

interface Case {
  readonly id: string;
  readonly chart: string;
  readonly release: string;
  readonly namespace: string;
  readonly values: JsonObject;
  readonly args: string[];
  readonly objects: Manifest[];
}

/** What Helm makes anew on each render, and the CRD's schema, which has a comparison of its own. */
function withoutGenerated(object: Manifest): Manifest {
  if (object.kind === 'CustomResourceDefinition') {
    return { ...object, spec: '...' };
  }
  if (object.kind === 'Secret') {
    return { ...object, data: Object.fromEntries(Object.keys(object.data as JsonObject).map((key) => [key, '<generated>'])) };
  }
  return JSON.parse(JSON.stringify(object, (key, value: unknown) => key === 'caBundle' ? '<generated>' : value)) as Manifest;
}

function merged(base: JsonObject, over: JsonObject): JsonObject {
  const result = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const below = base[key];
    if (value === null) {
      delete result[key];
    } else {
      result[key] = isObject(value) && isObject(below) ? merged(below, value) : value;
    }
  }
  return result;
}

describeWithReference('objects equal those that helm template prints', () => {
  const cases = ['each', 'a'].flatMap((set) => referenceLines<Case>(`measured/charts/${set}.jsonl`))
    .filter((it) => it.args.length === 0 && !JSON.stringify(it.values).includes('1000000'));
  test.each(cases.map((it) => [it.id, it] as const))('%s', (_, it) => {
    const values = merged(chartDefaults(it.chart), it.values);
    const objects = renderChart(it.chart, values, { release: it.release, namespace: it.namespace, strictParity: true });
    expect(objects.map(withoutGenerated).map(comparable)).toEqual(it.objects.map(comparable));
  });
});
