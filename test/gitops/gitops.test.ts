import { ApiObject, Chart, Testing } from 'cdk8s';
import { lauxlib, lua, lualib, to_luastring } from 'fengari';
import { ArgoApplication } from '../../src/gitops/argo-application';
import { ArgoApplicationSet } from '../../src/gitops/argo-application-set';
import { ArgoProject } from '../../src/gitops/argo-project';
import { FluxKustomization, FluxRepository } from '../../src/gitops/flux';
import { FluxPrune } from '../../src/gitops/flux-prune';
import { SeldonHealth } from '../../src/gitops/health';
import { IgnoreDifference } from '../../src/gitops/ignore-difference';
import { SyncWave } from '../../src/gitops/sync-wave';
import { expectValid } from '../helpers/kubernetes-schema';

interface Synthesized {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly annotations?: Record<string, string> };
  readonly spec: Record<string, unknown>;
}

const REPOSITORY = 'https://git.example.com/ml/platform.git';
const chart = () => new Chart(Testing.app(), 'gitops', { namespace: 'argocd' });
const synth = (c: Chart) => c.toJson() as Synthesized[];

test('everything is valid by the published schemas', () => {
  const c = chart();
  const project = new ArgoProject(c, 'ml', {
    repositories: [REPOSITORY],
    namespaces: ['seldon', 'growth'],
    clusterScoped: true,
    description: 'models',
  });
  new ArgoApplication(c, 'models', {
    repository: REPOSITORY,
    path: 'manifests/prod',
    project,
    ignoreDifferences: [
      IgnoreDifference.WEBHOOK_CA,
      IgnoreDifference.CRD_CA,
      IgnoreDifference.MODEL_REPLICAS,
      IgnoreDifference.WEBHOOK_SECRET,
    ],
  });
  new ArgoApplicationSet(c, 'platform', {
    repository: REPOSITORY,
    targets: [
      { name: 'dev', path: 'manifests/dev' },
      { name: 'prod', path: 'manifests/prod', server: 'https://prod.example.com' },
    ],
  });
  const repository = new FluxRepository(c, 'platform-repository', { url: REPOSITORY, secretName: 'git' });
  const operator = new FluxKustomization(c, 'operator', { repository, path: 'manifests/operator' });
  new FluxKustomization(c, 'flux-models', { repository, path: './manifests/models', dependsOn: [operator] });
  SeldonHealth.argoCdConfigMap(c, 'health', 'argocd');
  expectValid(synth(c));
});

describe('ArgoApplication', () => {
  test('syncs automatically, on the server, and names what to ignore', () => {
    const c = chart();
    new ArgoApplication(c, 'operator', {
      repository: REPOSITORY,
      path: 'manifests',
      project: ArgoProject.fromName('ml'),
      ignoreDifferences: [IgnoreDifference.WEBHOOK_CA],
    });
    expect(synth(c)[0].spec).toMatchObject({
      project: 'ml',
      source: { repoURL: REPOSITORY, targetRevision: 'HEAD', path: 'manifests', directory: { recurse: true } },
      syncPolicy: {
        automated: { prune: true, selfHeal: true },
        syncOptions: ['SkipDryRunOnMissingResource=true', 'RespectIgnoreDifferences=true'],
      },
      ignoreDifferences: [
        { kind: 'ValidatingWebhookConfiguration', jqPathExpressions: ['.webhooks[]?.clientConfig.caBundle'] },
      ],
    });
  });

  test('waits for a person if it is not automated', () => {
    const c = chart();
    new ArgoApplication(c, 'operator', { repository: REPOSITORY, path: 'manifests', automated: false });
    expect(synth(c)[0].spec.syncPolicy).not.toHaveProperty('automated');
  });
});

