import { quoted } from './check';
import { checkScaling } from './check-scaling';
import { checkKnown, entriesOf, entriesOfList, keysOf, namesOf, textOf } from './names';
import { ANY_MODEL_KEYS, MODEL } from './sections/models';
import { NODE_FIELDS } from './sections/nodes';
import { type Version, versionsOf } from './versions';
import { BUILT_INS } from '../../api/facts/words';
import { WHOLE_TRAFFIC, wrongTrafficSum } from '../../api/traffic';
import { has, isObject, type JsonObject } from '../../private/json';
import { ruleIdOf } from '../../rules/silence';
import { type ValueReader } from '../../values/reader';
import { toPlain } from '../../values/value';

/** The rule about nodes that the executor does not have. */
const WITHOUT_EXECUTOR = 'SELDON258';

/** Forms of a model that say all of it, each with the keys that go with it. */
const WHOLE: Readonly<Record<string, readonly string[]>> = {
  manifest: [],
  chart: ['values', 'release', 'strictParity'],
};

/** Notes what names something that is not there, and what a model needs. */
export function checkModel(platform: ValueReader, model: ValueReader, environments: readonly string[]): void {
  const values = toPlain(model.value('')!);
  if (!isObject(values)) {
    return;
  }
  namesOf(model, 'environments').forEach((name, i) =>
    checkKnown(name, environments, model, `environments[${i}]`, 'environments'),
  );
  const whole = Object.keys(WHOLE).find((key) => model.has(key));
  if (whole !== undefined) {
    const fitting = [whole, ...WHOLE[whole], ...ANY_MODEL_KEYS];
    Object.keys(values)
      .filter((key) => Object.hasOwn(MODEL.fields, key) && values[key] !== null && !fitting.includes(key))
      .forEach((key) =>
        model.problem(
          quoted(key),
          `cannot be combined with '${whole}', which defines the whole ` + 'model: remove one of them',
        ),
      );
    return;
  }
  WHOLE.chart
    .filter((key) => model.has(key))
    .forEach((key) => model.problem(key, "needs the 'chart' that it is about"));
  const versions = versionsOf(values);
  versions.forEach((version) => checkVersion(platform, model, version));
  if (!keysOf(model, 'silence').some((word) => ruleIdOf(word) === WITHOUT_EXECUTOR)) {
    versions.flatMap(({ path }) => nodesOf(model.at(path))).forEach(checkBuiltIn);
  }
  checkSharing(model, versions);
  checkRouting(platform, model, versions);
}

function checkVersion(platform: ValueReader, model: ValueReader, { path, values }: Version): void {
  const own = model.at(path);
  const given = values as unknown as JsonObject;
  if (!['server', 'image', 'builtIn', 'graph'].some((key) => has(given, key))) {
    own.problem(
      '',
      "needs a 'server' and the place of the model, an 'image', a 'graph', a whole 'manifest', or a 'chart'",
    );
  }
  if (isObject(given.graph)) {
    Object.keys(NODE_FIELDS)
      .filter((key) => has(given, key) && own.has(key))
      .forEach((key) =>
        own.problem(key, "cannot be combined with 'graph': write it under 'nodes', at the node that it is for"),
      );
    checkGraph(own, given);
    entriesOf(own, 'nodes').forEach(([name, node]) =>
      checkNode(platform, node, isObject(given.nodes) && isObject(given.nodes[name]) ? given.nodes[name] : {}),
    );
  } else {
    ['nodes', 'placement', 'componentSpecs']
      .filter((key) => own.has(key))
      .forEach((key) => own.problem(key, "needs the 'graph' that its nodes are in"));
    checkNode(platform, own, given);
  }
  if (own.has('explainer')) {
    checkOrigin(
      platform,
      own.at('explainer'),
      isObject(given.explainer) ? { store: given.store, ...given.explainer } : {},
      // Its pod has the service account, whether or not files are loaded.
      ACCESS.filter((key) => key !== 'serviceAccountName'),
    );
  }
  checkScaling(own);
}

