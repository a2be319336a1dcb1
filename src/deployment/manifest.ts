import { annotationSettings } from './annotation-settings';
import { type ModelDefaultsOptions } from './model-defaults';
import { type SeldonDeploymentProps } from './seldon-deployment-props';
import { API_VERSION, API_VERSIONS, KIND, SERVED_VERSIONS } from '../api/facts/group';
import { compact } from '../private/compact';
import { InputError } from '../private/errors';
import { isObject, type Json, type JsonObject, type Manifest } from '../private/json';
import { checkKinds, RULES } from '../private/kind';
import { plainData } from '../private/plain-data';
import { kindAndSize, shownValue } from '../private/shown-value';

/** A SeldonDeployment without predictors, from the properties. */
export function newManifest(id: string, props: SeldonDeploymentProps, defaults: ModelDefaultsOptions): Manifest {
  checkKinds(props, {
    serverType: ['_orchestratorEnv', 'a ServerType such as ServerType.rpc()'],
    silence: RULES,
    seldonOperator: ['deploymentLabels', 'a SeldonOperator'],
  });
  const annotations = { ...defaults.annotations, ...annotationSettings(props), ...props.annotations };
  const labels = { ...props.seldonOperator?.deploymentLabels, ...props.metadata?.labels };
  return {
    apiVersion: API_VERSION,
    kind: KIND,
    metadata: {
      name: id,
      ...(props.metadata as JsonObject | undefined),
      ...(Object.keys(labels).length > 0 && { labels }),
    },
    spec: compact({
      name: props.specName,
      oauth_key: props.oauthKey,
      oauth_secret: props.oauthSecret,
      protocol: props.protocol,
      transport: props.transport,
      serverType: props.serverType?.name,
      replicas: props.replicas,
      annotations: Object.keys(annotations).length > 0 ? annotations : undefined,
    }),
  };
}

/** An existing SeldonDeployment. Throws on anything else. */
export function readManifest(input: unknown): Manifest {
  const manifest = plainData(input);
  if (!isObject(manifest)) {
    throw new InputError(`must be a SeldonDeployment as plain data, got ${kindAndSize(manifest)}`);
  }
  const { apiVersion, kind, metadata, spec } = manifest;
  if (kind !== KIND || typeof apiVersion !== 'string' || !API_VERSIONS.includes(apiVersion)) {
    throw new InputError(
      `must have kind ${KIND} and apiVersion ${API_VERSION} (or ${SERVED_VERSIONS.slice(1).join(', ')}), ` +
        `got kind ${shown(kind)} and apiVersion ${shown(apiVersion)}`,
    );
  }
  if (!isObject(metadata) || typeof metadata.name !== 'string' || metadata.name === '') {
    throw new InputError('metadata.name must be set: names derived from it must not change');
  }
  if (spec !== undefined && spec !== null && !isObject(spec)) {
    throw new InputError(`spec must be a map, got ${kindAndSize(spec)}`);
  }
  return { ...manifest, apiVersion, kind, metadata, spec: spec ?? {} };
}

function shown(value: Json | undefined): string {
  return value === undefined ? 'none' : shownValue(value, []);
}
