import { nearSecret } from '../../../src/rules/secrets/near-secret';
import { describeRule } from '../describe-rule';

/** A server that needs a Secret, with Secrets and ConfigMaps of some names next to it. */
function server(needed: string, ...present: [kind: string, name: string, namespace?: string][]): string {
  return [
    `metadata: {name: iris, namespace: ml}
spec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: s3://m/x, envSecretRefName: ${needed}}}]}`,
    ...present.map(
      ([kind, name, namespace = 'ml']) => `apiVersion: v1
kind: ${kind}
metadata: {name: ${name}, namespace: ${namespace}}
data: {}`,
    ),
  ].join('\n---\n');
}

function pod(spec: string, ...others: string[]): string {
  return [
    `metadata: {name: iris, namespace: ml}
spec: {predictors: [{name: a, graph: {name: m, type: MODEL}, componentSpecs: [{spec: {${spec}}}]}]}`,
    ...others,
  ].join('\n---\n');
}

const SECRET = 'spec.predictors[0].graph.envSecretRefName';
const POD = 'spec.predictors[0].componentSpecs[0].spec';

describeRule(nearSecret, {
  accepts: {
    'the name of a Secret': server('bucket-secret', ['Secret', 'bucket-secret'], ['Secret', 'bucket-secrets']),
    'a Secret from elsewhere': server('bucket', ['Secret', 'database']),
    'names that differ in an environment or a number': server(
      'bucket-prod',
      ['Secret', 'bucket-test'],
      ['Secret', 'bucket-prod-2'],
    ),
    'two names that are as close': server('rclone-secre', ['Secret', 'rclone-secret'], ['Secret', 'rclone-secrets']),
    'one of another namespace, which another rule is about': server('rclone-secret', [
      'Secret',
      'rclone-secret',
      'other',
    ]),
    'a name that kustomize generated': server('rclone-secret', ['Secret', 'rclone-secret-m2dhbb987g']),
    'a ConfigMap for a Secret': server('rclone-secret', ['ConfigMap', 'rclone-secrets']),
    'what is optional': pod(
      `containers: [{name: m, image: 'i:1', envFrom: [{secretRef: {name: settings-secret, optional: true}}]}]`,
      'apiVersion: v1\nkind: Secret\nmetadata: {name: setting-secret, namespace: ml}\ndata: {}',
    ),
  },
  rejects: {
    'the name of the object that creates a Secret of another name': [
      server('bucket-es') +
        `
---
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: {name: bucket-es, namespace: ml}
spec: {target: {name: bucket}, data: [{secretKey: A}]}`,
      [SECRET, 'Secret "bucket-es" does not exist: the object of this name creates Secret "bucket"'],
    ],
    'a plural': [
      server('rclone-secrets', ['Secret', 'rclone-secret']),
      [SECRET, 'Secret "rclone-secrets" does not exist, but Secret "rclone-secret" does'],
    ],
    'another separator': [server('rclone.secret', ['Secret', 'rclone-secret']), [SECRET, '"rclone-secret"']],
    'a word that is left out': [
      server('rclone-secret', ['Secret', 'seldon-rclone-secret']),
      [SECRET, '"seldon-rclone'],
    ],
    'a ConfigMap, a volume and a pull secret': [
      pod(
        `imagePullSecrets: [{name: regcreds}], volumes: [{name: v, secret: {secretName: certificate}}],
         containers: [{name: m, image: 'i:1', envFrom: [{configMapRef: {name: model-setings}}]}]`,
        'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: model-settings, namespace: ml}\ndata: {}',
        'apiVersion: v1\nkind: Secret\nmetadata: {name: certificates, namespace: ml}\ndata: {}',
        'apiVersion: v1\nkind: Secret\nmetadata: {name: regcred, namespace: ml}\ndata: {}',
      ),
      [`${POD}.containers[0].envFrom[0]`, 'ConfigMap "model-settings"'],
      [`${POD}.volumes[0]`, 'Secret "certificates"'],
      [`${POD}.imagePullSecrets[0].name`, 'Secret "regcred"'],
    ],
  },
});

describeRule(nearSecret, {
  accepts: {},
  rejects: {
    'a Secret that is referred to as a ConfigMap': [
      `metadata: {name: iris, namespace: ml}
spec: {predictors: [{name: a, graph: {name: m, type: MODEL}, componentSpecs: [{spec: {containers: [{name: m, image: 'i:1', envFrom: [{configMapRef: {name: store}}]}]}}]}]}
---
{apiVersion: v1, kind: Secret, metadata: {name: store, namespace: ml}, stringData: {A: b}}`,
      [
        'spec.predictors[0].componentSpecs[0].spec.containers[0].envFrom[0]',
        'ConfigMap "store" does not exist, but Secret "store" does',
      ],
    ],
  },
});
