import { GROUP, KIND } from '../api/facts/group';
import { asText, definedOnly, isObject, type Json, type JsonObject } from '../private/json';
import { formatPath, type Segment } from '../private/path';
import { readDocuments } from '../yaml/read';

/** A SeldonDeployment inside an object of another kind, such as a step of a workflow. */
export interface Embedded {
  /** Its path in the object that contains it. */
  readonly path: string;
  /** The SeldonDeployment, if it is plain data. */
  readonly object?: JsonObject;
  /** Whether its fields have their own places; false if it is a string. */
  readonly isMap: boolean;
  /** Why it cannot be checked, if it cannot. */
  readonly problem?: string;
  /** What to do about that, unless it is to render it. */
  readonly remedy?: string;
}

/** A string that contains a manifest of one. */
const MANIFEST = new RegExp(`["']?kind["']?\\s*:\\s*["']?${KIND}\\b`);

/** Placeholders that tools replace with values when they run. */
const PLACEHOLDER = /\{\{|\$\{|\$\(/;

/** The annotation in which `kubectl apply` keeps the object itself. */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** Patches name a SeldonDeployment without being one. */
const PATCHING = /^kustomize\.(config\.k8s|toolkit\.fluxcd)\.io\//;

/** The SeldonDeployments inside an object of another kind, values or a list: as maps, or as manifests in strings. */
export function embeddedDeployments(object: Json): Embedded[] {
  const { apiVersion = 'kustomize.config.k8s.io/v1beta1', kind } = isObject(object) ? object : {};
  const isPatching = PATCHING.test(asText(apiVersion)) && (kind === 'Kustomization' || kind === 'Component');
  return isPatching ? [] : below(object);
}

function below(value: Json): Embedded[] {
  const found: Embedded[] = [];
  collect(value, [], found);
  return found;
}

/** @param path where the value is; it is the same list again afterwards */
function collect(value: Json, path: Segment[], found: Embedded[]): void {
  if (typeof value === 'string') {
    if (value.length > KIND.length && value.includes(KIND) && MANIFEST.test(value)) {
      found.push(...inText(value, formatPath(path)));
    }
    return;
  }
  if (typeof value !== 'object' || value === null) {
    return;
  }
  if (isObject(value)) {
    const isFound = path.length > 0 && isDeployment(value);
    const own = isFound ? { path: formatPath(path), object: value, isMap: true } : generated(value, path);
    if (own) {
      found.push(own);
      return;
    }
  }
  for (const key of Array.isArray(value) ? value.keys() : Object.keys(value)) {
    if (key !== LAST_APPLIED) {
      path.push(key);
      collect((value as JsonObject)[key], path, found);
      path.pop();
    }
  }
}

/** What a rule of a Kyverno policy generates: the rule names it, and `data` contains the rest. */
function generated(rule: JsonObject, path: readonly Segment[]): Embedded | undefined {
  const { apiVersion, kind, name, namespace, data } = rule;
  if (kind !== KIND || !asText(apiVersion).startsWith(`${GROUP}/`) || !isObject(data)) {
    return undefined;
  }
  const at = formatPath([...path, 'data']);
  if (hasVariable(data) || hasVariable(name)) {
    return { path: at, isMap: true, problem: 'it has placeholders' };
  }
  const { metadata, ...rest } = data;
  const object = {
    ...definedOnly({ apiVersion, kind }),
    metadata: {
      ...(isObject(metadata) && metadata),
      ...definedOnly({
        name,
        // Most policies generate it in the namespace that triggers them.
        namespace: hasVariable(namespace) ? undefined : namespace,
      }),
    },
    ...rest,
  };
  return { path: at, object, isMap: true };
}

/** Whether a variable of Kyverno is in it, at any depth. */
function hasVariable(value: Json | undefined): boolean {
  if (typeof value === 'object' && value !== null) {
    return Object.values(value).some(hasVariable);
  }
  return typeof value === 'string' && value.includes('{{');
}

function inText(text: string, path: string): Embedded[] {
  if (PLACEHOLDER.test(text)) {
    return [{ path, isMap: false, problem: 'it has placeholders' }];
  }
  const documents = readDocuments(text, path);
  if (documents.some(({ error }) => error)) {
    const remedy = 'write it to a file of its own, and check that';
    return [{ path, isMap: false, problem: 'the string around it is not YAML', remedy }];
  }
  if (documents.some((document) => document.largeIntegers().length > 0)) {
    return [{ path, isMap: false, problem: 'it has a whole number beyond 2^53' }];
  }
  return documents.flatMap(({ value }) =>
    isObject(value) && isDeployment(value)
      ? [{ path, object: value, isMap: false }]
      : below(value).map((found) => ({ ...found, path, isMap: false })),
  );
}

/** Owner references and the targets of autoscalers name one, and have neither metadata nor a spec. */
function isDeployment({ apiVersion, kind, metadata, spec }: JsonObject): boolean {
  return (
    kind === KIND &&
    typeof apiVersion === 'string' &&
    apiVersion.startsWith(`${GROUP}/`) &&
    (isObject(metadata) || isObject(spec))
  );
}
