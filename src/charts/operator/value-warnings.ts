import { OPERATOR_NUMBERS, OPERATOR_QUANTITIES, OPERATOR_WORDS } from './value-kinds';
import { Quantity } from '../../private/quantity';
import { hint } from '../../private/suggest';
import { type ChartWarning } from '../chart';
import { describe, describeNumber, describeString, type Fields } from '../template/fields';

/** The first release whose manager knows all arguments that the chart gives it. */
const FIRST_WITH_ARGUMENTS = [1, 15];

const LEAST_BYTES = Quantity.parse('1Mi')!;

/** What becomes of a word that is none of the known ones. */
const EFFECTS: Readonly<Record<string, string>> = {
  'ambassador.version': 'the operator then fails on every SeldonDeployment',
  'executor.image.pullPolicy': 'the API server then refuses every pod',
  'image.pullPolicy': "the API server then refuses the manager's pods",
  'manager.leaderElectionResourceLock': 'the manager then ends at its start',
  'manager.logLevel': 'the manager then logs as with INFO',
};

/** Values that are none of what the operator, or the API server, can use. */
export function valueWarnings(fields: Fields): ChartWarning[] {
  return [
    ...Object.keys(EFFECTS).flatMap((path) => wordWarnings(fields, path)),
    ...Object.keys(OPERATOR_QUANTITIES).flatMap((path) => quantityWarnings(fields, path)),
    ...OPERATOR_NUMBERS.flatMap((path) => numberWarnings(fields, path)),
    ...tagWarnings(fields),
  ];
}

function wordWarnings(fields: Fields, path: string): ChartWarning[] {
  const word = fields.text(path);
  const isUsed = path !== 'ambassador.version' || fields.text('ambassador.enabled') === 'true';
  if (!isUsed || OPERATOR_WORDS[path].includes(word) || (word === '' && path.startsWith('manager.'))) {
    return [];
  }
  const known = OPERATOR_WORDS[path];
  const message = `must be one of ${known.join(', ')}, not ${describeString(fields.at(path))}${hint(word, known)}; ${EFFECTS[path]}`;
  return [{ path, message }];
}

function quantityWarnings(fields: Fields, path: string): ChartWarning[] {
  const text = fields.text(path);
  const quantity = Quantity.parse(text);
  const request = OPERATOR_QUANTITIES[path];
  if (quantity === undefined) {
    return [
      {
        path,
        message: `must be a quantity such as ${/cpu/.test(path) ? '500m' : '512Mi'}, not ${describe(fields.at(path))}`,
      },
    ];
  }
  if (/memory/.test(path) && quantity.sign > 0 && quantity.compare(LEAST_BYTES) < 0) {
    const number = text.replace(/[a-zA-Z]+$/, '');
    return [{ path, message: `${text} is less than one mebibyte: write ${number}Mi or ${number}Gi` }];
  }
  const least = request === undefined ? undefined : Quantity.parse(fields.text(request));
  return least !== undefined && least.compare(quantity) > 0
    ? [
        {
          path,
          message: `is below ${request}, ${least.toString()}: the API server refuses every pod with such a container`,
        },
      ]
    : [];
}

function numberWarnings(fields: Fields, path: string): ChartWarning[] {
  const text = fields.text(path);
  return /^\d+$/.test(text)
    ? []
    : [{ path, message: `must be a whole number, not ${describeNumber(fields.at(path))}` }];
}

function tagWarnings(fields: Fields): ChartWarning[] {
  const path = 'image.tag';
  const [, major, minor] = /^v?(\d+)\.(\d+)/.exec(fields.text(path)) ?? [];
  const [firstMajor, firstMinor] = FIRST_WITH_ARGUMENTS;
  const isOld = major !== undefined && (Number(major) - firstMajor || Number(minor) - firstMinor) < 0;
  return isOld
    ? [
        {
          path,
          message: `a manager of ${fields.text(path)} ends at its start: it does not know the arguments that this chart gives it, such as --leader-election-resource-lock; leave image.tag out, or install the chart of that release`,
        },
      ]
    : [];
}
