import { type Unusable } from '../../input/placed-object';
import { unusableFinding } from '../../input/unusable-finding';
import { type SilencedFinding } from '../../rules/check';
import { knownRule } from '../../rules/known-rule';
import { RULES } from '../../rules/registry';
import { ruleIds } from '../../rules/silence';
import { type Arguments, type Command, UsageError } from '../command';
import { explainRule } from '../findings/explain';
import { formatGithub } from '../findings/github';
import { formatJson } from '../findings/json';
import { type LocatedFinding } from '../findings/located';
import { formatSarif } from '../findings/sarif';
import { summarize, summarizePassedOver } from '../findings/summary';
import { formatText } from '../findings/text';
import { EXIT, type Io } from '../io';
import { operatorConfig } from '../operator';
import { type FileFindings } from '../review/findings';
import { SurveyedInput } from '../review/surveyed-input';
import { version } from '../version';

const FORMATS = ['text', 'json', 'sarif', 'github'];

export const command: Command = {
  summary: 'check SeldonDeployments as API server, webhook and operator will',
  help: `Check SeldonDeployments as API server, webhook and operator will.

Usage: cdk8s-seldon validate FILE... [options]

Reads files, directories (recursively) and - (standard input) with YAML or JSON:
what you wrote, or what cdk8s, Helm, kustomize or kubectl printed. Objects of
other kinds pass; Secrets, ServiceAccounts, autoscalers and an operator among
them are used. In directories, files that end in .yaml, .yml or .json are read,
except hidden ones and node_modules; links to directories are not followed.
Files there that hold no SeldonDeployment are passed over and counted, Helm
templates among them; .cdk8s-seldon-ignore in the directory leaves out others,
by patterns as in .gitignore.

Options:
      --format FORMAT         text (default), json, sarif or github
      --operator-values FILE  values of the chart seldon-core-operator; repeat
                              it for more files (default: an operator in the
                              input, else the chart's defaults)
      --silence RULE,...      rules to suppress, by id or name; also an
                              annotation of the object:
                              cdk8s-seldon/silence: SELDON250
      --exclude GLOB          files or folders in directories to leave out;
                              repeat it for more (default: none)
      --strict                fail on warnings too, and where there is nothing
                              to check
      --explain RULE          what a rule means, with an example

Exits with 1 for errors (with --strict for warnings), else 0.

Examples:
  cdk8s-seldon validate models/
  helm template my-release my-chart | cdk8s-seldon validate - --strict
  cdk8s-seldon validate dist --format sarif > findings.sarif
  cdk8s-seldon validate --explain SELDON118
`,
  options: {
    'format': { type: 'string' },
    'operator-values': { type: 'string', multiple: true },
    'silence': { type: 'string', multiple: true },
    'exclude': { type: 'string', multiple: true },
    'strict': { type: 'boolean' },
    'explain': { type: 'string', multiple: true },
  },
  async run(args, io) {
    const explained = args.all('explain').flatMap(ruleIds).map(knownRule);
    if (explained.length > 0) {
      io.stdout(explained.map(explainRule).join('\n'));
      return EXIT.FINE;
    }
    const format = args.one('format') ?? 'text';
    if (!FORMATS.includes(format)) {
      throw new UsageError(`--format: must be one of ${FORMATS.join(', ')}, not ${JSON.stringify(format)}`);
    }
    if (args.positionals.length === 0) {
      throw new UsageError('name a file, a directory, or - for standard input');
    }
    const silenced = args.all('silence').flatMap(ruleIds).map((id) => knownRule(id).id);
    return report(await validate(args, silenced, io), format, args.flag('strict'), io);
  },
};

interface Outcome {
  readonly findings: readonly LocatedFinding[];
  readonly silenced: readonly LocatedFinding<SilencedFinding>[];
  readonly deployments: number;
  readonly files: number;
  /** Files of directories that hold nothing of Seldon's. */
  readonly passedOver: number;
}

function validate(args: Arguments, silencedIds: readonly string[], io: Io): Promise<Outcome> {
  return SurveyedInput.read(args.positionals, undefined, io, async (input) => {
    const { operator, surroundings, rivals, twins } = input;
    const config = operatorConfig(args.all('operator-values'), operator, io);
    const files: FileFindings[] = [];
    for await (const { unusable, ...file } of input.run('findings', { config, surroundings, rivals, twins, silenced: silencedIds })) {
      const [loud, silent] = unusableFindings(unusable, silencedIds);
      files.push({ ...file, unusable, findings: [...loud, ...file.findings], silenced: [...silent, ...file.silenced] });
    }
    return {
      findings: files.flatMap(({ findings }) => findings),
      silenced: files.flatMap(({ silenced }) => silenced),
      deployments: files.reduce((sum, { deployments }) => sum + deployments, 0),
      files: files.length,
      passedOver: files.filter(({ unusable }) => unusable.some(({ reason }) => reason === 'passed-over')).length,
    };
  }, args.all('exclude'));
}

function report({ findings, silenced, deployments, files, passedOver }: Outcome, format: string, strict: boolean, io: Io): number {
  if (format === 'json') {
    io.stdout(formatJson(findings));
  } else if (format === 'sarif') {
    io.stdout(formatSarif(findings, silenced, { version: version(), rules: RULES, cwd: io.cwd }));
  } else {
    io.stdout(format === 'github' ? formatGithub(findings) : formatText(findings, io.colour));
  }
  io.stderr(summarizePassedOver(passedOver) + summarize(deployments, files, findings, silenced.length));
  if (deployments === 0 && findings.length === 0) {
    io.stderr('cdk8s-seldon validate: there is no SeldonDeployment in the input\n');
  }
  const failing = findings.some(({ finding: { severity } }) => severity === 'error' || strict && severity === 'warning')
    || strict && deployments === 0;
  return failing ? EXIT.FINDINGS : EXIT.FINE;
}

/** What the reader could not use, as findings: those to report and those that are silenced. */
function unusableFindings(unusable: readonly Unusable[], silencedIds: readonly string[]): [LocatedFinding[], LocatedFinding<SilencedFinding>[]] {
  const located = unusable.flatMap((each): LocatedFinding[] => {
    const { file, line, column } = each;
    const finding = unusableFinding(each);
    return finding === undefined ? [] : [{ finding, file, line, column }];
  });
  const silent = ({ finding }: LocatedFinding) => silencedIds.includes(finding.rule);
  return [
    located.filter((each) => !silent(each)),
    located.filter(silent).map((each) => ({ ...each, finding: { ...each.finding, silencedBy: 'run' } })),
  ];
}
