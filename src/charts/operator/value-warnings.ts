import { OPERATOR_NUMBERS, OPERATOR_QUANTITIES, OPERATOR_WORDS } from './value-kinds';
import { entryOf } from '../../private/json';
import { Quantity } from '../../private/quantity';
import { correction } from '../../private/suggest';
import { type ChartWarning } from '../chart';
import { describe, describeNumber, describeString, type Fields } from '../template/fields';

/** The first releases that know all arguments that they are started with, and the last of those arguments. */
const FIRST_WITH_ARGUMENTS: Readonly<
  Record<string, { readonly minor: number; readonly program: string; readonly argument: string }>
> = {
  'image.tag': {
    minor: 15,
    program: 'manager',
    argument: 'the arguments that this chart passes, such as --leader-election-resource-lock',
  },
  'executor.image.tag': {
    minor: 14,
    program: 'orchestrator',
    argument: '--full_health_checks, which the operator passes',
  },
};

const LEAST_BYTES = Quantity.parse('1Mi')!;

/** What becomes of a word that is none of the known ones. */
const EFFECTS: Readonly<Record<string, string>> = {
  'ambassador.version': 'the operator fails on every SeldonDeployment',
  'executor.image.pullPolicy': 'the API server rejects every pod',
  'image.pullPolicy': "the API server rejects the manager's pods",
  'manager.leaderElectionResourceLock': 'the manager exits on startup',
  'manager.logLevel': 'the manager logs as with INFO',
};

/** Values that are none of what the operator, or the API server, can use. */
export function valueWarnings(fields: Fields): ChartWarning[] {
  return [
    ...Object.keys(EFFECTS).flatMap((path) => wordWarnings(fields, path)),
    ...Object.keys(OPERATOR_QUANTITIES).flatMap((path) => quantityWarnings(fields, path)),
    ...OPERATOR_NUMBERS.flatMap((path) => numberWarnings(fields, path)),
    ...Object.keys(FIRST_WITH_ARGUMENTS).flatMap((path) => tagWarnings(fields, path)),
  ];
}

function wordWarnings(fields: Fields, path: string): ChartWarning[] {
  const word = fields.text(path);
  const known = entryOf(OPERATOR_WORDS, path) ?? [];
  const isUsed = path !== 'ambassador.version' || fields.text('ambassador.enabled') === 'true';
  if (!isUsed || known.includes(word) || (word === '' && path.startsWith('manager.'))) {
    return [];
  }
  const question = correction(word, known);
  const message = `${describeString(fields.at(path))} is unknown: ${entryOf(EFFECTS, path) ?? ''}`;
  return [{ path, message, remedy: `${question ? `${question} ` : ''}write one of ${known.join(', ')}` }];
}

function quantityWarnings(fields: Fields, path: string): ChartWarning[] {
  const text = fields.text(path);
  const quantity = Quantity.parse(text);
  const request = entryOf(OPERATOR_QUANTITIES, path);
  if (quantity === undefined) {
    const example = /cpu/.test(path) ? '500m' : '512Mi';
    return [
      { path, message: `${describe(fields.at(path))} is not a quantity`, remedy: `write one such as ${example}` },
    ];
  }
  if (/memory/.test(path) && quantity.sign > 0 && quantity.compare(LEAST_BYTES) < 0) {
    const number = String(Number.parseFloat(text));
    return [{ path, message: `${text} is less than one mebibyte`, remedy: `write ${number}Mi or ${number}Gi` }];
  }
  const least = request === undefined ? undefined : Quantity.parse(fields.text(request));
  const isBelow = least !== undefined && least.compare(quantity) > 0;
  const message =
    `${text} is below ${request ?? ''}, ${least?.toString() ?? ''}: the API server rejects every pod with such a ` +
    'container';
  return isBelow ? [{ path, message, remedy: 'raise it, or lower the request' }] : [];
}

function numberWarnings(fields: Fields, path: string): ChartWarning[] {
  const isNumber = /^\d+$/.test(fields.text(path));
  const message = `${describeNumber(fields.at(path))} is not a whole number`;
  return isNumber ? [] : [{ path, message, remedy: 'write a whole number' }];
}

function tagWarnings(fields: Fields, path: string): ChartWarning[] {
  const tag = fields.text(path);
  const [, major, minor] = /^v?(\d+)\.(\d+)/.exec(tag) ?? [];
  const first = entryOf(FIRST_WITH_ARGUMENTS, path);
  if (
    major === undefined ||
    first === undefined ||
    Number(major) > 1 ||
    (major === '1' && Number(minor) >= first.minor)
  ) {
    return [];
  }
  const message = `${first.program === 'manager' ? 'a' : 'an'} ${first.program} of ${tag} exits on startup: it does not know ${first.argument}`;
  return [{ path, message, remedy: 'leave it out, or install the chart of that release' }];
}