test.each<[string, (c: Chart) => unknown, RegExp]>([
  [
    'a difference as a string',
    (c) =>
      new ArgoApplication(c, 'x', {
        repository: REPOSITORY,
        path: 'p',
        ignoreDifferences: ['replicas' as unknown as IgnoreDifference],
      }),
    /\[gitops\/x\] each item of 'ignoreDifferences' must be an IgnoreDifference such as/,
  ],
  [
    'a folder of a variable that is not set',
    (c) =>
      new FluxKustomization(c, 'x', {
        repository: new FluxRepository(c, 'repository', { url: REPOSITORY }),
        path: process.env.CDK8S_SELDON_UNSET!,
      }),
    /\[gitops\/x\] 'path' must be a folder such as "\.\/manifests", got undefined/,
  ],
  [
    'no API version',
    () => SyncWave.ofKind(undefined!, 'Pod'),
    /an API version must be a string such as "apps\/v1", got un/,
  ],
])('%s is rejected', (_name, act, message) => {
  expect(() => act(chart())).toThrow(message);
});

describe('ArgoApplicationSet', () => {
  test.each([
    [[], "'targets' needs at least one environment or cluster"],
    [['dev', 'dev'].map((name) => ({ name, path: 'x' })), 'two \'targets\' are named "dev", rename one'],
  ])('fails for %j', (targets, message) => {
    expect(() => new ArgoApplicationSet(chart(), 'x', { repository: REPOSITORY, targets })).toThrow(message);
  });
});

