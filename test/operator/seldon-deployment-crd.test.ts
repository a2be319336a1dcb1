import { ApiObject, Chart, JsonPatch, Testing } from 'cdk8s';
import { SeldonDeploymentCrd, type SeldonDeploymentCrdProps } from '../../src';
import { seldonDeploymentCrd } from '../../src/api/crd';
import { type Manifest } from '../../src/private/json';

function synth(props?: SeldonDeploymentCrdProps, change?: (crd: SeldonDeploymentCrd) => void): Manifest {
  const chart = new Chart(Testing.app(), 'crds', { namespace: 'seldon-system' });
  const crd = new SeldonDeploymentCrd(chart, 'crd', props);
  change?.(crd);
  return (Testing.synth(chart) as Manifest[])[0];
}

test("is the whole CRD, of the cluster and not of the chart's namespace", () => {
  expect(synth()).toEqual(seldonDeploymentCrd());
});

test('all props: labels and annotations are added, and those that keep it can be left out', () => {
  expect(synth({ labels: { team: 'platform' }, annotations: { a: 'b' }, keep: false }).metadata).toEqual({
    name: 'seldondeployments.machinelearning.seldon.io',
    labels: { team: 'platform' },
    annotations: { a: 'b' },
  });
});

test('a patch changes this one alone, although equal parts of the schema are one object', () => {
  const { spec } = synth({}, (crd) =>
    ApiObject.of(crd).addJsonPatch(JsonPatch.replace('/spec/versions/1/schema/openAPIV3Schema/type', 'changed')),
  );
  const types = (spec as { versions: { schema: { openAPIV3Schema: { type: string } } }[] }).versions.map(
    ({ schema }) => schema.openAPIV3Schema.type,
  );
  expect(types).toEqual(['object', 'changed', 'object']);
  expect(synth()).toEqual(seldonDeploymentCrd());
});
