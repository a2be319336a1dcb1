import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { SyncWave } from '../../src/gitops/sync-wave';
import { type JsonObject } from '../../src/private/json';
import {
  exampleFolders,
  exampleNames,
  type Folder,
  foldersIn,
  readmeSection,
  synthExample,
  withOperator,
} from '../helpers/examples';
import { brings, saidToBeThere, tooLate } from '../helpers/order';

const THERE = 'What must be there';

function thereBefore(example: string): Set<string> {
  return saidToBeThere(readmeSection(example, THERE));
}

/**
 * What comes too late in one of several folders; a folder is applied after the one that it lies in, which says where it
 * is, and after the charts that lie beside it.
 */
function late(folder: Folder, all: readonly Folder[], placeOf: (index: number) => number): string[] {
  const installs = folder.name.replace(/\/([^/]+)$/, '/installs/$1');
  const above = all
    .filter(({ name }) => folder.name.startsWith(`${name}/`) || name === installs)
    .flatMap(({ objects }) => objects.flatMap(({ object }) => brings(object)));
  const placed = folder.objects.map(({ object }, index) => ({ object, place: placeOf(index) }));
  return tooLate(placed, withOperator(folder), new Set([...thereBefore(folder.example), ...above]));
}

const committed = exampleFolders();

test.each(committed)('examples/$name: no file needs what a later one contains, or what none contains', (folder) => {
  const files = [...new Set(folder.objects.map(({ file }) => file))];
  expect(late(folder, committed, (index) => files.indexOf(folder.objects[index].file))).toEqual([]);
});

test.each(exampleNames)(
  'examples/%s: no sync wave needs what a later one contains, or what none contains',
  (example) => {
    const out = fs.mkdtempSync(path.join(os.tmpdir(), 'waves-'));
    try {
      synthExample(example, out, (app) => SyncWave.assign(app));
      // Its one object is merged by hand into what Argo CD has.
      fs.rmSync(path.join(out, 'argocd-cm.yaml'), { force: true });
      const folders = foldersIn(out, example);
      for (const folder of folders) {
        const waves = folder.objects.map(({ object }) =>
          Number((object.metadata as { annotations?: JsonObject }).annotations?.['argocd.argoproj.io/sync-wave']),
        );
        expect(waves.filter(Number.isNaN)).toEqual([]);
        expect(late(folder, folders, (index) => waves[index])).toEqual([]);
      }
    } finally {
      fs.rmSync(out, { recursive: true });
    }
  },
);

test.each(exampleNames)('examples/%s: everything listed as a prerequisite is needed', (example) => {
  const folders = committed.filter((folder) => folder.example === example);
  const placed = folders.flatMap(({ objects }) => objects.map(({ object }) => ({ object, place: 1 })));
  const missing = tooLate(
    placed.map(({ object }, place) => ({ object, place: -place })),
    withOperator(folders[0]),
    new Set(),
  ).join('\n');
  expect([...thereBefore(example)].filter((thing) => !missing.includes(` needs ${thing}`))).toEqual([]);
});

describe('the check', () => {
  const object = (kind: string, name: string, more: JsonObject = {}): JsonObject => ({
    apiVersion: 'v1',
    kind,
    metadata: { name, namespace: 'a' },
    ...more,
  });
  const namespace = { object: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'a' } }, place: 0 };
  const operator = withOperator({ name: '', example: '', objects: [] });
  const check = (placed: { object: JsonObject; place: number }[], ...there: string[]) =>
    tooLate(placed, operator, new Set(there));

  test('finds what pods need and later files bring', () => {
    const pod = {
      serviceAccountName: 'web',
      volumes: [{ secret: { secretName: 'cert' } }],
      containers: [{ env: [{ valueFrom: { secretKeyRef: { name: 'key', key: 'x' } } }] }],
    };
    const found = check(
      [
        namespace,
        { object: object('Deployment', 'web', { apiVersion: 'apps/v1', spec: { template: { spec: pod } } }), place: 1 },
        { object: object('ServiceAccount', 'web'), place: 2 },
        {
          object: object('Certificate', 'cert', { apiVersion: 'cert-manager.io/v1', spec: { secretName: 'cert' } }),
          place: 2,
        },
      ],
      'kinds of cert-manager.io',
    );
    expect(found.sort()).toEqual(
      ['Secret a/cert', 'Secret a/key', 'ServiceAccount a/web'].map((thing) => `Deployment web needs ${thing}`),
    );
  });

  test('finds objects of kinds that come with them or later', () => {
    const chart = object('HelmChart', 'x', {
      apiVersion: 'helm.cattle.io/v1',
      spec: { chart: 'cert-manager', targetNamespace: 'b' },
    });
    const issuer = object('Issuer', 'self', { apiVersion: 'cert-manager.io/v1' });
    const there = ['HelmChart of helm.cattle.io'];
    expect(check([namespace, { object: chart, place: 1 }, { object: issuer, place: 1 }], ...there)).toEqual([
      'Issuer self needs Issuer of cert-manager.io',
    ]);
    expect(check([namespace, { object: chart, place: 1 }, { object: issuer, place: 2 }], ...there)).toEqual([]);
  });

  test('finds what the operator creates for a SeldonDeployment, such as routes for an Istio that is missing', () => {
    const spec = {
      predictors: [
        {
          name: 'p',
          graph: { name: 'm', implementation: 'SKLEARN_SERVER', modelUri: 's3://b/m', envSecretRefName: 'keys' },
        },
      ],
    };
    const model = object('SeldonDeployment', 'm', { apiVersion: 'machinelearning.seldon.io/v1', spec });
    expect([...new Set(check([namespace, { object: model, place: 1 }]))].sort()).toEqual(
      [
        'DestinationRule of networking.istio.io',
        'Gateway istio-system/seldon-gateway',
        'Secret a/keys',
        'SeldonDeployment of machinelearning.seldon.io',
        'VirtualService of networking.istio.io',
        'the operator',
      ].map((thing) => `SeldonDeployment m needs ${thing}`),
    );
  });
});
