import { formatGithub } from './github';
import { formatGitlab } from './gitlab';
import { formatJson } from './json';
import { formatJunit } from './junit';
import { type LocatedFinding } from './located';
import { formatMarkdown } from './markdown';
import { formatSarif } from './sarif';
import { formatTap } from './tap';
import { type TestCase, testCases } from './test-case';
import { formatText } from './text';
import { entryOf } from '../../private/json';
import { type SilencedFinding } from '../../rules/check';
import { RULES } from '../../rules/registry.generated';
import { type Io } from '../io';
import { version } from '../version';

/** What a run found. */
export interface Outcome {
  readonly findings: readonly LocatedFinding[];
  readonly silenced: readonly LocatedFinding<SilencedFinding>[];
  /** The files that were checked. */
  readonly files: readonly string[];
}

/** What formats need in addition to findings. */
export interface FormatContext {
  readonly io: Io;
  readonly summary: string;
  /** Whether a finding fails the run. */
  readonly fails: (located: LocatedFinding) => boolean;
}

type Format = (outcome: Outcome, context: FormatContext) => Iterable<string>;

const FORMATS: Readonly<Record<string, Format>> = {
  text: ({ findings }, { io }) => formatText(findings, findings.length > 0 && io.colour),
  json: ({ findings }) => formatJson(findings),
  sarif: ({ findings, silenced }, { io }) =>
    formatSarif(findings, silenced, { version: version(), rules: RULES, cwd: io.cwd }),
  github: ({ findings }) => formatGithub(findings),
  gitlab: ({ findings }, { io }) => formatGitlab(findings, io.cwd),
  junit: (outcome, context) => formatJunit(casesOf(outcome, context)),
  markdown: ({ findings }, { summary }) => formatMarkdown(findings, summary),
  tap: (outcome, context) => formatTap(casesOf(outcome, context)),
};

/** The names of the formats, the default first. */
export const FINDINGS_FORMATS: readonly string[] = Object.keys(FORMATS);

/** Findings in the format of a name, in pieces. */
export function formatFindings(format: string, outcome: Outcome, context: FormatContext): Iterable<string> {
  return entryOf(FORMATS, format)!(outcome, context);
}

function casesOf({ files, findings, silenced }: Outcome, { fails }: FormatContext): TestCase[] {
  return testCases(files, findings, silenced, fails);
}