describe('SyncWave', () => {
  test('orders kinds by their dependencies', () => {
    const kinds = [
      ['argoproj.io/v1alpha1', 'AppProject'],
      ['v1', 'Namespace'],
      ['argoproj.io/v1alpha1', 'Application'],
      ['apiextensions.k8s.io/v1', 'CustomResourceDefinition'],
      ['v1', 'Secret'],
      ['cert-manager.io/v1', 'Certificate'],
      ['apps/v1', 'Deployment'],
      ['admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration'],
      ['networking.istio.io/v1beta1', 'Gateway'],
      ['machinelearning.seldon.io/v1', 'SeldonDeployment'],
      ['batch/v1', 'Job'],
    ];
    const orders = kinds.map(([apiVersion, kind]) => SyncWave.ofKind(apiVersion, kind).order);
    expect(orders).toEqual([...new Set(orders)].sort((a, b) => a - b));
  });

  test('monitors have the wave of models: Argo CD applies both, even if one of them fails', () => {
    expect(SyncWave.ofKind('monitoring.coreos.com/v1', 'PodMonitor').order).toBe(
      SyncWave.ofKind('machinelearning.seldon.io/v1', 'SeldonDeployment').order,
    );
  });

  test('assign() annotates every object once, keeps what is there, and protects CRDs and namespaces', () => {
    const c = chart();
    new ApiObject(c, 'model', { apiVersion: 'machinelearning.seldon.io/v1', kind: 'SeldonDeployment' });
    new ApiObject(c, 'crd', { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition' });
    new ApiObject(c, 'manager', { apiVersion: 'apps/v1', kind: 'Deployment' });
    new ApiObject(c, 'team', { apiVersion: 'v1', kind: 'Namespace' });
    SyncWave.of(-7).place(new ApiObject(c, 'mine', { apiVersion: 'v1', kind: 'Secret' }));
    SyncWave.assign(c);
    const annotations = Object.fromEntries(synth(c).map(({ kind, metadata }) => [kind, metadata.annotations]));
    expect(annotations).toEqual({
      SeldonDeployment: {
        'argocd.argoproj.io/sync-wave': '20',
        'argocd.argoproj.io/sync-options': 'SkipDryRunOnMissingResource=true',
      },
      CustomResourceDefinition: {
        'argocd.argoproj.io/sync-wave': '-40',
        'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false,ServerSideApply=true',
        'argocd.argoproj.io/compare-options': 'IgnoreExtraneous',
      },
      Deployment: {
        'argocd.argoproj.io/sync-wave': '-10',
        'argocd.argoproj.io/sync-options': 'ServerSideApply=true',
      },
      Namespace: {
        'argocd.argoproj.io/sync-wave': '-50',
        'argocd.argoproj.io/sync-options': 'Prune=false',
        'argocd.argoproj.io/compare-options': 'IgnoreExtraneous',
      },
      Secret: { 'argocd.argoproj.io/sync-wave': '-7' },
    });
  });
});

describe('FluxPrune', () => {
  test('keeps CRDs, namespaces and charts that are no longer in Git', () => {
    const c = chart();
    ['CustomResourceDefinition', 'Namespace', 'Secret', 'HelmRelease'].forEach(
      (kind) => new ApiObject(c, kind, { apiVersion: 'v1', kind }),
    );
    FluxPrune.protect(c);
    expect(
      synth(c)
        .filter(({ metadata }) => metadata.annotations?.['kustomize.toolkit.fluxcd.io/prune'] === 'disabled')
        .map(({ kind }) => kind),
    ).toEqual(['CustomResourceDefinition', 'Namespace', 'HelmRelease']);
  });
});

describe('SeldonHealth', () => {
  const APPLICATION = SeldonHealth.argoCdEntries()['resource.customizations.health.argoproj.io_Application'];

  /** Runs a check as Argo CD does: the object as the global `obj`, the answer as a table. */
  const health = (obj: object, check = SeldonHealth.ARGO_CD_LUA): Record<string, string> => {
    const state = lauxlib.luaL_newstate();
    lualib.luaL_openlibs(state);
    const program = `obj = ${luaTable(obj)}\n${check.replace(/return health/g, 'return health.status .. "|" .. (health.message or "")')}`;
    if (lauxlib.luaL_dostring(state, to_luastring(program)) !== lua.LUA_OK) {
      throw new Error(lua.lua_tojsstring(state, -1));
    }
    const [status, message] = lua.lua_tojsstring(state, -1).split('|');
    return { status, message };
  };
  const ready = (status: string, message = '') => [
    { type: 'DeploymentsReady', status: 'True' },
    { type: 'Ready', status, message },
  ];

  test.each([
    ['without a status', {}, 'Progressing', 'waiting for the operator'],
    ['being created', { status: { state: 'Creating', description: '1 of 2' } }, 'Progressing', '1 of 2'],
    [
      'available',
      { status: { state: 'Available', conditions: ready('True') } },
      'Healthy',
      'all predictors are available',
    ],
    [
      'available but with a condition that is not',
      { status: { state: 'Available', conditions: ready('False', 'no endpoints') } },
      'Progressing',
      'no endpoints',
    ],
    ['failed', { status: { state: 'Failed', description: 'bad name' } }, 'Degraded', 'bad name'],
    ['failed without a word', { status: { state: 'Failed' } }, 'Degraded', 'the operator failed to reconcile it'],
  ])('a SeldonDeployment %s', (_, obj, status, message) => {
    expect(health(obj)).toEqual({ status, message });
  });

  test.each([
    ['that Argo CD has not looked at', {}, 'Progressing'],
    ['without a word about its health', { status: { sync: { status: 'OutOfSync' } } }, 'Progressing'],
    ['whose objects are missing', { status: { health: { status: 'Missing' } } }, 'Missing'],
    ['whose objects are healthy', { status: { health: { status: 'Healthy' } } }, 'Healthy'],
  ])('an Application %s', (_, obj, status) => {
    expect(health(obj, APPLICATION)).toEqual({ status, message: '' });
  });
});

function luaTable(value: unknown): string {
  if (Array.isArray(value)) {
    return `{${value.map(luaTable).join(',')}}`;
  }
  return typeof value === 'object' && value !== null
    ? `{${Object.entries(value)
        .map(([key, item]) => `["${key}"]=${luaTable(item)}`)
        .join(',')}}`
    : JSON.stringify(value);
}
