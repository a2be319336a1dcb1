import { isObject, type Json } from '../../private/json';

/** Whether an object contains a Secret with data, as a Template of OpenShift or the text of a ConfigMap may. */
export function hasSecretInside(json: Json): boolean {
  if (typeof json === 'string') {
    return KIND.test(json) && DATA.test(json);
  }
  if (Array.isArray(json)) {
    return json.some(hasSecretInside);
  }
  return isObject(json) && ((json.kind === 'Secret' && hasData(json)) || Object.values(json).some(hasSecretInside));
}

function hasData(map: object): boolean {
  return 'data' in map || 'stringData' in map;
}

/** A Secret in a text, as YAML or JSON. */
const KIND = /(?:^|[\s{,"'])kind["']?\s*:\s*["']?Secret\b/;
const DATA = /(?:^|[\s{,"'])(?:data|stringData)["']?\s*:/;
