import { OPERATOR_DEFAULTS } from './defaults';
import { DEFAULT_VERSION } from '../../api/facts/release';
import { isObject, type JsonObject } from '../../private/json';
import { GATEWAY_NAME, LABEL_NAME, LABEL_VALUE, SUBDOMAIN_NAME } from '../../private/name-shapes';
import { isMap, type Value, type ValueMap } from '../../values/value';
import { type ChartWarning } from '../chart';
import { describe, describeString, type Fields } from '../template/fields';

/** Values that become names, with what happens if they are not. All but the first two may be empty. */
const NAMES: Readonly<Record<string, readonly [pattern: RegExp, effect: string]>> = {
  'serviceAccount.name': [SUBDOMAIN_NAME, 'is not the name of a ServiceAccount: the API server rejects the manager'],
  'executor.serviceAccount.name': [
    SUBDOMAIN_NAME,
    'is not the name of a ServiceAccount: the API server rejects every orchestrator in its own pod',
  ],
  'predictiveUnit.defaultEnvSecretRefName': [
    SUBDOMAIN_NAME,
    'is not the name of a Secret: the API server rejects every pod that downloads a model',
  ],
  namespaceOverride: [
    LABEL_NAME,
    'is not the name of a namespace: the API server rejects every object of the operator',
  ],
  controllerId: [LABEL_VALUE, 'is not the value of a label: no SeldonDeployment can have it'],
};

/** Users of containers, which may be empty. */
const USERS = ['defaultUserID', 'executor.user'];

const IMAGES = ['image', 'executor.image'];

/** Values that cannot be a name, a user or part of an image, and lists where the chart prints one value. */
export function nameWarnings(fields: Fields): ChartWarning[] {
  return [
    ...listWarnings(OPERATOR_DEFAULTS, fields, ''),
    ...Object.entries(NAMES).flatMap(([path, [pattern, effect]]) => {
      const isRequired = path.endsWith('serviceAccount.name');
      const text = textAt(fields, path);
      return text === undefined || pattern.test(text) || (text === '' && !isRequired)
        ? []
        : [
            {
              path,
              message: `${describeString(fields.at(path))} ${effect}`,
              remedy: `use ${path === 'controllerId' ? 'letters, digits, -, _ and .' : 'lowercase letters, digits and -'}`,
            },
          ];
    }),
    ...gatewayWarnings(fields),
    ...USERS.flatMap((path) => {
      const text = textAt(fields, path);
      const message = `${describeString(fields.at(path))} is not a user id: the operator fails on every SeldonDeployment`;
      return text === undefined || /^\d*$/.test(text) ? [] : [{ path, message, remedy: 'write a number such as 8888' }];
    }),
    ...IMAGES.flatMap((path) => imageWarnings(fields, path)),
  ];
}

/** The chart prints a list in the place of one value as `[a b]`. */
function listWarnings(defaults: JsonObject, fields: Fields, prefix: string): ChartWarning[] {
  return Object.entries(defaults).flatMap(([key, value]): ChartWarning[] => {
    const path = `${prefix}${key}`;
    if (isObject(value)) {
      return isMap(fields.at(path)) ? listWarnings(value, fields, `${path}.`) : [];
    }
    const given = fields.at(path);
    if (value === null || Array.isArray(value) || !Array.isArray(given)) {
      return [];
    }
    const remedy =
      path === 'istio.gateway'
        ? 'write one NAMESPACE/NAME; a SeldonDeployment chooses another one by seldon.io/istio-gateway'
        : 'write one value';
    return [{ path, message: `${describe(given)} where the chart prints one value`, remedy }];
  });
}

function gatewayWarnings(fields: Fields): ChartWarning[] {
  const path = 'istio.gateway';
  const text = textAt(fields, path);
  const isUsed = textAt(fields, 'istio.enabled') === 'true';
  const message = `${describeString(fields.at(path))} is not the name of one gateway: Istio rejects or ignores every VirtualService`;
  return !isUsed || text === undefined || GATEWAY_NAME.test(text) || SUBDOMAIN_NAME.test(text)
    ? []
    : [{ path, message, remedy: 'write NAMESPACE/NAME' }];
}

/** Registry, repository and tag are joined to one name. */
function imageWarnings(fields: Fields, image: string): ChartWarning[] {
  const part = (name: string) => textAt(fields, `${image}.${name}`);
  const [registry, repository, tag] = [part('registry'), part('repository'), part('tag')];
  const unusable = (name: string, message: string, remedy: string): ChartWarning => ({
    path: `${image}.${name}`,
    message: `${message}: no such image can be pulled`,
    remedy,
  });
  return [
    ...(registry === ''
      ? [unusable('registry', 'without it, the name of the image begins with /', 'write docker.io')]
      : []),
    ...(repository?.includes(':') || repository?.includes('@')
      ? [unusable('repository', `it has a tag, and ${image}.tag adds another one`, `move the tag to ${image}.tag`)]
      : []),
    ...(tag === '' || tag?.includes(':') || tag?.includes('@')
      ? [
          unusable(
            'tag',
            tag === '' ? 'it is empty' : 'a digest is not a tag',
            `write a tag such as ${DEFAULT_VERSION}`,
          ),
        ]
      : []),
  ];
}

/** A value as the chart prints it; undefined if it is a map or a list, which other warnings report. */
function textAt(fields: Fields, path: string): string | undefined {
  const value: Value | ValueMap = fields.at(path);
  return isMap(value) || Array.isArray(value) ? undefined : fields.text(path);
}
