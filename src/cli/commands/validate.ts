import { type Unusable } from '../../input/placed-object';
import { unusableFinding } from '../../input/unusable-finding';
import { type SilencedFinding } from '../../rules/check';
import { knownRule } from '../../rules/known-rule';
import { ruleIds } from '../../rules/silence';
import { type Arguments, type Command, UsageError } from '../command';
import { RULE_LIST } from '../completion/rules';
import { FILES, oneOf } from '../completion/suggestions';
import { explainRule } from '../findings/explain';
import { FINDINGS_FORMATS, formatFindings, type Outcome } from '../findings/formats';
import { isNew, type LocatedFinding, withoutRepeats } from '../findings/located';
import { countSeverities, type SeverityCounts, summarize, summarizePassedOver } from '../findings/summary';
import { TextFindings } from '../findings/text';
import { formatOption } from '../format-option';
import { EXIT, type Io } from '../io';
import { writePieces } from '../pieces';
import { platforms } from '../platform/on-demand';
import { hasPlatform, PLATFORM_HELP, PLATFORM_OPTIONS } from '../platform/options';
import { type FileFindings } from '../review/findings';
import { type InputRequest, SurveyedInput } from '../review/surveyed-input';
import { valuesSources } from '../values-options';

export const command: Command = {
  help: `Check SeldonDeployments as API server, webhook and operator will.

Usage: cdk8s-seldon validate (FILE... | -f PLATFORM) [options]

Reads files, directories (recursively) and - (standard input) with YAML or JSON:
what you wrote, or what cdk8s, Helm, kustomize or kubectl printed. Objects of
other kinds are accepted; Secrets, ServiceAccounts, autoscalers and an operator
among them are used. In directories, only .yaml, .yml and .json files are read,
except hidden ones and node_modules; links to directories are not followed.
Files there without a SeldonDeployment, such as Helm templates, are skipped and
counted; .cdk8s-seldon-ignore in the directory skips others, with patterns as in
.gitignore.

Options:
${PLATFORM_HELP}
      --format FORMAT         text (default), json, sarif, github, gitlab (Code
                              Quality), junit, markdown or tap
      --operator-values FILE  values of the chart seldon-core-operator; repeat
                              it for more files (default: an operator in the
                              input, else the chart's defaults)
      --silence RULE,...      rules to suppress, by id or name; also an
                              annotation of the object:
                              cdk8s-seldon/silence: SELDON250
      --exclude GLOB          files or folders in directories to skip; repeat it
                              for more (default: none)
      --strict                fail on warnings too, and when there is nothing to
                              check
      --pass-through          print the input unchanged if nothing fails, and
                              findings on standard error, for use between other
                              tools: as a Helm post-renderer, a kustomize filter
      --explain RULE          what a rule means, with an example

Exits with 0 if nothing fails, 1 for errors (with --strict for warnings too),
2 for wrong usage or input that does not exist.

Examples:
  cdk8s-seldon validate models/
  helm template my-release my-chart | cdk8s-seldon validate - --strict
  kustomize build . | cdk8s-seldon validate - --pass-through > checked.yaml
  cdk8s-seldon validate dist --format sarif > findings.sarif
  cdk8s-seldon validate -f platform.yaml --strict
  cdk8s-seldon validate --explain SELDON118
`,
  options: {
    ...PLATFORM_OPTIONS,
    format: { type: 'string' },
    'operator-values': { type: 'string', multiple: true },
    silence: { type: 'string', multiple: true },
    exclude: { type: 'string', multiple: true },
    strict: { type: 'boolean' },
    'pass-through': { type: 'boolean' },
    explain: { type: 'string', multiple: true },
  },
  completion: {
    options: { format: oneOf(FINDINGS_FORMATS), silence: RULE_LIST, explain: RULE_LIST, exclude: FILES },
  },
  async run(args, io) {
    const explained = args.all('explain').flatMap(ruleIds).map(knownRule);
    if (explained.length > 0) {
      io.stdout(explained.map(explainRule).join('\n'));
      return EXIT.FINE;
    }
    const format = formatOption(args, FINDINGS_FORMATS);
    if (args.positionals.length === 0 && !hasPlatform(args)) {
      throw new UsageError('name a file, a directory, - for standard input, or a platform values file with -f');
    }
    const passedThrough = args.flag('pass-through') ? await standardInputOf(args, io) : undefined;
    const silenced = args
      .all('silence')
      .flatMap(ruleIds)
      .map((id) => knownRule(id).id);
    const world =
      passedThrough === undefined ? io : { ...onStandardError(io), stdin: () => Promise.resolve(passedThrough) };
    const strict = args.flag('strict');
    const code =
      format === 'text' && !hasPlatform(args)
        ? await reportText(args, silenced, strict, world)
        : report(await validateAll(args, silenced, world), format, strict, world);
    if (passedThrough !== undefined && code === EXIT.FINE) {
      io.stdout(passedThrough);
    }
    return code;
  },
};

/** What a run looked at, and how many findings it told. */
interface Run {
  readonly counts: SeverityCounts;
  readonly silenced: readonly LocatedFinding<SilencedFinding>[];
  readonly deployments: number;
  /** How many warnings about the operator's values were printed. */
  readonly warnings: number;
  /** The files that were checked. */
  readonly files: readonly string[];
  /** Number of files in directories that have nothing to do with Seldon. */
  readonly passedOver: number;
}

interface Validated extends Run, Outcome {}

