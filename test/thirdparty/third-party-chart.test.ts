import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { App, Chart, Testing } from 'cdk8s';
import { InstallWith } from '../../src/thirdparty/install-with';
import { ThirdParty } from '../../src/thirdparty/third-party';
import { ThirdPartyChart, type ThirdPartyChartProps } from '../../src/thirdparty/third-party-chart';
import { readDocuments } from '../../src/yaml/read';
import { expectValid } from '../helpers/kubernetes-schema';

const ALL = [
  ThirdParty.ISTIO_BASE,
  ThirdParty.ISTIOD,
  ThirdParty.ISTIO_GATEWAY,
  ThirdParty.EMISSARY_CRDS,
  ThirdParty.EMISSARY,
  ThirdParty.AMBASSADOR,
  ThirdParty.CERT_MANAGER,
  ThirdParty.KEDA,
  ThirdParty.PROMETHEUS_OPERATOR,
];
const ISTIO = [ThirdParty.ISTIO_GATEWAY, ThirdParty.ISTIOD, ThirdParty.ISTIO_BASE];
interface Emitted {
  kind: string;
  metadata: { name: string; annotations?: Record<string, string> };
  spec: Record<string, unknown>;
}

const install = (how: InstallWith, parts: ThirdParty[] = ALL, props: Partial<ThirdPartyChartProps> = {}) => {
  const chart = new Chart(Testing.app(), 'platform', { namespace: 'platform' });
  parts.forEach((part) => new ThirdPartyChart(chart, part.part, part, { install: how, ...props }));
  return chart;
};
const emitted = (...args: Parameters<typeof install>) => Testing.synth(install(...args)) as Emitted[];
const named = (objects: Emitted[], name: string) => objects.filter(({ metadata }) => metadata.name === name)[0];

const IN_CRDS = {
  group: 'apiextensions.k8s.io',
  kind: 'CustomResourceDefinition',
  jqPathExpressions: [
    '.spec.conversion.webhook.clientConfig.caBundle',
    '.spec | select(.preserveUnknownFields == false) | .preserveUnknownFields',
  ],
};

describe('as Argo CD applications', () => {
  test('a chart is an Application with one version, its values, and the namespace of the part', () => {
    expect(emitted(InstallWith.argoCd('platform'), [ThirdParty.CERT_MANAGER])).toEqual([
      {
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'Application',
        metadata: { name: 'cert-manager', namespace: 'argocd', annotations: { 'argocd.argoproj.io/sync-wave': '-47' } },
        spec: {
          project: 'platform',
          source: {
            repoURL: 'https://charts.jetstack.io',
            chart: 'cert-manager',
            targetRevision: 'v1.21.1',
            helm: { releaseName: 'cert-manager', valuesObject: { crds: { enabled: true } } },
          },
          destination: { server: 'https://kubernetes.default.svc', namespace: 'cert-manager' },
          syncPolicy: {
            automated: { prune: true, selfHeal: true },
            syncOptions: ['CreateNamespace=true', 'ServerSideApply=true', 'RespectIgnoreDifferences=true'],
          },
          ignoreDifferences: [IN_CRDS],
        },
      },
    ]);
  });

  test('what a cluster changes in CRDs is ignored, for your own chart as well', () => {
    const own = ThirdParty.of({
      part: 'own',
      repository: 'https://charts.example.com',
      chart: 'own',
      version: '1.0.0',
      namespace: 'own',
    });
    for (const { spec } of emitted(InstallWith.argoCd(), [own, ThirdParty.KEDA, ThirdParty.ISTIOD])) {
      expect(spec.ignoreDifferences).toContainEqual(IN_CRDS);
      expect(spec.syncPolicy).toMatchObject({
        syncOptions: expect.arrayContaining(['RespectIgnoreDifferences=true']) as unknown,
      });
    }
  });

  test('Istio is installed in three waves, whatever the order of definition', () => {
    const objects = emitted(InstallWith.argoCd(), ISTIO);
    const wave = (name: string) => Number(named(objects, name).metadata.annotations!['argocd.argoproj.io/sync-wave']);
    expect(wave('istio-base')).toBeLessThan(wave('istiod'));
    expect(wave('istiod')).toBeLessThan(wave('istio-ingressgateway'));
    expect(wave('istio-ingressgateway')).toBeLessThan(-40);
  });

  test('what Istio writes into its own webhooks is ignored', () => {
    const { spec } = named(emitted(InstallWith.argoCd(), ISTIO), 'istiod');
    expect(spec.ignoreDifferences).toContainEqual({
      group: 'admissionregistration.k8s.io',
      kind: 'MutatingWebhookConfiguration',
      jqPathExpressions: ['.webhooks[]?.clientConfig.caBundle'],
    });
    expect(spec.syncPolicy).toMatchObject({
      syncOptions: expect.arrayContaining(['RespectIgnoreDifferences=true']) as unknown,
    });
  });

  test('a registry is registered once, without its scheme', () => {
    const objects = emitted(InstallWith.argoCd(), [ThirdParty.EMISSARY_CRDS, ThirdParty.EMISSARY]);
    expect(objects.filter(({ kind }) => kind === 'Secret')).toEqual([
      expect.objectContaining({
        stringData: {
          name: 'ghcr-io-emissary-ingress',
          type: 'helm',
          url: 'ghcr.io/emissary-ingress',
          enableOCI: 'true',
        },
      }),
    ]);
    expect(named(objects, 'emissary-ingress').spec.source).toMatchObject({
      repoURL: 'ghcr.io/emissary-ingress',
      chart: 'emissary-ingress',
    });
  });
});

