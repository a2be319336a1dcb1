import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { DEFAULT_VERSION } from '../../../src/api/facts/release';
import { chartDefaults, renderChart } from '../../../src/charts/render';
import { readAssembly } from '../../../src/cli/import/assembly';
import { evaluate } from '../../../src/cli/import/evaluate';
import { type InputObject } from '../../../src/cli/import/objects';
import { mappedValues } from '../../../src/cli/import/operator/mapped-values';
import { planOperators } from '../../../src/cli/import/operator/plan';
import { operatorProps } from '../../../src/cli/import/operator/props';
import { structOrNothing } from '../../../src/codegen/expression';
import { valuesOf } from '../../../src/operator/operator-values';
import { type JsonObject, type Manifest } from '../../../src/private/json';
import { dataSource, MergedValues } from '../../../src/values/source';
import { toYaml } from '../../../src/yaml/write';
import { call } from '../../helpers/io';
import { describeWithReference, referenceLines } from '../../helpers/reference';

const CHART = 'seldon-core-operator';
const assembly = readAssembly();

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'import-operator-'));
  // A wheel next to the folder, as a build leaves it; nothing in it is read.
  fs.writeFileSync(path.join(folder, 'cdk8s_seldon-0.0.0-py3-none-any.whl'), 'wheel');
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const read = (name: string) => fs.readFileSync(path.join(folder, name), 'utf8');

function rendered(
  values: JsonObject,
  { release = CHART, namespace = 'seldon-system', strict = true } = {},
): Manifest[] {
  const merged = new MergedValues([dataSource('values', values)], dataSource(CHART, chartDefaults(CHART))).values;
  return renderChart(CHART, merged, { release, namespace, strictParity: strict, webhookCertificate: () => PEM });
}

const PEM = {
  caCertificate: '-----BEGIN CERTIFICATE-----\nca\n-----END CERTIFICATE-----\n',
  certificate: '-----BEGIN CERTIFICATE-----\nown\n-----END CERTIFICATE-----\n',
  privateKey: '-----BEGIN PRIVATE KEY-----\nhunter2\n-----END PRIVATE KEY-----\n',
};

function planned(objects: readonly JsonObject[], exact = false, canBeStrict = true) {
  const kept = objects.map((object): InputObject => ({ object, file: 'operator.yaml', comments: [] }));
  return planOperators(kept, { assembly, exact, canBeStrict });
}

const MODEL = `
apiVersion: machinelearning.seldon.io/v1
kind: SeldonDeployment
metadata: {name: mine, namespace: ml}
spec:
  predictors:
    - name: default
      graph: {name: m, implementation: MY_SERVER, modelUri: gs://models/mine}
`;

const VALUES: JsonObject = {
  istio: { enabled: true, gateway: 'istio-system/models' },
  keda: { enabled: true },
  manager: { memoryLimit: '1Gi' },
  predictor_servers: {
    MY_SERVER: { protocols: { seldon: { image: 'example.com/mine', defaultImageVersion: '1.2' } } },
  },
};

function importing(objects: readonly JsonObject[], ...words: string[]) {
  const text = [...objects.map((each) => toYaml(each)), MODEL].join('---\n');
  fs.writeFileSync(path.join(folder, 'all.yaml'), text);
  return call(['import', 'all.yaml', '-o', 'platform', ...words], { cwd: folder });
}

