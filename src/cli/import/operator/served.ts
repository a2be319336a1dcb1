import { isSame } from '../../../charts/operator/infer/found';
import { grouped } from '../../../private/grouped';
import { isObject, type Json, type JsonObject, put } from '../../../private/json';

/** Fields that the API server or Helm fill in, or that have no effect; if there is a value, only that one counts. */
const FILLED: readonly (readonly [around: RegExp, key: string, value?: Json])[] = [
  [/^spec$/, 'progressDeadlineSeconds', 600],
  [/^spec$/, 'revisionHistoryLimit', 10],
  [/^spec$/, 'strategy', { rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' }, type: 'RollingUpdate' }],
  [/^spec\.template\.metadata$/, 'creationTimestamp'],
  [/^spec\.template\.spec$/, 'dnsPolicy', 'ClusterFirst'],
  [/^spec\.template\.spec$/, 'restartPolicy', 'Always'],
  [/^spec\.template\.spec$/, 'schedulerName', 'default-scheduler'],
  [/^spec\.template\.spec$/, 'serviceAccount'],
  [/./, 'terminationMessagePath', '/dev/termination-log'],
  [/./, 'terminationMessagePolicy', 'File'],
  [/\.fieldRef$/, 'apiVersion', 'v1'],
  [/Probe$/, 'failureThreshold', 3],
  [/Probe$/, 'periodSeconds', 10],
  [/Probe$/, 'successThreshold', 1],
  [/Probe$/, 'timeoutSeconds', 1],
  [/\.httpGet$/, 'scheme', 'HTTP'],
  [/\.ports$/, 'protocol', 'TCP'],
  [/^spec$/, 'clusterIP'],
  [/^spec$/, 'clusterIPs'],
  [/^spec$/, 'internalTrafficPolicy'],
  [/^spec$/, 'ipFamilies'],
  [/^spec$/, 'ipFamilyPolicy'],
  [/^spec$/, 'sessionAffinity', 'None'],
  [/^spec$/, 'type', 'ClusterIP'],
  [/^webhooks$/, 'matchPolicy', 'Equivalent'],
  [/^webhooks$/, 'timeoutSeconds', 10],
  [/^webhooks\.rules$/, 'scope', '*'],
  [/^webhooks\.clientConfig\.service$/, 'port', 443],
  [/^spec$/, 'conversion', { strategy: 'None' }],
  [/^spec\.names$/, 'listKind'],
  [/^spec\.names$/, 'singular'],
  [/./, 'hostNetwork', false],
  [/./, 'priorityClassName', ''],
  [/\.env$/, 'value', ''],
  [/^metadata\.labels$/, 'app.kubernetes.io/managed-by', 'Helm'],
  [/^metadata\.annotations$/, 'meta.helm.sh/release-name'],
  [/^metadata\.annotations$/, 'meta.helm.sh/release-namespace'],
];

/** The schemas of a CRD have thousands of fields. */
const BY_KEY = grouped(FILLED, ([, key]) => key);

/** An object without what a cluster fills in or leaves out: two that are the same then are the same in a cluster. */
export function withoutFilled(object: JsonObject): JsonObject {
  return (stripped(object, '') ?? {}) as JsonObject;
}

/** @param path the keys above, without places in lists */
function stripped(json: Json, path: string): Json | undefined {
  if (json === null) {
    return undefined;
  }
  if (Array.isArray(json)) {
    return json.length === 0 ? undefined : json.map((item) => stripped(item, path) ?? null);
  }
  if (!isObject(json)) {
    return json;
  }
  const rest: JsonObject = {};
  for (const key of Object.keys(json)) {
    const item = json[key];
    const isLeftOut = isFilled(path, key, item) || isDescription(path, key, item);
    const kept = isLeftOut ? undefined : stripped(item, path === '' ? key : `${path}.${key}`);
    if (kept !== undefined) {
      put(rest, key, kept);
    }
  }
  return Object.keys(rest).length === 0 ? undefined : rest;
}

function isFilled(path: string, key: string, item: Json): boolean {
  const known = BY_KEY.get(key);
  return known?.some(([around, , value]) => around.test(path) && (value === undefined || isSame(value, item))) ?? false;
}

/** The chart's CRD describes its fields; ours does not. */
function isDescription(path: string, key: string, item: Json): boolean {
  return key === 'description' && typeof item === 'string' && path.startsWith('spec.versions.');
}
