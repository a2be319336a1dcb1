import * as path from 'node:path';
import { KUSTOMIZATION_FILE } from '../../platform/gitops/files';
import { INSTALL_SCRIPT } from '../../platform/installs';
import { counted } from '../../private/counted';
import { operatorValue } from '../../rules/operator/operator-value';
import { type FileTreeChange } from '../../synth/file-tree';
import { type Arguments, type Command, UsageError } from '../command';
import { NOTHING, oneOf } from '../completion/suggestions';
import { FINDINGS_FORMATS, formatFindings } from '../findings/formats';
import { type LocatedFinding } from '../findings/located';
import { countSeverities, summarize } from '../findings/summary';
import { formatOption } from '../format-option';
import { EXIT, type Io } from '../io';
import { OPERATOR_FILE } from '../manifests/operator-file';
import { documents, mapped, writePieces } from '../pieces';
import { afterwards } from '../platform/afterwards';
import { PlatformFiles } from '../platform/files';
import { type RenderedPlatform, renderPlatform } from '../platform/render';
import { VALUES_HELP, VALUES_OPTIONS, valuesSources } from '../values-options';

/** Files that only other tools read: a cluster knows no such kind. */
const NOT_FOR_CLUSTERS: readonly string[] = [KUSTOMIZATION_FILE, OPERATOR_FILE, INSTALL_SCRIPT];

export const command: Command = {
  help: `Turn a platform values file into manifests: namespaces, operator, gateways,
model stores, models, monitoring, GitOps. The files of a folder are numbered in
the order in which a cluster needs them. The findings of validate are reported,
too, at the line of the values.

Usage: cdk8s-seldon synth -f FILE... (-o DIR | --stdout) [options]

Options:
  -o, --output DIR      the folder to write to, with one folder for each
                        environment; files that an earlier run with the same
                        values file wrote and that are no longer generated
                        are removed and listed; others are left alone
      --force           replace files in DIR that another platform, a program or
                        a person wrote
      --stdout          print the manifests instead, documents separated by ---
      --environment NAME  only this environment; files of the others stay
      --strict          fail on warnings too: then nothing is written
      --format FORMAT   of findings: text (default, on standard error), json,
                        sarif, github, gitlab, junit, markdown or tap (on
                        standard output, unless --stdout prints manifests)
${VALUES_HELP}

Examples:
  cdk8s-seldon synth -f platform.yaml -o manifests
  cdk8s-seldon synth -f platform.yaml -f prod.yaml \\
    --set models.iris.replicas=3 \\
    --stdout | kubectl diff -f -
  cdk8s-seldon schema platform > platform.schema.json    # for your editor
`,
  options: {
    ...VALUES_OPTIONS,
    output: { type: 'string', short: 'o' },
    force: { type: 'boolean' },
    stdout: { type: 'boolean' },
    environment: { type: 'string' },
    strict: { type: 'boolean' },
    format: { type: 'string' },
  },
  completion: { arguments: NOTHING, options: { format: oneOf(FINDINGS_FORMATS) } },
  async run(args, io) {
    const output = outputOf(args);
    const format = formatOption(args, FINDINGS_FORMATS);
    const sources = await valuesSources(args, io);
    const folder =
      output === undefined ? undefined : new PlatformFiles(path.resolve(io.cwd, output), sources[0].name, io);
    const rendered = renderPlatform(sources, args.one('environment'), output ?? '', folder, io.progress);
    const findingsIo = format === 'text' || output === undefined ? io.stderr : io.stdout;
    writePieces(findingsIo, report(rendered, format, sources[0].name, args.flag('strict'), io));
    if (rendered.problems.length > 0 || (args.flag('strict') && rendered.findings.some(isWarning))) {
      const problems = rendered.problems.map((problem) => `${problem}\n`).join('');
      const why = rendered.problems.length > 0 ? '' : ': --strict fails on warnings';
      io.stderr(`${problems}cdk8s-seldon synth: nothing was written${why}\n`);
      return EXIT.FINDINGS;
    }
    if (output === undefined || folder === undefined) {
      writePieces(io.stdout, manifestsOf(rendered));
      rendered.entries
        .filter(({ path: file }) => path.posix.basename(file) === INSTALL_SCRIPT)
        .forEach(({ path: file }) =>
          io.stderr(`${file} is not printed: write it with -o, and run it before the manifests are applied\n`),
        );
    } else {
      const change = folder.write(output, rendered.entries, args.one('environment'), args.flag('force'));
      io.stderr(summary(output, change, rendered.next));
    }
    writePieces(
      io.stderr,
      mapped(afterwards(rendered.environments, io), (line) => `${line}\n`),
    );
    return EXIT.FINE;
  },
};

/** The folder to write to; undefined if the manifests are printed. */
function outputOf(args: Arguments): string | undefined {
  const output = args.one('output');
  if (args.positionals.length > 0) {
    throw new UsageError(`unexpected argument ${JSON.stringify(args.positionals[0])}: pass values files with -f`);
  }
  if (args.all('values').every((name) => name === '')) {
    throw new UsageError('name a values file with -f');
  }
  if ((output === undefined) !== args.flag('stdout')) {
    throw new UsageError('give either -o DIR or --stdout');
  }
  if (output === '') {
    throw new UsageError('-o: needs a folder, got an empty string');
  }
  return output;
}

/**
 * Findings in a format. For people, errors are among the problems, each in one line; warnings about models can wait
 * until those are solved.
 */
function report(rendered: RenderedPlatform, format: string, file: string, strict: boolean, io: Io): Iterable<string> {
  const { findings, silenced, deployments, problems } = rendered;
  const isShown = ({ finding: { rule } }: LocatedFinding) => problems.length === 0 || rule === operatorValue.id;
  const shown = format === 'text' ? findings.filter(isShown) : findings;
  const files = [...new Set([file, ...findings.map((each) => each.file)])];
  return formatFindings(
    format,
    { findings: shown, silenced, files },
    {
      io,
      summary: summarize(deployments, files.length, countSeverities(findings), silenced.length),
      fails: (each) => each.finding.severity === 'error' || (strict && isWarning(each)),
    },
  );
}

function isWarning({ finding: { severity } }: LocatedFinding): boolean {
  return severity === 'warning';
}

/** All manifests as one stream. */
function manifestsOf({ entries }: RenderedPlatform): Iterable<string> {
  const manifests = entries.filter(({ path: file }) => !NOT_FOR_CLUSTERS.includes(path.posix.basename(file)));
  return documents(mapped(manifests, ({ parts }) => [...parts()].join('')));
}

function summary(output: string, { written, removed }: FileTreeChange, next: readonly string[]): string {
  return [
    ...(removed.length > 0
      ? [`${counted(removed.length, 'file')} removed from ${output}:`, ...removed.map((file) => `  ${file}`)]
      : []),
    `${counted(written.length, 'file')} in ${output}; next:`,
    ...next.map((line) => `  ${line}`),
    '',
  ].join('\n');
}
