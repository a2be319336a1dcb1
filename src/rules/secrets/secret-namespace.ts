import { listing } from '../../private/listing';
import { kubeletReferences } from '../helpers/pod-references';
import { predictorDiffIn, trap } from '../rule';

export const secretNamespace = trap({
  id: 'SELDON355',
  stage: 'expansion',
  title: 'Secrets and ConfigMaps are in the namespace of the SeldonDeployment',
  consequence:
    'A pod can only read Secrets and ConfigMaps in its own namespace. It waits with CreateContainerConfigError ' +
    'until one of this name exists there; a missing pull secret is skipped, and the image is pulled without ' +
    'credentials.',
  example: () => predictorDiffIn('ml')`
      graph:
        name: classifier
        implementation: SKLEARN_SERVER
        modelUri: s3://models/iris
        envSecretRefName: bucket
      ---
      apiVersion: v1
      kind: Secret
    - metadata: {name: bucket, namespace: minio-system}
    + metadata: {name: bucket, namespace: ml}
      stringData: {RCLONE_CONFIG_S3_TYPE: s3}
  `,
  source: 'https://kubernetes.io/docs/concepts/configuration/secret/#restriction-secret-must-exist',
  check(subject, report) {
    const { namespace, surroundings } = subject;
    const reported = new Set<string>();
    for (const { kind, name, path } of namespace === '' || surroundings.sources.isEmpty
      ? []
      : kubeletReferences(subject)) {
      const key = `${kind}/${name}`;
      const others = surroundings.sources.namespacesOf(kind, name);
      const isPresent = others.includes(namespace) || others.includes('');
      if (others.length > 0 && !isPresent && !reported.has(key)) {
        reported.add(key);
        const maker = kind === 'Secret' ? surroundings.sources.makerOf(others[0], name) : undefined;
        report({
          path: path(),
          message:
            `${kind} ${JSON.stringify(name)} is in namespace ` +
            `${listing(
              others.map((each) => JSON.stringify(each)),
              ' and ',
            )}, which pods of ` +
            `${JSON.stringify(namespace)} cannot read`,
          remedy: `create ${maker ? `the ${maker.kind} that it is made from` : 'it'} in namespace ${JSON.stringify(namespace)} too`,
        });
      }
    }
  },
});