describe('as Flux releases', () => {
  test('each depends on what it needs, and repositories are shared', () => {
    const objects = emitted(InstallWith.flux(), ISTIO);
    expect(objects.map(({ kind }) => kind).sort()).toEqual([
      'HelmRelease',
      'HelmRelease',
      'HelmRelease',
      'HelmRepository',
    ]);
    expect(named(objects, 'istio-ingressgateway').spec).toMatchObject({
      dependsOn: [{ name: 'istiod' }],
      targetNamespace: 'istio-system',
      chart: {
        spec: {
          chart: 'gateway',
          version: ThirdParty.ISTIO_GATEWAY.version,
          sourceRef: { kind: 'HelmRepository', name: 'istio-release-storage-googleapis-com-charts' },
        },
      },
    });
    expect(named(objects, 'istiod').spec.dependsOn).toEqual([{ name: 'istio-base' }]);
    expect(named(objects, 'istio-base').spec.dependsOn).toBeUndefined();
  });

  test('none waits for a part that is not in the app', () => {
    expect(named(emitted(InstallWith.flux(), [ThirdParty.ISTIOD]), 'istiod').spec.dependsOn).toBeUndefined();
  });
});

test('as k3s charts, values are a string and registries are part of the chart', () => {
  const objects = emitted(InstallWith.k3s(), [ThirdParty.ISTIO_BASE, ThirdParty.EMISSARY_CRDS]);
  expect(objects).toEqual([
    {
      apiVersion: 'helm.cattle.io/v1',
      kind: 'HelmChart',
      metadata: { name: 'istio-base', namespace: 'kube-system' },
      spec: {
        repo: 'https://istio-release.storage.googleapis.com/charts',
        chart: 'base',
        version: ThirdParty.ISTIO_BASE.version,
        targetNamespace: 'istio-system',
        createNamespace: true,
      },
    },
    expect.objectContaining({
      spec: {
        chart: 'oci://ghcr.io/emissary-ingress/emissary-crds-chart',
        version: ThirdParty.EMISSARY.version,
        targetNamespace: 'emissary-system',
        createNamespace: true,
        valuesContent: 'enableLegacyVersions: true\n',
      },
    }),
  ]);
});

test('waits for k3s if it runs: a job that finished before the chart changed does not count', () => {
  const chart = new Chart(Testing.app(), 'platform');
  const part = new ThirdPartyChart(chart, 'keda', ThirdParty.KEDA, {
    install: InstallWith.k3s({ namespace: 'charts' }),
  });
  expect(part.waitCommand.split(' && ')).toEqual([
    "kubectl delete job -n charts -l 'helmcharts.helm.cattle.io/chart in (keda)' " +
      '--field-selector=status.successful=1 --ignore-not-found',
    'kubectl wait --for=create --timeout=10m -n charts job/helm-install-keda',
    'kubectl wait --for=condition=complete --timeout=10m -n charts job/helm-install-keda',
  ]);
  expect(Testing.synth(chart)[0]).toMatchObject({ metadata: { namespace: 'charts' } });
});

