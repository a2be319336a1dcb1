import { ENGINE_PREDICTOR } from '../../api/facts/executor-variables';
import { filledVolume } from '../../api/volume-gaps';
import { asText, isObject, type Json, type JsonObject, type Manifest } from '../../private/json';
import { formatPath, type Segment } from '../../private/path';
import { failsInCode, type Judgement, judgeAll } from '../../rules/check';
import { type Finding } from '../../rules/finding';
import { type Operators } from '../../rules/operators';
import { type Surroundings } from '../../rules/surroundings';

/** Under what the operator sees a SeldonDeployment. */
export interface Cluster {
  readonly operators: Operators;
  readonly surroundings: Surroundings;
}

/** What becomes of a SeldonDeployment. */
export interface Outcome {
  readonly objects: readonly Manifest[];
  readonly address?: string;
  /** What the cluster or the operator rejects, except unknown fields, which the API server drops. */
  readonly errors: readonly string[];
  /** Messages about unknown fields. */
  readonly unknown: readonly string[];
  /** Whether the cluster rejects it, rather than that its pods never come up. */
  readonly refused: boolean;
  /** Rules that keep a program from being synthesized although the cluster accepts it, each with what it says. */
  readonly broken: ReadonlyMap<string, string>;
}

/** Maximum number of SeldonDeployments that are judged together: more take more memory, and no less time. */
const MOST_TOGETHER = 16;

/** What a cluster and its operator create from a SeldonDeployment. */
export function outcomeOf(sdep: JsonObject, cluster: Cluster): Outcome {
  return outcomesOf([sdep], cluster)[0];
}

/** The same for several, in half the time that each by itself takes. */
export function outcomesOf(sdeps: readonly JsonObject[], { operators, surroundings }: Cluster): Outcome[] {
  const outcomes: Outcome[] = [];
  for (let start = 0; start < sdeps.length; start += MOST_TOGETHER) {
    const cases = sdeps
      .slice(start, start + MOST_TOGETHER)
      .map((object) => ({ object, config: operators.configFor(object), surroundings, expanded: true }));
    outcomes.push(...judgeAll(cases).map(outcome));
  }
  return outcomes;
}

function outcome({ findings, silenced, expansion }: Judgement): Outcome {
  const all = [...findings, ...silenced.filter(({ silencedBy }) => silencedBy === 'object')];
  const errors = all.filter(({ severity, pruned }) => severity === 'error' && !pruned);
  return {
    objects: expansion?.objects ?? [],
    address: expansion?.address,
    errors: errors.map(describe).sort(),
    unknown: all.filter(({ pruned }) => pruned).map(describe),
    refused: errors.some(({ group }) => group !== 'trap'),
    broken: new Map([...errors, ...findings.filter(failsInCode)].map(({ rule, message }) => [rule, message])),
  };
}

function describe({ rule, path, message }: Finding): string {
  return `${rule} ${path === '' || message.startsWith(path) ? '' : `${path}: `}${message}`;
}

/** The first ways in which the outcome differs; none if the operator would change nothing. */
export function outcomeDifferences(before: Outcome, after: Outcome): string[] {
  const [old, now] = [byName(before.objects), byName(after.objects)];
  const names = [...new Set([...old.keys(), ...now.keys()])];
  return [
    ...(before.address === after.address
      ? []
      : [`the address would be ${after.address ?? 'none'}, not ${before.address ?? 'none'}`]),
    ...without(after.errors, before.errors).map((error) => `the cluster would say ${error}`),
    ...without(before.errors, after.errors).map((error) => `the cluster would no longer say ${error}`),
    ...names.flatMap((name) => objectDifferences(name, old.get(name), now.get(name))),
  ];
}

/** Errors of rules that are not among others; messages quote the manifest, which may say the same in another way. */
function without(errors: readonly string[], others: readonly string[]): string[] {
  const rules = new Set(others.map(ruleOf));
  return errors.filter((error) => !rules.has(ruleOf(error)));
}

function ruleOf(error: string): string {
  return error.split(' ', 1)[0];
}

function objectDifferences(name: string, before: Json | undefined, after: Json | undefined): string[] {
  if (before === undefined || after === undefined) {
    return [`${name} would be ${before === undefined ? 'created' : 'removed'}`];
  }
  return differences(before, after).map((path) => `${name} would change in ${path}`);
}

function byName(objects: readonly Manifest[]): Map<string, Json> {
  const scaled = new Set(objects.filter(({ kind }) => SCALERS.includes(kind)).map(({ metadata }) => metadata.name));
  return new Map(
    objects.map((object) => [
      `${object.kind} ${asText(object.metadata.namespace ?? '')}/${asText(object.metadata.name)}`,
      object.kind === 'Deployment' && !scaled.has(object.metadata.name)
        ? withReplicas(legible(object) as Manifest)
        : legible(object),
    ]),
  );
}

/** Kinds that count the pods of the Deployment of their name. */
const SCALERS: readonly string[] = ['HorizontalPodAutoscaler', 'ScaledObject'];

/** The API server gives a Deployment one pod if it has no number; an autoscaler would be reset by one. */
function withReplicas(deployment: Manifest): Json {
  return { ...deployment, spec: { replicas: 1, ...(deployment.spec as JsonObject) } };
}

/** As a cluster has it: volumes with what the API server fills in, and the service orchestrator's document as data. */
function legible(json: Json): Json {
  if (Array.isArray(json)) {
    return json.map(legible);
  }
  return isObject(json)
    ? Object.fromEntries(Object.entries(json).map(([key, item]) => [key, legibleField(json, key, item)]))
    : json;
}

function legibleField(owner: JsonObject, key: string, item: Json): Json {
  if (key === 'volumes' && Array.isArray(item)) {
    return item.map((volume) => legible(isObject(volume) ? filledVolume(volume) : volume));
  }
  return key === 'value' && owner.name === ENGINE_PREDICTOR && typeof item === 'string' ? decoded(item) : legible(item);
}

function decoded(text: string): Json {
  try {
    return legible(JSON.parse(Buffer.from(text, 'base64').toString('utf8')) as Json);
  } catch {
    return text;
  }
}

/** Paths at which two values differ as data. */
export function differences(left: Json | undefined, right: Json | undefined): string[] {
  const found: Segment[][] = [];
  collect(left, right, [], found);
  return found.map((path) => formatPath(path));
}

function collect(left: Json | undefined, right: Json | undefined, path: Segment[], found: Segment[][]): void {
  if (left === right) {
    return;
  }
  if (Array.isArray(left) && Array.isArray(right) && left.length === right.length) {
    left.forEach((item, i) => collect(item, right[i], [...path, i], found));
  } else if (isObject(left) && isObject(right)) {
    new Set([...Object.keys(left), ...Object.keys(right)]).forEach((key) =>
      collect(own(left, key), own(right, key), [...path, key], found),
    );
  } else {
    found.push(path);
  }
}

function own(map: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}
