import * as path from 'node:path';
import { type App } from 'cdk8s';
import { chartDefaults, renderChart } from '../../src/charts/render';
import { Values } from '../../src/input/values';
import { type JsonObject, type Manifest } from '../../src/private/json';
import { coalesce } from '../../src/values/merge';
import { comparable } from '../helpers/compare';

test.each([
  ['istio-on-k3d', '6-operator'],
  ['ambassador-operator', '1-operator'],
])('examples/%s: values.yaml and main.ts describe the same operator', (example, chart) => {
  const folder = path.resolve(__dirname, '../../examples', example);
  const { buildApp } = jest.requireActual<{ buildApp(): App }>(path.join(folder, 'main'));
  const given = Values.load(path.join(folder, 'values.yaml')).toJson() as JsonObject;
  const values = coalesce(given, chartDefaults('seldon-core-operator')).values;
  const byName = (objects: Manifest[]) => Object.fromEntries(objects.map((it) => [`${it.kind}/${String(it.metadata.name)}`, comparable(it)]));

  const fromCode = buildApp().charts.find(({ node }) => node.id === chart)!.toJson() as Manifest[];
  const fromValues = renderChart('seldon-core-operator', values, { release: 'seldon-core-operator', namespace: 'seldon-system' });

  expect(byName(fromCode.filter(({ kind }) => kind !== 'Namespace'))).toEqual(byName(fromValues));
});