test.each([
  [
    'Argo CD',
    InstallWith.argoCd('default', { namespace: 'argo' }),
    "kubectl wait --for=jsonpath='{.status.health.status}'=Healthy --timeout=10m -n argo application/keda",
  ],
  [
    'Flux',
    InstallWith.flux({ namespace: 'flux' }),
    'kubectl wait --for=condition=ready --timeout=10m -n flux helmrelease/keda',
  ],
  ['a script', InstallWith.script(), 'helm status keda --namespace keda'],
])('%s is waited for at the object that it works on', (_, form, command) => {
  expect(
    new ThirdPartyChart(new Chart(Testing.app(), 'platform'), 'keda', ThirdParty.KEDA, { install: form }).waitCommand,
  ).toBe(command);
});

test('the page of versions lists what is pinned', () => {
  const page = fs.readFileSync(path.resolve(__dirname, '../../docs/how-to/install-other-parts.md'), 'utf8');
  const rows = page
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|').map((cell) => cell.trim()));
  for (const { chart, version, oldestKubernetes, newestKubernetes } of ALL) {
    const [row] = rows.filter((cells) => cells[2].split(', ').includes(`\`${chart}\``));
    expect(row[3].split(' ')[0]).toBe(version);
    expect(row[4]).toBe(
      [!newestKubernetes && 'from', oldestKubernetes, newestKubernetes && `to ${newestKubernetes}`]
        .filter(Boolean)
        .join(' '),
    );
  }
});

describe('as a script', () => {
  test('nothing is in the manifests, and Helm runs in order', () => {
    const chart = install(InstallWith.script(), [...ISTIO, ThirdParty.CERT_MANAGER]);
    expect(Testing.synth(chart)).toEqual([]);
    expect(ThirdPartyChart.script(chart)).toBe(`#!/bin/sh
# Installs third-party charts with Helm 3, each at its pinned version and after the ones that it needs, and waits until it
# runs. Run it again at any time: what is as it should be stays as it is.
set -eu

command -v helm >/dev/null || {
  echo 'install.sh: needs helm 3: https://helm.sh/docs/intro/install/' >&2
  exit 1
}

# istio-base 1.30.5
helm upgrade --install istio-base base \\
  --repo https://istio-release.storage.googleapis.com/charts \\
  --version 1.30.5 \\
  --namespace istio-system --create-namespace \\
  --wait --timeout 10m

# istiod 1.30.5
helm upgrade --install istiod istiod \\
  --repo https://istio-release.storage.googleapis.com/charts \\
  --version 1.30.5 \\
  --namespace istio-system --create-namespace \\
  --wait --timeout 10m

# istio-ingressgateway 1.30.5
helm upgrade --install istio-ingressgateway gateway \\
  --repo https://istio-release.storage.googleapis.com/charts \\
  --version 1.30.5 \\
  --namespace istio-system --create-namespace \\
  --wait --timeout 10m

# cert-manager v1.21.1
helm upgrade --install cert-manager cert-manager \\
  --repo https://charts.jetstack.io \\
  --version v1.21.1 \\
  --namespace cert-manager --create-namespace \\
  --values - \\
  --wait --timeout 10m <<'VALUES'
crds:
  enabled: true
VALUES
`);
  });

  test('parts of the App itself leave no file', () => {
    const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'parts-'));
    try {
      const app = new App({ outdir });
      new ThirdPartyChart(app, 'keda', ThirdParty.KEDA, { install: InstallWith.script() });
      app.synth();
      expect(fs.readdirSync(outdir)).toEqual([]);
      expect(ThirdPartyChart.script(app)).toContain('helm upgrade --install keda keda');
    } finally {
      fs.rmSync(outdir, { recursive: true });
    }
  });

  test('the shell passes names and values to Helm unchanged', () => {
    const chart = install(InstallWith.script(), [ThirdParty.KEDA], {
      release: 'a; touch $HOME/x',
      values: { note: "$(date) `id`\n'quoted'" },
    });
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'helm-'));
    fs.writeFileSync(path.join(folder, 'helm'), '#!/bin/sh\nfor word; do echo "[$word]"; done\ncat\n', { mode: 0o755 });
    try {
      const { stdout, status } = spawnSync('sh', ['-s'], {
        input: ThirdPartyChart.script(chart),
        encoding: 'utf8',
        env: { PATH: `${folder}:/usr/bin:/bin`, HOME: folder },
      });
      expect(status).toBe(0);
      const [words, values] = [
        stdout.slice(0, stdout.lastIndexOf(']\n') + 2),
        stdout.slice(stdout.lastIndexOf(']\n') + 2),
      ];
      expect(words).toContain('[--install]\n[a; touch $HOME/x]\n[keda]\n');
      expect(readDocuments(values, 'values')[0].value).toEqual({ note: "$(date) `id`\n'quoted'" });
      expect(fs.readdirSync(folder)).toEqual(['helm']);
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  });
});

