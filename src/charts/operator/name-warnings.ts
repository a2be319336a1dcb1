import { OPERATOR_DEFAULTS } from './defaults';
import { entryOf, isObject, type JsonObject } from '../../private/json';
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

const USERS_OF_MANAGER = ['runAsUser', 'runAsGroup'];

/** Values that cannot be a name or a user, and lists where the chart prints one value. */
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
    ...USERS_OF_MANAGER.flatMap((key) => {
      const context = fields.at('manager.containerSecurityContext');
      const value = isMap(context) ? (entryOf(context, key) ?? null) : null;
      const path = `manager.containerSecurityContext.${key}`;
      const message = `${describeString(value)} is not a number: the API server rejects the manager's Deployment`;
      return value === null || typeof value === 'number'
        ? []
        : [{ path, message, remedy: 'write a number such as 8888' }];
    }),
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

/** A value as the chart prints it; undefined if it is a map or a list, which other warnings report. */
export function textAt(fields: Fields, path: string): string | undefined {
  const value: Value | ValueMap = fields.at(path);
  return isMap(value) || Array.isArray(value) ? undefined : fields.text(path);
}