describe('an operator among the input', () => {
  test('becomes a SeldonOperator with typed properties, exactly as it was', async () => {
    const { code } = await importing(
      rendered({ ...VALUES, certManager: { enabled: true } }, { release: 'seldon' }),
      '--to',
      'typescript',
    );
    expect(code).toBe(0);
    expect(read('platform/main.ts')).toContain(`
// With strictParity nothing changes; without it, the manager gets probes, and the CRD outlives the operator.
new SeldonOperator(seldonSystem, 'operator', {
  release: 'seldon',
  ingress: Ingress.istio(IstioGateway.fromName('istio-system/models')),
  keda: true,
  manager: { resources: { memoryLimit: '1Gi' } },
  predictorServers: { MY_SERVER: { seldon: 'example.com/mine:1.2' } },
  webhookCertificate: WebhookCertificate.certManager(),
  strictParity: true,
});
`);
    expect(fs.existsSync(path.join(folder, 'platform/kept'))).toBe(false);
  });

  test('with its own certificate keeps it; the key stays out, and what changes is listed', async () => {
    const { code } = await importing(rendered(VALUES), '--to', 'typescript');
    expect(code).toBe(0);
    expect(read('platform/main.ts')).toContain("  values: Values.load('operator-values.yaml'),\n");
    expect(read('platform/operator-values.yaml')).toContain('  caBundle: LS0t');
    expect(read('platform/README.md')).toMatch(
      /^- Deployment .*seldon-controller-manager would change in .*livenessProbe$/m,
    );
    const all = fs
      .readdirSync(path.join(folder, 'platform'))
      .filter((name) => name.includes('.'))
      .map((name) => read(`platform/${name}`));
    expect(all.join('\n')).not.toContain(Buffer.from(PEM.privateKey).toString('base64'));
  });

  test('becomes the section of a platform, whose manifests keep what was there', async () => {
    expect((await importing(rendered({ ...VALUES, certManager: { enabled: true } }), '--to', 'values')).code).toBe(0);
    expect(read('platform/platform.yaml')).toContain(`operator:
  istio: { enabled: true, gateway: istio-system/models }
  keda: { enabled: true }
  manager: { memoryLimit: 1Gi }
`);
    const cwd = path.join(folder, 'platform');
    expect((await call(['synth', '-f', 'platform.yaml', '-o', 'manifests'], { cwd })).code).toBe(0);
    expect(await call(['import', 'before.yaml', '--check', 'manifests'], { cwd })).toMatchObject({
      code: 0,
      stdout: '',
    });
    const manifest = path.join(cwd, 'manifests/20-operator.yaml');
    fs.writeFileSync(manifest, fs.readFileSync(manifest, 'utf8').replace('memory: 1Gi', 'memory: 2Gi'));
    expect(await call(['import', 'before.yaml', '--check', 'manifests'], { cwd })).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('seldon-controller-manager: differs in spec.template'),
    });
  });

  test('stays verbatim if a change cannot be expressed by a value, and the command names it', async () => {
    const objects = rendered({ ...VALUES, certManager: { enabled: true } });
    const text = JSON.stringify(objects).replace(
      '"terminationGracePeriodSeconds":10',
      '"terminationGracePeriodSeconds":99',
    );
    const { code, stderr } = await importing(JSON.parse(text) as JsonObject[], '--to', 'python');
    expect(code).toBe(0);
    expect(stderr).toContain('operator kept as it is: Deployment seldon-system/seldon-controller-manager: ');
    expect(stderr).toContain('terminationGracePeriodSeconds');
    expect(read('platform/kept/seldon-system.yaml')).toContain('name: seldon-controller-manager');
  });

  test('of another release stays verbatim, with that as the reason', () => {
    const text = JSON.stringify(rendered({ certManager: { enabled: true } }));
    const { operators, reasons } = planned(JSON.parse(text.replaceAll(DEFAULT_VERSION, '1.15.0')) as JsonObject[]);
    expect(operators).toEqual([]);
    expect(reasons).toEqual([
      expect.stringMatching(
        new RegExp(
          '^Deployment seldon-system.seldon-controller-manager: its chart is not of version ' +
            `${DEFAULT_VERSION.replaceAll('.', '\\.')}, whose objects SeldonOperator writes: \\w+ .* would change in `,
        ),
      ),
    ]);
  });

  test('as a cluster has it, with what the API server fills in', () => {
    const objects = rendered({ ...VALUES, certManager: { enabled: true } });
    const { operators, reasons } = planned(objects.map(served));
    expect(reasons).toEqual([]);
    expect(operators.map(({ strict, differences, parts }) => [strict, differences, parts.length])).toEqual([
      [true, [], objects.length],
    ]);
  });

  test('several operators each become one', () => {
    const { operators, kept, reasons } = planned([
      ...rendered({ certManager: { enabled: true } }),
      ...rendered(
        { certManager: { enabled: true }, singleNamespace: true, crd: { create: false } },
        { namespace: 'team-a' },
      ),
    ]);
    expect(reasons).toEqual([]);
    expect(operators.map(({ namespace }) => namespace)).toEqual(['seldon-system', 'team-a']);
    expect(kept).toEqual([]);
  });
});

