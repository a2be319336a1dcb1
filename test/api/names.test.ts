import * as names from '../../src/api/names';
import { isObject, type JsonObject, type Manifest } from '../../src/private/json';
import { atLeast, describeWithReference, measured, referenceLines } from '../helpers/reference';

interface Measured {
  readonly sdep?: Sdep;
  readonly id: string;
  readonly objects?: Manifest[];
}
interface Sdep {
  readonly metadata: { readonly name: string };
  readonly spec: { readonly annotations?: JsonObject; readonly predictors: JsonObject[] };
}

const LONG = 'a-very-long-name-for-a-model-that-somebody-really-uses-in-production';

describe('derived names', () => {
  test('a Deployment is named after its containers, or after its component spec', () => {
    expect(names.deploymentName('iris', 'main', 1, { containers: ['a', 'b'] })).toBe('iris-main-1-a-b');
    expect(names.deploymentName('iris', 'main', 0, { name: 'pod', containers: ['a', 'b'] })).toBe('iris-main-0-pod');
  });

  test('63 bytes fit, one more becomes a hash', () => {
    expect(names.predictorServiceName('a'.repeat(61), 'b')).toBe(`${'a'.repeat(61)}-b`);
    expect(names.predictorServiceName('a'.repeat(62), 'b')).toMatch(/^seldon-[0-9a-f]{32}$/);
    expect(names.predictorServiceName('é'.repeat(31), 'b')).toMatch(/^seldon-[0-9a-f]{32}$/);
  });

  test('the hash is the MD5 of the whole name', () => {
    // printf %s a-very-long-name-for-a-model-that-somebody-really-uses-in-production | md5sum
    expect(names.deploymentId(LONG)).toBe('seldon-1a1db8129cd503a6c2ce824125dff652');
  });

  test('the operator can keep the name of the SeldonDeployment before the hash, if it fits', () => {
    const containers = ['c'.repeat(60)];
    expect(names.deploymentName('iris', 'main', 0, { containers }, true)).toMatch(/^iris-[0-9a-f]{32}$/);
    expect(names.deploymentName('i'.repeat(31), 'main', 0, { containers }, true)).toMatch(/^seldon-[0-9a-f]{32}$/);
  });

  test('the annotation seldon.io/svc-name wins, however long it is', () => {
    expect(names.predictorServiceName('iris', 'main', 'models')).toBe('models');
    expect(names.predictorServiceName('iris', 'main', LONG)).toBe(LONG);
  });
});

describeWithReference('names of what the operator created', () => {
  const real = new Map(
    referenceLines<{ id: string; sdep: Sdep }>('seldondeployments.jsonl').map(({ id, sdep }) => [id, sdep]),
  );

  test.each(
    [
      ['real-default', false],
      ['real-ambassador', false],
      ['real-istio-keda', false],
      ['real-custom', true],
      ['generated-ambassador', false],
      ['generated-ambassador-v1-annotations', false],
      ['generated-ambassador-single-namespace', false],
      ['generated-istio-keda', false],
      ['generated-custom', true],
    ].filter(([file]) => measured([String(file)]).length > 0) as [string, boolean][],
  )('%s: the Deployments are named as derived, no more and no fewer', (file, nameAsPrefix) => {
    let compared = 0;
    for (const { id, sdep: own, objects = [] } of referenceLines<Measured>(`measured/expand/${file}.jsonl`)) {
      const created = objects.filter(({ kind }) => kind === 'Deployment');
      if (created.length > 0) {
        compared++;
        const sdep = own ?? real.get(id)!;
        expect([id, created.map(({ metadata }) => metadata.name).sort()]).toEqual([
          id,
          derivedNames(sdep, nameAsPrefix).sort(),
        ]);
        for (const { metadata } of created) {
          // A service orchestrator in its own pod has the predictor's service name as its id.
          const orchestrated = sdep.spec.predictors.find(
            ({ name }) => metadata.name === names.orchestratorName(sdep.metadata.name, String(name)),
          );
          const expected = orchestrated ? serviceName(sdep, orchestrated) : names.deploymentId(sdep.metadata.name);
          expect(metadata.labels).toMatchObject({ 'seldon-deployment-id': expected });
        }
      }
    }
    expect(compared).toBeGreaterThan(atLeast(100));
  });
});

function serviceName(sdep: Sdep, predictor: JsonObject): string {
  const annotations = isObject(predictor.annotations) ? predictor.annotations : {};
  return names.predictorServiceName(
    sdep.metadata.name,
    String(predictor.name),
    annotations['seldon.io/svc-name'] as string | undefined,
  );
}

function derivedNames(sdep: Sdep, nameAsPrefix: boolean): string[] {
  const separate = String(sdep.spec.annotations?.['seldon.io/engine-separate-pod'] ?? '').toLowerCase() === 'true';
  return sdep.spec.predictors.flatMap((predictor) => {
    const annotations = isObject(predictor.annotations) ? predictor.annotations : {};
    const noEngine = String(annotations['seldon.io/no-engine'] ?? '').toLowerCase() === 'true';
    const explained = isObject(predictor.explainer) && Boolean(predictor.explainer.type);
    const name = String(predictor.name);
    return [
      ...names.deploymentNames(sdep.metadata.name, predictor, nameAsPrefix).filter((found) => found !== undefined),
      ...(explained ? [names.explainerName(sdep.metadata.name, name)] : []),
      ...(separate && !noEngine ? [names.orchestratorName(sdep.metadata.name, name)] : []),
    ];
  });
}
