import { isSame } from '../../../charts/operator/infer/found';
import { isObject, type Json, type JsonObject } from '../../../private/json';

/** Fields that the API server or Helm fill in, or that have no effect; if there is a value, only that one counts. */
const FILLED: readonly (readonly [path: RegExp, value?: Json])[] = [
  [/^spec\.progressDeadlineSeconds$/, 600],
  [/^spec\.revisionHistoryLimit$/, 10],
  [/^spec\.strategy$/, { rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' }, type: 'RollingUpdate' }],
  [/^spec\.template\.metadata\.creationTimestamp$/],
  [/^spec\.template\.spec\.dnsPolicy$/, 'ClusterFirst'],
  [/^spec\.template\.spec\.restartPolicy$/, 'Always'],
  [/^spec\.template\.spec\.schedulerName$/, 'default-scheduler'],
  [/^spec\.template\.spec\.serviceAccount$/],
  [/\.terminationMessagePath$/, '/dev/termination-log'],
  [/\.terminationMessagePolicy$/, 'File'],
  [/\.fieldRef\.apiVersion$/, 'v1'],
  [/Probe\.failureThreshold$/, 3],
  [/Probe\.periodSeconds$/, 10],
  [/Probe\.successThreshold$/, 1],
  [/Probe\.timeoutSeconds$/, 1],
  [/\.httpGet\.scheme$/, 'HTTP'],
  [/\.ports\.protocol$/, 'TCP'],
  [/^spec\.(clusterIPs?|internalTrafficPolicy|ipFamilies|ipFamilyPolicy)$/],
  [/^spec\.sessionAffinity$/, 'None'],
  [/^spec\.type$/, 'ClusterIP'],
  [/^webhooks\.matchPolicy$/, 'Equivalent'],
  [/^webhooks\.timeoutSeconds$/, 10],
  [/^webhooks\.rules\.scope$/, '*'],
  [/^webhooks\.clientConfig\.service\.port$/, 443],
  [/^spec\.conversion$/, { strategy: 'None' }],
  [/^spec\.names\.(listKind|singular)$/],
  [/\.hostNetwork$/, false],
  [/\.priorityClassName$/, ''],
  [/\.env\.value$/, ''],
  [/^metadata\.labels\.app\.kubernetes\.io\/managed-by$/, 'Helm'],
  [/^metadata\.annotations\.meta\.helm\.sh\/release-(name|namespace)$/],
];

/** An object without what a cluster fills in or leaves out: two that are the same then are the same in a cluster. */
export function withoutFilled(object: JsonObject): JsonObject {
  return (stripped(object, '') ?? {}) as JsonObject;
}

function stripped(json: Json, path: string): Json | undefined {
  if (json === null || isFilled(json, path) || isDescription(json, path)) {
    return undefined;
  }
  if (Array.isArray(json)) {
    return json.length === 0 ? undefined : json.map((item) => stripped(item, path) ?? null);
  }
  if (!isObject(json)) {
    return json;
  }
  const entries = Object.entries(json).flatMap(([key, item]): [string, Json][] => {
    const rest = stripped(item, path === '' ? key : `${path}.${key}`);
    return rest === undefined ? [] : [[key, rest]];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function isFilled(json: Json, path: string): boolean {
  return FILLED.some(([pattern, value]) => pattern.test(path) && (value === undefined || isSame(value, json)));
}

/** The chart's CRD describes its fields; ours does not. */
function isDescription(json: Json, path: string): boolean {
  return typeof json === 'string' && /^spec\.versions\..*\.description$/.test(path);
}