/** An object with what a cluster fills in. */
function served(object: Manifest): JsonObject {
  const copy = JSON.parse(JSON.stringify(object)) as Manifest & { spec: Record<string, unknown> };
  if (object.kind === 'Deployment') {
    const text = JSON.stringify(copy).replaceAll('"value":""', '"x":null').replace('"hostNetwork":false,', '');
    const deployment = JSON.parse(text) as { spec: Record<string, unknown> };
    Object.assign(deployment.spec, {
      progressDeadlineSeconds: 600,
      revisionHistoryLimit: 10,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } },
    });
    return JSON.parse(
      JSON.stringify(deployment).replaceAll('"x":null', '"x":null').replaceAll(',"x":null', ''),
    ) as JsonObject;
  }
  if (object.kind === 'Service') {
    Object.assign(copy.spec, {
      clusterIP: '10.0.0.1',
      clusterIPs: ['10.0.0.1'],
      type: 'ClusterIP',
      sessionAffinity: 'None',
    });
  }
  return copy;
}

describeWithReference('operators that helm template prints', () => {
  const cases = ['each', 'a']
    .flatMap((set) =>
      referenceLines<{ id: string; chart: string; objects: Manifest[] }>(`measured/charts/${set}.jsonl`),
    )
    .filter(({ chart, objects }) => chart === CHART && objects.some(({ kind }) => kind === 'Certificate'));
  test.each(cases.map((it) => [it.id, it.objects] as const))('%s: are installed as they were', (_, objects) => {
    const complete = objects.map((object) =>
      object.kind === 'CustomResourceDefinition'
        ? { ...object, spec: rendered({}).find(({ kind }) => kind === object.kind)!.spec }
        : object,
    );
    const { operators, reasons } = planned(complete);
    expect(reasons).toEqual([]);
    expect(operators.map(({ strict, differences }) => [strict, differences])).toEqual([[true, []]]);
  });
});

describe('properties of SeldonOperator', () => {
  test.each(mappedValues(assembly).map((each) => [each.property.join('.'), each] as const))(
    '%s is read from its value',
    (_, { property, type, value }) => {
      const samples: Record<string, JsonObject[string]> = { string: 'other', number: 77, boolean: false };
      const several = type.kind === 'list' ? ['other'] : { other: 'b' };
      const sample = type.kind === 'primitive' ? samples[type.name] : several;
      const values = valuesOf(property.reduceRight<unknown>((inner, name) => ({ [name]: inner }), sample) as never);
      const { members, rest } = operatorProps(assembly, values);
      expect(rest).toEqual({});
      const props = evaluate(structOrNothing(members)!, new Map());
      expect(valuesOf(props as never)).toEqual(values);
      expect(value.length).toBeGreaterThan(0);
    },
  );
});

test.each(['9007199254740993', '1.0', '1e400', '1e2', '0.1234567890123456789', '-0'])(
  'the operator is kept as it is if its ConfigMap has the number %s, which values cannot hold in that form',
  async (number) => {
    const objects = rendered({ certManager: { enabled: true } });
    const text = objects.map((object) => toYaml(object)).join('---\n');
    const changed = text.replace('"cpuRequest":"100m"', `"cpuRequest":${number}`);
    expect(changed).not.toBe(text);
    fs.writeFileSync(path.join(folder, 'operator.yaml'), changed);
    const out = path.join(folder, 'out');
    const { stderr } = await call(['import', 'operator.yaml', '--to', 'values', '-o', out], { cwd: folder });
    expect(stderr).toContain('operator kept as it is');
    expect(stderr).toContain('0 typed and 1 verbatim operators');
  },
);
