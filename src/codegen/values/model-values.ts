import { mapOf, membersOf, plain } from './plain';
import { budgetValues, versionValues } from './version-values';
import { SETTINGS } from '../../api/facts/settings';
import { asNumber, asText, has, isObject, type Json, type JsonObject } from '../../private/json';
import { type Call, type Expression } from '../expression';
import { type Recognized } from '../recognize/context';
import { Untypable } from '../recognize/untypable';

/** Properties of a SeldonDeployment that values write under the same name. */
const SAME: readonly string[] = [
  'metadata',
  'annotations',
  'requestTimeout',
  ...SETTINGS.map(({ property }) => property),
  'routing',
];

/** Properties that values write in another way, or that only code has. */
const OTHERWISE: readonly string[] = ['protocol', 'transport', 'serverType', 'replicas', 'silence', 'seldonOperator'];

/** Name of the only version of a model that does not name it. */
const ONLY = 'default';

/**
 * A SeldonDeployment as an entry of `models`, without its namespace.
 * @throws Untypable if values cannot express some of it
 */
export function modelValues({ props, nodes, calls }: Recognized): JsonObject {
  const members = membersOf(props);
  const unknown = [...members.keys()].find((name) => !SAME.includes(name) && !OTHERWISE.includes(name));
  if (unknown !== undefined) {
    throw new Untypable(unknown, 'values have no word for it');
  }
  const said = (name: string): Json | undefined => members.get(name) && plain(members.get(name)!);
  const word = (name: string): Json | undefined => lower(said(name));
  const declared = new Map(nodes.map(({ name, value }) => [name, value]));
  const versions = calls.flatMap((each) => versionsOf(each, declared, said('replicas')));
  const kafka = members.get('serverType') as Call | undefined;
  const routing = said('routing');
  return mapOf([
    ...Object.entries(versionsValues(versions)),
    ['protocol', word('protocol')],
    ['transport', word('transport')],
    ['kafka', kafka?.method === 'kafka' ? plain(kafka.args[0]) : undefined],
    ...SAME.map(
      (name) => [name, name === 'routing' && isObject(routing) ? routingValues(routing) : said(name)] as const,
    ),
    ['silence', silenceValues(said('silence'))],
  ]);
}

interface Version {
  readonly name: string;
  readonly values: JsonObject;
  readonly traffic?: Json;
  readonly shadow?: boolean;
  readonly budget?: JsonObject;
}

function versionsOf(
  { method, args }: Recognized['calls'][number],
  declared: ReadonlyMap<string, Expression>,
  replicas: Json | undefined,
): Version[] {
  const version = (name: Json, options: Expression | undefined, traffic?: Json): Version => {
    const members = membersOf(options);
    const values = versionValues(members, declared);
    const counted = ['replicas', 'scaling', 'keda'].some((key) => has(values, key)) || replicas === undefined;
    return {
      name: asText(name),
      values: counted ? values : { ...values, replicas },
      traffic: traffic ?? (members.get('traffic') && plain(members.get('traffic')!)),
      budget: budgetValues(members.get('disruptionBudget') as Call | undefined),
    };
  };
  const options = membersOf(args[args.length - 1]);
  const said = (name: string): Json | undefined => options.get(name) && plain(options.get(name)!);
  switch (method) {
    case 'addPredictor':
      return [version(plain(args[0]), args[1])];
    case 'shadow':
      return [{ ...version(plain(args[0]), args[1], said('percent')), shadow: true }];
    case 'abTest': {
      const percent = asNumber(said('percentB') ?? 50);
      return [version('a', options.get('a'), 100 - percent), version('b', options.get('b'), percent)];
    }
    default: {
      const percent = asNumber(said('percent'));
      const [stable, canary] = [said('stableName') ?? ONLY, said('canaryName') ?? 'canary'];
      return [version(stable, options.get('stable'), 100 - percent), version(canary, options.get('canary'), percent)];
    }
  }
}

/** One version is written in the model itself; several by name, so that none inherits from another. */
function versionsValues(versions: readonly Version[]): JsonObject {
  const [first, ...others] = versions;
  if (others.some(({ budget }) => budget)) {
    throw new Untypable('disruptionBudget', 'values give one to the first version only');
  }
  const budget = first.budget && { disruptionBudget: first.budget };
  if (versions.length === 1 && first.name === ONLY && first.traffic === undefined && !first.shadow) {
    return { ...first.values, ...budget };
  }
  const odd = versions.find(({ name }) => !/^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name));
  if (odd) {
    throw new Untypable('predictors', `${JSON.stringify(odd.name)} is not a key of values`);
  }
  const predictors = versions.map(
    ({ name, values, traffic, shadow }) =>
      [name, mapOf([['traffic', traffic], ['shadow', shadow], ...Object.entries(values)])] as const,
  );
  return { predictors: Object.fromEntries(predictors), ...budget };
}

function lower(word: Json | undefined): Json | undefined {
  return typeof word === 'string' ? word.toLowerCase() : undefined;
}

function routingValues({ gateway, ...rest }: JsonObject): JsonObject {
  return mapOf([['gateway', gateway === 'MESH' ? 'mesh' : gateway], ...Object.entries(rest)]);
}

function silenceValues(rules: Json | undefined): JsonObject | undefined {
  return Array.isArray(rules)
    ? mapOf(rules.filter(isObject).map(({ rule, reason }) => [asText(rule), reason] as const))
    : undefined;
}