/** Validates files, together with each environment of a platform. */
async function validateAll(args: Arguments, silencedIds: readonly string[], io: Io): Promise<Validated> {
  const request = requestOf(args);
  const findings: LocatedFinding[] = [];
  const tell = (located: LocatedFinding) => void findings.push(located);
  if (!hasPlatform(args)) {
    return { ...(await validate(request, args, silencedIds, io, tell)), findings };
  }
  const sources = await valuesSources(args, io);
  const { platformParts, findingsInValues } = platforms();
  const parts = platformParts(sources, args, io);
  const [silent, loud] = [true, false].map((is) =>
    findingsInValues(parts).filter(({ finding }) => silencedIds.includes(finding.rule) === is),
  );
  const runs: Run[] = [];
  for (const platform of parts) {
    runs.push(await validate({ ...request, platform }, args, silencedIds, io, tell));
  }
  const told = withoutRepeats([...loud, ...findings]);
  return {
    findings: told,
    counts: countSeverities(told),
    silenced: withoutRepeats([...silent.map(silencedByRun), ...runs.flatMap(({ silenced }) => silenced)]),
    deployments: runs.reduce((sum, { deployments }) => sum + deployments, 0),
    warnings: runs.reduce((sum, { warnings }) => sum + warnings, 0),
    files: [...new Set(runs.flatMap(({ files }) => files))],
    passedOver: runs[0].passedOver,
  };
}

function requestOf(args: Arguments): InputRequest {
  return { words: args.positionals, exclude: args.all('exclude') };
}

/** @param tell called for each finding, in the order of the input */
function validate(
  request: InputRequest,
  args: Arguments,
  silencedIds: readonly string[],
  io: Io,
  tell: (located: LocatedFinding) => void,
): Promise<Run> {
  return SurveyedInput.read(request, io, async (input) => {
    const counts = countSeverities([]);
    const silenced: LocatedFinding<SilencedFinding>[] = [];
    const files: string[] = [];
    const told = new Set<string>();
    const setting = await input.setting(args.all('operator-values'), io, silencedIds);
    let deployments = 0;
    let index = 0;
    for await (const file of input.run('findings', setting)) {
      const [loud, silent] = unusableFindings(file.unusable, silencedIds);
      for (const located of [...loud, ...file.findings.filter((each) => isNew(each, told))]) {
        counts[located.finding.severity]++;
        tell(located);
      }
      [...silent, ...file.silenced.filter((each) => isNew(each, told))].forEach((each) => silenced.push(each));
      if (!isPassedOver(file)) {
        files.push(input.files[index]);
      }
      deployments += file.deployments;
      index++;
    }
    return { counts, silenced, deployments, warnings: input.warnings, files, passedOver: index - files.length };
  });
}

/** Validates files and prints the findings as text, as which they take less memory while they wait. */
async function reportText(args: Arguments, silencedIds: readonly string[], strict: boolean, io: Io): Promise<number> {
  const text = new TextFindings(io.stdout, io);
  const run = await validate(requestOf(args), args, silencedIds, io, (located) => text.add(located));
  text.end();
  return conclude(run, strict, io);
}

function report(outcome: Validated, format: string, strict: boolean, io: Io): number {
  const fails = ({ finding: { severity } }: LocatedFinding) =>
    severity === 'error' || (strict && severity === 'warning');
  writePieces(io.stdout, formatFindings(format, outcome, { io, summary: summaryOf(outcome), fails }));
  return conclude(outcome, strict, io);
}

function summaryOf({ counts, silenced, deployments, files, passedOver }: Run): string {
  return summarize(deployments, files.length + passedOver, counts, silenced.length);
}

/** Prints the summary, and returns the exit code. */
function conclude(run: Run, strict: boolean, io: Io): number {
  const { counts, deployments, warnings, passedOver } = run;
  io.stderr(summarizePassedOver(passedOver) + summaryOf(run));
  if (deployments === 0 && Object.values(counts).every((count) => count === 0)) {
    io.stderr('cdk8s-seldon validate: there is no SeldonDeployment in the input\n');
  }
  if (strict && warnings > 0) {
    io.stderr(`cdk8s-seldon validate: with --strict, warnings about the operator's values fail (${warnings} above)\n`);
  }
  const failsStrictly = strict && (deployments === 0 || warnings > 0 || counts.warning > 0);
  return counts.error > 0 || failsStrictly ? EXIT.FINDINGS : EXIT.FINE;
}

/** The bytes to pass through: those of standard input, which is the only input that is copied to the output. */
async function standardInputOf({ positionals }: Arguments, io: Io): Promise<Buffer> {
  if (!positionals.includes('-')) {
    throw new UsageError(
      '--pass-through prints standard input: pass - for it, in addition to files that are only checked',
    );
  }
  return io.stdin();
}

/** The same world, with results among the messages. */
function onStandardError(io: Io): Io {
  return {
    cwd: io.cwd,
    colour: io.colour,
    stdout: (text) => io.stderr(text.toString()),
    stderr: (text) => io.stderr(text),
    progress: io.progress,
    stdin: () => io.stdin(),
  };
}

function isPassedOver({ unusable }: FileFindings): boolean {
  return unusable.some(({ reason }) => reason === 'passed-over');
}

/** What the reader could not use, as findings: those to report and those that are silenced. */
function unusableFindings(
  unusable: readonly Unusable[],
  silencedIds: readonly string[],
): [LocatedFinding[], LocatedFinding<SilencedFinding>[]] {
  const located = unusable.flatMap((each): LocatedFinding[] => {
    const { file, line, column } = each;
    const finding = unusableFinding(each);
    return finding === undefined ? [] : [{ finding, file, line, column }];
  });
  const silent = ({ finding }: LocatedFinding) => silencedIds.includes(finding.rule);
  return [located.filter((each) => !silent(each)), located.filter(silent).map(silencedByRun)];
}

function silencedByRun(located: LocatedFinding): LocatedFinding<SilencedFinding> {
  return { ...located, finding: { ...located.finding, silencedBy: 'run' } };
}
