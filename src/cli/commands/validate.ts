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
import { summarize, summarizePassedOver } from '../findings/summary';
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
    const code = report(await validateAll(args, silenced, world), format, args.flag('strict'), world);
    if (passedThrough !== undefined && code === EXIT.FINE) {
      io.stdout(passedThrough);
    }
    return code;
  },
};

interface Validated extends Outcome {
  readonly deployments: number;
  /** How many warnings about the operator's values were printed. */
  readonly warnings: number;
  /** Number of files in directories that have nothing to do with Seldon. */
  readonly passedOver: number;
}

/** Validates files, together with each environment of a platform. */
async function validateAll(args: Arguments, silencedIds: readonly string[], io: Io): Promise<Validated> {
  const request: InputRequest = { words: args.positionals, exclude: args.all('exclude') };
  if (!hasPlatform(args)) {
    return validate(request, args, silencedIds, io);
  }
  const sources = await valuesSources(args, io);
  const { platformParts, findingsInValues } = platforms();
  const parts = platformParts(sources, args, io);
  const all: Validated[] = [];
  for (const platform of parts) {
    all.push(await validate({ ...request, platform }, args, silencedIds, io));
  }
  const ofValues = findingsInValues(parts);
  const [silent, loud] = [true, false].map((is) =>
    ofValues.filter(({ finding }) => silencedIds.includes(finding.rule) === is),
  );
  return {
    findings: withoutRepeats([...loud, ...all.flatMap(({ findings }) => findings)]),
    silenced: withoutRepeats([...silent.map(silencedByRun), ...all.flatMap(({ silenced }) => silenced)]),
    deployments: all.reduce((sum, { deployments }) => sum + deployments, 0),
    warnings: all.reduce((sum, { warnings }) => sum + warnings, 0),
    files: [...new Set(all.flatMap(({ files }) => files))],
    passedOver: all[0].passedOver,
  };
}

function validate(request: InputRequest, args: Arguments, silencedIds: readonly string[], io: Io): Promise<Validated> {
  return SurveyedInput.read(request, io, async (input) => {
    const files: FileFindings[] = [];
    const told = new Set<string>();
    const setting = await input.setting(args.all('operator-values'), io, silencedIds);
    for await (const { unusable, ...file } of input.run('findings', setting)) {
      const [loud, silent] = unusableFindings(unusable, silencedIds);
      files.push({
        ...file,
        unusable,
        findings: [...loud, ...file.findings.filter((each) => isNew(each, told))],
        silenced: [...silent, ...file.silenced.filter((each) => isNew(each, told))],
      });
    }
    return {
      findings: files.flatMap(({ findings }) => findings),
      silenced: files.flatMap(({ silenced }) => silenced),
      deployments: files.reduce((sum, { deployments }) => sum + deployments, 0),
      warnings: input.warnings,
      files: input.files.filter((_, i) => !passedOver(files[i])),
      passedOver: files.filter(passedOver).length,
    };
  });
}

function report(outcome: Validated, format: string, strict: boolean, io: Io): number {
  const { findings, silenced, deployments, warnings, files, passedOver: count } = outcome;
  const fails = ({ finding: { severity } }: LocatedFinding) =>
    severity === 'error' || (strict && severity === 'warning');
  const summary = summarize(deployments, files.length + count, findings, silenced.length);
  writePieces(io.stdout, formatFindings(format, outcome, { io, summary, fails }));
  io.stderr(summarizePassedOver(count) + summary);
  if (deployments === 0 && findings.length === 0) {
    io.stderr('cdk8s-seldon validate: there is no SeldonDeployment in the input\n');
  }
  if (strict && warnings > 0) {
    io.stderr(`cdk8s-seldon validate: with --strict, warnings about the operator's values fail (${warnings} above)\n`);
  }
  const failsStrictly = strict && (deployments === 0 || warnings > 0);
  return findings.some(fails) || failsStrictly ? EXIT.FINDINGS : EXIT.FINE;
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

function passedOver({ unusable }: FileFindings): boolean {
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
