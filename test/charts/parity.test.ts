import { chartDefaults, renderChart } from '../../src/charts/render';
import { type JsonObject, type Manifest } from '../../src/private/json';
import { dataSource, fileSource, MergedValues, type SetFlag, setSource, type Source } from '../../src/values/source';
import { type ValueMap } from '../../src/values/value';
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

/** What Helm makes anew on each render, and the CRD's schema, which has its own comparison. */
function withoutGenerated(object: Manifest): Manifest {
  if (object.kind === 'CustomResourceDefinition') {
    return { ...object, spec: '...' };
  }
  if (object.kind === 'Secret') {
    return {
      ...object,
      data: Object.fromEntries(Object.keys(object.data as JsonObject).map((key) => [key, '<generated>'])),
    };
  }
  return JSON.parse(
    JSON.stringify(object, (key, value: unknown) => (key === 'caBundle' ? '<generated>' : value)),
  ) as Manifest;
}

/** Helm applies all flags of one kind before those of the next. */
const FLAGS: SetFlag[] = ['--set-json', '--set', '--set-string', '--set-literal'];

function valuesOf({ chart, values, args }: Case): ValueMap {
  const flags: Source[] = FLAGS.flatMap((flag) =>
    args.flatMap((word, i) => (i % 2 === 0 && word === flag ? setSource(flag, args[i + 1]) : [])),
  );
  return new MergedValues(
    [fileSource('values.yaml', JSON.stringify(values)), ...flags],
    dataSource(chart, chartDefaults(chart)),
  ).values;
}

describeWithReference('objects equal those that helm template prints', () => {
  const cases = ['each', 'a'].flatMap((set) => referenceLines<Case>(`measured/charts/${set}.jsonl`));
  test.each(cases.map((it) => [it.id, it] as const))('%s', (_, it) => {
    const objects = renderChart(it.chart, valuesOf(it), {
      release: it.release,
      namespace: it.namespace,
      strictParity: true,
    });
    expect(objects.map(withoutGenerated).map(comparable)).toEqual(it.objects.map(comparable));
  });
});