/** A version that is a node itself, and those that it describes. */
function nodesOf(version: ValueReader): ValueReader[] {
  return [version, ...entriesOf(version, 'nodes').map(([, node]) => node)];
}

/** The service orchestrator has only some of the nodes without a container. */
function checkBuiltIn(own: ValueReader): void {
  const name = textOf(own, 'builtIn') ?? '';
  const { without } = Object.hasOwn(BUILT_INS, name) ? BUILT_INS[name] : {};
  if (without !== undefined) {
    own.problem(
      'builtIn',
      `is ${name}, which the service orchestrator does not have: it ${without}; give the node an 'image', or ` +
        `give the reason for ${WITHOUT_EXECUTOR} under 'silence'`,
    );
  }
}

/** Each node of the tree is described, and each one described is in the tree. */
function checkGraph(own: ValueReader, given: JsonObject): void {
  const names = graphNames(given.graph);
  const described = isObject(given.nodes) ? Object.keys(given.nodes) : [];
  const at = own.has('graph') ? 'graph' : 'nodes';
  names
    .filter((name, i) => names.indexOf(name) < i)
    .forEach((name) => own.problem(at, `has the node ${JSON.stringify(name)} twice: give each place a different node`));
  [...new Set(names)].forEach((name) => checkKnown(name, described, own, at, 'nodes'));
  described
    .filter((name) => !names.includes(name))
    .forEach((name) => own.problem(`nodes.${quoted(name)}`, "is not in the 'graph'"));
  entriesOfList(own, 'componentSpecs').forEach((spec) =>
    namesOf(spec, 'nodes').forEach((name, i) => checkKnown(name, names, spec, `nodes[${i}]`, 'graph')),
  );
}

function graphNames(graph: unknown): string[] {
  return !isObject(graph)
    ? []
    : [
        ...(typeof graph.name === 'string' ? [graph.name] : []),
        ...(Array.isArray(graph.children) ? graph.children.flatMap(graphNames) : []),
      ];
}

function checkNode(platform: ValueReader, own: ValueReader, given: JsonObject): void {
  checkOrigin(platform, own, given);
  if (
    !('graph' in given) &&
    !['server', 'image', 'builtIn'].some((key) => has(given, key)) &&
    own.segments()[own.segments().length - 2] === 'nodes'
  ) {
    own.problem('', "needs a 'server', an 'image' or a 'builtIn'");
  }
  for (const [key, other] of [
    ['type', 'image'],
    ['methods', 'image'],
    ['ratioA', 'builtIn'],
  ].filter(([name, needed]) => own.has(name) && !has(given, needed))) {
    own.problem(key, `means nothing without '${other}': remove it`);
  }
  ['type', 'methods']
    .filter((key) => own.has(key) && 'server' in given)
    .forEach((key) => own.problem(key, "cannot be combined with 'server', which is a model"));
}

/** How the storage initializer gets access to a URI. */
const ACCESS = ['envSecretRefName', 'serviceAccountName', 'initializer'];

/** Where files are: a path goes with a store, a store with a path, ways of access with a URI. */
function checkOrigin(
  platform: ValueReader,
  own: ValueReader,
  given: JsonObject,
  access: readonly string[] = ACCESS,
): void {
  if (own.has('path') && typeof given.store !== 'string') {
    own.problem('path', "needs the 'store' that it is a path in");
  }
  const store = textOf(own, 'store');
  if (store !== undefined) {
    checkKnown(store, keysOf(platform, 'storage'), own, 'store', 'storage');
    if (!('path' in given)) {
      own.problem('store', "needs the 'path' of the model in it");
    }
  }
  access
    .filter((key) => own.has(key) && !('uri' in given))
    .forEach((key) => own.problem(key, "goes with 'uri': a store has its own way in"));
}

