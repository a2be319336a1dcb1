import { type LocatedFinding, objectName } from './located';
import { type Repeated, setRepeatedApart } from './repeated';
import { visible } from '../../private/visible';
import { ruleLabel, type Severity } from '../../rules/finding';
import { inertName } from '../inert';
import { mapped } from '../pieces';

const COLOUR: Record<Severity, string> = { error: '31', warning: '33', info: '36' };

type Paint = (code: string, text: string) => string;

/** Findings for people: where, what, and what to do. What is the same all over comes last, in one line each. */
export function* formatText(findings: readonly LocatedFinding[], colour: boolean): Generator<string> {
  const paint: Paint = (code, text) => (colour ? `\x1b[${code}m${text}\x1b[0m` : text);
  const { single, repeated } = setRepeatedApart(findings);
  yield* mapped(single, (each) => formatOne(each, paint));
  yield* mapped(repeated, (each) => formatRepeated(each, paint));
}

function formatOne(located: LocatedFinding, paint: Paint): string {
  const { finding } = located;
  const at = [fieldOf(located), objectName(located)].filter((part) => part !== undefined && part !== '').join(' of ');
  return [
    `${headOf(located, paint)}: ${visible(finding.message)}`,
    ...(at === '' ? [] : [paint('2', `  at  ${visible(at)}`)]),
    `  fix ${visible(finding.remedy)}`,
    '',
  ].join('\n');
}

/** The value, and the field that comes of it where it is called otherwise. */
function fieldOf({ finding: { path }, key = '' }: LocatedFinding): string {
  if (key === '' || path === '') {
    return key + path;
  }
  return key.endsWith(path) ? key : `${key} (${path})`;
}

function formatRepeated({ first, what }: Repeated, paint: Paint): string {
  return `${headOf(first, paint)}: ${what}, the first of them here; --format json lists them all\n`;
}

function headOf({ finding: { severity, rule }, file, line, column }: LocatedFinding, paint: Paint): string {
  return `${paint('1', `${inertName(file)}:${line}:${column}`)}: ${paint(COLOUR[severity], severity)} ${ruleLabel(rule)}`;
}
