import { isObject, type Json } from '../../private/json';
import { formatPath, type Segment } from '../../private/path';
import { diff, trap, upstream } from '../rule';

/** What kustomize appends to the names of the Secrets that it generates. */
const HASH = /-[2456789bcdfghkmt]{10}$/;

/** Fields that name a Secret, and maps whose `name` does. */
const NAMES = ['envSecretRefName', 'certSecretName', 'secretName'];
const REFERENCES = ['secretKeyRef', 'secretRef', 'imagePullSecrets'];

export const generatedSecret = trap({
  id: 'SELDON309',
  title: 'a Secret that kustomize generates is referred to by its generated name',
  consequence:
    'kustomize appends a hash to the names of the Secrets that it generates, and updates references in kinds that ' +
    'it knows. It does not know SeldonDeployments: their pods wait for a Secret of the old name.',
  example: () => diff`
      metadata: {name: prod-iris}
      spec:
        predictors:
        - name: default
          graph:
            name: classifier
            implementation: SKLEARN_SERVER
            modelUri: s3://models/iris
    -       envSecretRefName: bucket
    +       envSecretRefName: prod-bucket-m2dhbb987g
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: prod-bucket-m2dhbb987g}
      data: {RCLONE_CONFIG_S3_TYPE: czM=}
  `,
  source: upstream('operator/apis/machinelearning.seldon.io/v1/seldondeployment_types.go'),
  check({ object, metadata, namespace, surroundings }, report) {
    const secrets = surroundings.sources.secretsIn(namespace);
    for (const { path, name } of secrets.size === 0 ? [] : secretNames(object.spec, ['spec'])) {
      const now = secrets.has(name)
        ? undefined
        : [...secrets].find((each) => HASH.test(each) && isOf(each, name, metadata.name ?? ''));
      if (now !== undefined) {
        report({
          path: formatPath(path),
          message: `there is no Secret ${JSON.stringify(name)}: kustomize named it ${JSON.stringify(now)}`,
          remedy:
            'declare this field as a nameReference in the configurations of kustomize, or generate the Secret with ' +
            'disableNameSuffixHash and without namePrefix',
        });
      }
    }
  },
});

/** Whether a name with a hash was generated from another name, with the same prefix as the SeldonDeployment. */
function isOf(generated: string, name: string, deployment: string): boolean {
  const plain = generated.replace(HASH, '');
  return plain.endsWith(name) && deployment.startsWith(plain.slice(0, plain.length - name.length));
}

interface Named {
  readonly path: readonly Segment[];
  readonly name: string;
}

/** The Secrets that a spec names. */
function secretNames(value: Json, path: readonly Segment[]): Named[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => secretNames(item, [...path, index]));
  }
  if (!isObject(value)) {
    return [];
  }
  const isReference = path.slice(-2).some((step) => REFERENCES.includes(String(step)));
  return Object.entries(value).flatMap(([key, below]) => {
    if (typeof below === 'string') {
      if (NAMES.includes(key) || (isReference && key === 'name')) {
        return [{ path: [...path, key], name: below }];
      }
      return [];
    }
    return secretNames(below, [...path, key]);
  });
}