/** Shares of the requests, of a canary and of predictors. */
function checkSharing(model: ValueReader, versions: readonly Version[]): void {
  const canary = model.at('canary');
  const steps = canary.value('steps');
  if (model.has('canary') && !canary.has('percent') && !canary.has('steps')) {
    canary.problem('percent', "is missing: its share of the requests, or 'steps' of a rollout");
  }
  if (canary.has('step') && !canary.has('steps')) {
    canary.problem('step', "means nothing without 'steps': remove it");
  }
  if (Array.isArray(steps) && steps.every((percent) => typeof percent === 'number')) {
    const step = canary.value('step') ?? 1;
    if (steps.length === 0 || steps.some((percent, i) => i > 0 && percent <= steps[i - 1])) {
      canary.problem('steps', `must be rising shares such as [5, 25, 50, 100], got ${JSON.stringify(steps)}`);
    } else if (typeof step === 'number' && step > steps.length) {
      canary.problem('step', `must be from 1 to ${steps.length}, the number of 'steps', got ${step}`);
    }
  }
  for (const { path, shadow } of versions) {
    if (shadow && model.at(path).value('traffic') === 0) {
      model.at(path).problem('traffic', 'must be from 1 to 100 for a shadow, got 0');
    }
  }
  const serving = versions.filter(({ shadow }) => !shadow);
  if (!model.has('predictors') || serving.some(({ traffic }) => traffic !== undefined && typeof traffic !== 'number')) {
    return;
  }
  const wrongSum = wrongTrafficSum(versions);
  if (serving.length === 0) {
    model.problem('predictors', 'needs a version that is not a shadow');
  } else if (wrongSum !== undefined) {
    model.problem('predictors', `'traffic' of all but shadows must add up to ${WHOLE_TRAFFIC}, got ${wrongSum}`);
  }
}

function checkRouting(platform: ValueReader, model: ValueReader, versions: readonly Version[]): void {
  const names = versions.map(({ name }) => name);
  const predictor = (from: ValueReader, path: string) => {
    const name = textOf(from, path);
    return name === undefined || checkKnown(name, names, from, path, 'predictors');
  };
  if (checkGateway(platform, model.at('routing'), ['mesh']) === 'ambassador') {
    model.problem('routing.gateway', 'names an Ambassador gateway, which serves every model: leave it out');
  }
  const route = model.at('route');
  const kind = checkGateway(platform, route, []);
  if (model.has('route') && kind !== undefined) {
    const [needed, foreign] = kind === 'istio' ? ['hosts', []] : ['rules', ['hosts', 'mirror']];
    if (!route.has(needed)) {
      route.problem(needed, `is missing: a route of ${kind === 'istio' ? 'Istio' : 'Ambassador'} needs it`);
    }
    foreign
      .filter((key) => route.has(key))
      .forEach((key) => route.problem(key, 'means nothing for a route of Ambassador: remove it'));
  }
  predictor(route, 'mirror');
  for (const rule of entriesOfList(route, 'rules')) {
    predictor(rule, 'predictor');
    if (!rule.has('header') && !rule.has('cookie')) {
      rule.problem('', "needs a 'header' or a 'cookie'");
    }
    if (!rule.has('value') && !rule.has('regex')) {
      rule.problem('', "needs the 'value' of the header or the cookie");
    } else if (rule.has('cookie') && rule.has('regex')) {
      rule.problem('regex', "goes with 'header': give the cookie a 'value'");
    }
  }
  predictor(model.at('smokeTest'), 'predictor');
}

/** The kind of the gateway that is named, if it is known. */
function checkGateway(platform: ValueReader, from: ValueReader, words: readonly string[]): string | undefined {
  const name = textOf(from, 'gateway');
  if (name === undefined || words.includes(name) || name.includes('/')) {
    return name === undefined ? undefined : 'istio';
  }
  return checkKnown(name, keysOf(platform, 'gateways'), from, 'gateway', 'gateways')
    ? textOf(platform.at(`gateways.${quoted(name)}`), 'kind')
    : undefined;
}