test('values of the user override those that Seldon needs', () => {
  const [{ spec }] = emitted(InstallWith.k3s(), [ThirdParty.CERT_MANAGER], {
    values: { crds: { keep: true }, replicaCount: 2 },
  });
  expect(readDocuments(spec.valuesContent as string, 'values')[0].value).toEqual({
    crds: { enabled: true, keep: true },
    replicaCount: 2,
  });
});

test('your own chart is installed the same way', () => {
  const part = ThirdParty.of({
    part: 'minio',
    repository: 'https://charts.min.io/',
    chart: 'minio',
    version: '5.4.0',
    namespace: 'minio-system',
  });
  const [{ spec }] = emitted(InstallWith.argoCd(), [part], { repository: 'https://mirror.example.com/charts' });
  expect(spec.source).toMatchObject({
    repoURL: 'https://mirror.example.com/charts',
    chart: 'minio',
    targetRevision: '5.4.0',
  });
});

test.each(['http://charts.internal:8080', 'https://mirror.example.com/charts', 'oci://registry.example.com/charts'])(
  'a chart may come from %s',
  (repository) => {
    const application = emitted(InstallWith.argoCd(), [ThirdParty.KEDA], { repository }).find(
      ({ kind }) => kind === 'Application',
    );
    expect(application?.spec.source).toMatchObject({ repoURL: repository.replace(/^oci:\/\//, '') });
  },
);

test.each([
  [
    'a cluster that is too old',
    ThirdParty.ISTIOD,
    { kubernetesVersion: '1.27' },
    /istiod 1\.30\.5 supports Kubernetes from 1\.32 to 1\.36, not 1\.27: give the part another 'version'/,
  ],
  [
    'a cluster that is too new',
    ThirdParty.AMBASSADOR,
    { kubernetesVersion: 'v1.34.1' },
    /supports Kubernetes to 1\.21, not v1\.34\.1/,
  ],
  [
    'a floating version',
    ThirdParty.KEDA,
    { version: '2.x' },
    /'version' must be one exact version, such as "2\.20\.2", got "2\.x"/,
  ],
  [
    'a floating version of your own chart, which is no example of an exact one',
    ThirdParty.of({
      part: 'p',
      repository: 'https://charts.example.com',
      chart: 'p',
      namespace: 'p',
      version: 'latest',
    }),
    {},
    /'version' must be one exact version, such as "1\.2\.3", got "latest"/,
  ],
  [
    'a repository with a password',
    ThirdParty.KEDA,
    { repository: 'https://user:MARKED@example.com' },
    /'repository' must be[^]*without user name$/,
  ],
])('%s fails', (_name, part, props, message) => {
  expect(() => emitted(InstallWith.script(), [part], props)).toThrow(message);
});

test('your own version is not checked against the cluster', () => {
  expect(() =>
    emitted(InstallWith.script(), [ThirdParty.ISTIOD], { kubernetesVersion: '1.27', version: '1.18.7' }),
  ).not.toThrow();
});

test('everything created follows the published schemas', () => {
  expectValid([
    ...emitted(InstallWith.argoCd('platform', { automated: false })),
    ...emitted(InstallWith.argoCd()),
    ...emitted(InstallWith.flux()),
    ...emitted(InstallWith.k3s()),
  ]);
});
