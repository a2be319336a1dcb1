import { yaml } from '../../../src/rules/example';
import { secretType } from '../../../src/rules/secrets/secret-type';
import { describeRule } from '../describe-rule';

describeRule(secretType, {
  accepts: {
    'any keys in a Secret without a type': referring('stringData: {any: v}'),
    'the keys of a TLS secret': referring("type: kubernetes.io/tls\ndata: {tls.crt: '', tls.key: ''}"),
    'your own type': referring('type: example.com/token\nstringData: {token: v}'),
    'an empty Secret that is filled elsewhere': referring('type: kubernetes.io/tls'),
    'a Secret that no pod needs': `${referring('stringData: {any: v}')}---\n${secret('other', 'type: kubernetes.io/tls\ndata: {a: ""}')}`,
  },
  rejects: {
    'a TLS secret without its key': [
      referring('type: kubernetes.io/tls\ndata: {tls.crt: "", key.pem: ""}'),
      ['spec.predictors[0].componentSpecs[0].spec.volumes[0]', 'Secret "h" of type "kubernetes.io/tls" has no tls.key'],
    ],
    'a pull secret of a ServiceAccount with the file of Docker': [
      yaml`
        metadata: {name: iris, namespace: ml}
        spec:
          predictors:
          - name: default
            graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m, serviceAccountName: puller}
        ---
        apiVersion: v1
        kind: ServiceAccount
        metadata: {name: puller, namespace: ml}
        imagePullSecrets: [{name: r}]
        ---
        apiVersion: v1
        kind: Secret
        metadata: {name: r, namespace: ml}
        type: kubernetes.io/dockerconfigjson
        stringData: {config.json: '{}'}
      `,
      ['spec.predictors[0].graph.serviceAccountName', 'has no .dockerconfigjson'],
    ],
  },
});

/** A SeldonDeployment that mounts a Secret, and the Secret. */
function referring(of: string): string {
  return `${yaml`
    metadata: {name: iris, namespace: ml}
    spec:
      predictors:
      - name: default
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec:
            volumes: [{name: v, secret: {secretName: h}}]
            containers: [{name: m, image: 'i:1', volumeMounts: [{name: v, mountPath: /v}]}]
  `}\n---\n${secret('h', of)}`;
}

function secret(name: string, of: string): string {
  return `apiVersion: v1\nkind: Secret\nmetadata: {name: ${name}, namespace: ml}\n${of}\n`;
}
