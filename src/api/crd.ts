import { KEEP_ANNOTATIONS } from './crd-keep';
import type * as crdSchema from './crd-schema';
import type * as crdText from './crd-text';
import { CRD_NAME, GROUP, KIND, PLURAL, SERVED_VERSIONS, STORED_VERSION } from './facts/group';
import { type JsonObject, type Manifest } from '../private/json';
import { share } from '../private/shared';

/** The CustomResourceDefinition on its own, kept on delete and prune. */
export function seldonDeploymentCrd(): Manifest {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { annotations: { ...KEEP_ANNOTATIONS }, name: CRD_NAME },
    spec: crdSpec(),
  };
}

/**
 * The `spec` of the CustomResourceDefinition: three served versions in full, v1 stored, no descriptions.
 * The versions share their schema: never change it.
 */
export function crdSpec(): JsonObject {
  const schema = versionSchema();
  return {
    group: GROUP,
    names: { kind: KIND, listKind: `${KIND}List`, plural: PLURAL, shortNames: ['sdep'], singular: KIND.toLowerCase() },
    scope: 'Namespaced',
    versions: SERVED_VERSIONS.map((name) => ({
      name,
      schema,
      served: true,
      storage: name === STORED_VERSION,
      subresources: {
        scale: { specReplicasPath: '.spec.replicas', statusReplicasPath: '.status.replicas' },
        status: {},
      },
    })),
  };
}

/* eslint-disable @typescript-eslint/no-require-imports -- with the text, no schema is needed, and vice versa */

/**
 * The schema of one version, generated when it is first read; writers use the prebuilt text if the build created one.
 */
function versionSchema(): JsonObject {
  let made: JsonObject | undefined;
  return share(
    {
      get openAPIV3Schema() {
        return (made ??= (require('./crd-schema') as typeof crdSchema).crdSchema());
      },
    },
    (require('./crd-text') as typeof crdText).SCHEMA_TEXTS,
  );
}
