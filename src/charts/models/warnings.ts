import { API_VERSIONS } from '../../api/facts/group';
import { SERVERS } from '../../api/facts/servers';
import { GO_KINDS } from '../../api/facts/variable-kinds';
import { PARAMETER_TYPES, PROTOCOLS } from '../../api/facts/words';
import { entryOf } from '../../private/json';
import { formatPath, parsePath } from '../../private/path';
import { shownWord } from '../../private/shown-value';
import { didYouMean, suggest } from '../../private/suggest';
import { isMap, type Value, type ValueMap } from '../../values/value';
import { type ChartWarning } from '../chart';
import { describeNumber, describeString, Fields } from '../template/fields';
import { text } from '../template/text';

/** What the values of a model chart can be, and what becomes of others. */
interface Words {
  readonly known: readonly string[];
  readonly effect: string;
}

const SERVER_NAMES = Object.keys(SERVERS);

const PROTOCOL_NAMES = Object.keys(PROTOCOLS);

const WORDS_OF_SINGLE_MODEL: Readonly<Record<string, Words>> = {
  apiVersion: { known: API_VERSIONS, effect: 'the API server does not have it' },
  protocol: { known: PROTOCOL_NAMES, effect: 'the webhook rejects the SeldonDeployment' },
  'model.mlflow.xtype': {
    known: ['', 'ndarray', 'DataFrame'],
    effect: 'the server calls the model with a data frame',
  },
};

/** Values of the chart of a single model that the cluster rejects or reads as something else. */
export function singleModelWarnings(values: ValueMap): ChartWarning[] {
  const fields = new Fields(values);
  return [
    ...Object.entries(WORDS_OF_SINGLE_MODEL).flatMap(([path, words]) => wordWarnings(fields, path, words)),
    ...serverWarnings(fields),
  ];
}

/** The same of the chart of an A/B test. */
export function abTestWarnings(values: ValueMap, strictParity: boolean): ChartWarning[] {
  const fields = new Fields(values);
  const path = 'traffic_modela_percentage';
  const written = fields.text(path);
  const share = GO_KINDS.number.test(written) ? Number(written) : NaN;
  const isFixed = strictParity && fields.isTrue('separate_pods');
  return isFixed || (share >= 0 && share <= 1)
    ? []
    : [
        {
          path,
          message: `${describeNumber(fields.at(path))} is not a share of the requests, despite the name of the value`,
          remedy: 'write a number from 0 to 1, such as 0.9',
        },
      ];
}

const MAB_PARAMETERS = { 'mab.branches': 'INT', 'mab.epsilon': 'FLOAT', 'mab.verbose': 'BOOL' } as const;

/** The same of the chart of a multi-armed bandit: parameters that its router cannot parse. */
export function mabWarnings(values: ValueMap): ChartWarning[] {
  const fields = new Fields(values);
  return Object.entries(MAB_PARAMETERS).flatMap(([path, type]) =>
    PARAMETER_TYPES[type].test(fields.text(path))
      ? []
      : [
          {
            path,
            message: `${describeString(fields.at(path))} is not of type ${type}: the router exits on startup`,
            remedy: 'write a value of that type',
          },
        ],
  );
}

/**
 * The same of the charts of outlier detectors, by the path of the detector: parameters whose type their server cannot
 * parse.
 */
export function detectorWarnings(values: ValueMap, path: string, strictParity: boolean): ChartWarning[] {
  const fields = new Fields(values);
  const type = fields.text(`${path}.type`);
  const [parameters, types] = [fields.at(`${path}.${type}`), fields.at(`${path}.parameterTypes`)];
  return Object.entries(isMap(parameters) && isMap(types) ? parameters : {}).flatMap(([key, value]) => {
    const isPrinted = key !== 'image' && value !== null;
    const at = (map: string, name: string) => formatPath([...parsePath(path), map, name]);
    const word = text(entryOf(types as ValueMap, key) ?? null);
    return isPrinted ? parameterWarnings(at(type, key), value, at('parameterTypes', key), word, strictParity) : [];
  });
}

const TYPES = Object.keys(PARAMETER_TYPES);

function parameterWarnings(
  path: string,
  value: Value,
  typePath: string,
  type: string,
  strictParity: boolean,
): ChartWarning[] {
  const pattern = entryOf(PARAMETER_TYPES, type);
  if (pattern === undefined) {
    return [
      {
        path,
        message: `${type === '' ? 'it has no type' : `${shownWord(type)} is not a type`}: the API server rejects the SeldonDeployment`,
        remedy: `set ${typePath} to one of ${TYPES.join(', ')}`,
      },
    ];
  }
  // Helm prints a million as 1e+06.
  return pattern.test(text(value)) || (type === 'INT' && Number.isInteger(value) && !strictParity)
    ? []
    : [
        {
          path,
          message: `${typeof value === 'string' ? describeString(value) : describeNumber(value)} is not of type ${type}: the detector exits on startup`,
          remedy: `write a value of that type, or another type in ${typePath}`,
        },
      ];
}

function wordWarnings(fields: Fields, path: string, { known, effect }: Words): ChartWarning[] {
  const word = fields.text(path);
  if (known.includes(word)) {
    return [];
  }
  const meant = suggest(word, known);
  const choice = `write one of ${known.filter((each) => each !== '').join(', ')}`;
  return [
    {
      path,
      message: `${describeString(fields.at(path))} is unknown: ${effect}`,
      remedy: /^(rest|grpc|http)$/i.test(word)
        ? `${choice}; every model answers both REST and gRPC`
        : [...(meant ? [didYouMean(meant)] : []), choice].join(' '),
    },
  ];
}

/** So few letters of a name are a slip: operators may register servers of their own. */
const MISSPELT_LETTERS = 2;

function serverWarnings(fields: Fields): ChartWarning[] {
  const path = 'model.implementation';
  const word = fields.text(path);
  const meant = suggest(word.toUpperCase(), SERVER_NAMES, MISSPELT_LETTERS);
  return word === '' || SERVER_NAMES.includes(word) || meant === undefined
    ? []
    : [
        {
          path,
          message: `the operator's chart registers no server ${JSON.stringify(word)}`,
          remedy: didYouMean(meant),
        },
      ];
}
