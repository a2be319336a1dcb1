import { API_VERSIONS } from '../../api/facts/group';
import { SERVERS } from '../../api/facts/servers';
import { GO_KINDS } from '../../api/facts/variable-kinds';
import { PARAMETER_TYPES, PROTOCOLS } from '../../api/facts/words';
import { didYouMean, suggest } from '../../private/suggest';
import { type ValueMap } from '../../values/value';
import { type ChartWarning } from '../chart';
import { describeNumber, describeString, Fields } from '../template/fields';

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
