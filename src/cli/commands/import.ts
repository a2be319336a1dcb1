import * as path from 'node:path';
import { CHART_NAMES } from '../../charts/render';
import { operatorsAmong } from '../../expand/operators';
import { operatorFromSources } from '../../input/operator-values';
import { InputError } from '../../private/errors';
import { hint } from '../../private/suggest';
import { besideDescribed, Operators } from '../../rules/operators';
import { Surroundings } from '../../rules/surroundings';
import { fileSource } from '../../values/source';
import { type Arguments, type Command, UsageError } from '../command';
import { oneOf } from '../completion/suggestions';
import { readAssembly } from '../import/assembly';
import { brokenPromises } from '../import/check';
import { environmentsAmong } from '../import/environments';
import { type ClusterInput, importedProject } from '../import/imported-project';
import { type InputObject, type InputObjects, sortObjects } from '../import/objects';
import { planOperators } from '../import/operator/plan';
import { type OperatorPlan } from '../import/operator/planned-operator';
import { type Planned } from '../import/plan';
import { type Target, TARGETS } from '../import/planned-input';
import { type Cluster } from '../import/promise';
import { type ReadingOptions, readObjects } from '../import/read-objects';
import { npmDependency, pythonDependency } from '../init/dependency';
import { thisPackage } from '../init/this-package';
import { EXIT, type Io } from '../io';
import { inputFiles } from '../manifests/files';
import { readFileNow } from '../read-file';
import { writeNew } from '../write-new';

export const command: Command = {
  help: `Turn existing manifests into a program or a values file, and prove that the
operator would change nothing.

Usage: cdk8s-seldon import INPUT... --to FORM -o DIR [options]
       cdk8s-seldon import INPUT... --check MANIFESTS [options]

INPUT is a file, a directory or - (standard input): manifests, kubectl get -o
yaml, helm template, helm get manifest, helm get values, kustomize build, and
applications of Argo CD or Flux with one of Seldon's charts. What a cluster
added (status, managed fields, objects of the operator) is left out; the data
of Secrets is never written. DIR must not contain the files yet.

Options:
      --to FORM               typescript, python or values
  -o, --output DIR            the project's folder
      --exact                 keep the same data instead of the same objects
      --no-factor             write one block per model, even for similar ones
      --check MANIFESTS       write nothing: check that the operator changes
                              nothing if these manifests replace INPUT; repeat
                              it for more
      --operator-values FILE  values of the chart seldon-core-operator; repeat
                              it for more files (default: an operator in the
                              input, else the chart's defaults)
  -n, --namespace NAMESPACE   of SeldonDeployments that name none
      --chart CHART           the chart that values in INPUT are for (default:
                              the one that reads their keys)
      --release NAME          the release that values in INPUT are for (default:
                              the name of their file)
      --library FILE          depend on a copy of this archive (.tgz of npm, or
                              .whl for Python) instead of a published version

Exits with 1 if the cluster would reject a SeldonDeployment or a check fails,
else 0. Those that typed constructs cannot express are kept verbatim.

Examples:
  cdk8s-seldon import models/ --to typescript -o platform
  kubectl get sdep -A -o yaml | cdk8s-seldon import - --to python -o platform
  helm template iris charts/iris | cdk8s-seldon import - --to values -o platform
  helm get values iris -n seldon | cdk8s-seldon import - -n seldon \\
    --chart seldon-single-model --release iris --to typescript -o platform
`,
  options: {
    to: { type: 'string' },
    output: { type: 'string', short: 'o' },
    exact: { type: 'boolean' },
    'no-factor': { type: 'boolean' },
    check: { type: 'string', multiple: true },
    'operator-values': { type: 'string', multiple: true },
    namespace: { type: 'string', short: 'n' },
    chart: { type: 'string' },
    release: { type: 'string' },
    library: { type: 'string' },
  },
  completion: { options: { to: oneOf(TARGETS), chart: oneOf(CHART_NAMES) } },
  async run(args, io) {
    if (args.positionals.length === 0) {
      throw new UsageError('name a file, a directory, or - for standard input');
    }
    const target = args.one('check') === undefined ? targetOf(args) : undefined;
    const exact = args.flag('exact');
    // A platform puts what names no namespace into `default`, as kubectl does.
    const namespace = args.one('namespace') ?? (target === 'values' ? 'default' : undefined);
    const read = readObjects(await inputFiles(args.positionals, io), {
      ...readingOptions(args, namespace),
      progress: io.progress,
    });
    io.stderr(read.notes.map((note) => `${note}\n`).join(''));
    const values = [
      ...read.operatorValues.map((text): ValuesFile => ({ name: 'values in the input', text })),
      ...args.all('operator-values').map((file): ValuesFile => ({ name: file, text: readFileNow(file, io) })),
    ];
    if (target === undefined) {
      const objects = sortObjects(read.objects, exact);
      refuseNothing([objects]);
      return check(objects, clusterOf(objects, values, io), args, io);
    }
    const inputs = [...inEnvironments(read.objects, io)].map(([environment, own]) => ({
      environment,
      objects: sortObjects(own, exact),
    }));
    refuseNothing(inputs.map(({ objects }) => objects));
    const clusters = inputs.map((each) => ({ ...each, cluster: clusterOf(each.objects, values, io) }));
    return write(clusters, values, target, args, io);
  },
};

function refuseNothing(inputs: readonly InputObjects[]): void {
  const isEmpty = inputs.every(
    ({ deployments, kept }) =>
      deployments.length === 0 && operatorsAmong(kept.map(({ object }) => object)).length === 0,
  );
  if (isEmpty) {
    throw new InputError('there is no SeldonDeployment in the input');
  }
}

/** Objects by environment; all of them without a name if there is one cluster. */
function inEnvironments(
  objects: readonly InputObject[],
  io: Io,
): ReadonlyMap<string | undefined, readonly InputObject[]> {
  const found = environmentsAmong(objects);
  if (!found) {
    return new Map([[undefined, objects]]);
  }
  const common = found.common.map((each) => `${each}/`).join(', ');
  io.stderr(
    `environments: ${[...found.objects.keys()].join(', ')}${
      common === '' ? '' : `; each has what is in ${common} unless it has an object of that kind and name itself`
    }\n`,
  );
  return found.objects;
}

/** A file with values of the operator's chart. */
interface ValuesFile {
  readonly name: string;
  readonly text: string;
}

function readingOptions(args: Arguments, namespace: string | undefined): ReadingOptions {
  const chart = args.one('chart');
  if (chart !== undefined && !CHART_NAMES.includes(chart)) {
    throw new UsageError(
      `--chart: unknown chart ${JSON.stringify(chart)}${hint(chart, CHART_NAMES)} (known: ${CHART_NAMES.join(', ')})`,
    );
  }
  return { namespace, chart, release: args.one('release') };
}

function targetOf(args: Arguments): Target {
  const to = args.one('to');
  if (to === undefined || !(TARGETS as readonly string[]).includes(to)) {
    throw new UsageError(
      `--to: must be one of ${TARGETS.join(', ')}${to === undefined ? '' : `, not ${JSON.stringify(to)}`}`,
    );
  }
  if (!args.one('output')) {
    throw new UsageError('-o: name the folder of the project');
  }
  return to as Target;
}

function clusterOf({ deployments, kept, secrets }: InputObjects, values: readonly ValuesFile[], io: Io): Cluster {
  const all = [...deployments, ...kept].map(({ object }) => object);
  const surroundings = new Surroundings([...all, ...secrets]);
  const found = operatorsAmong(all);
  if (values.length === 0 && found.length > 0) {
    return { operators: new Operators(found, surroundings), surroundings };
  }
  const sources = values.map(({ name, text }) => fileSource(name, text));
  const { operator, warnings } = operatorFromSources(sources, found.length > 0 ? [] : all);
  warnings.forEach((warning) => io.stderr(`warning: ${warning}\n`));
  return { operators: new Operators(besideDescribed(operator, found), surroundings), surroundings };
}

function write(
  clusters: readonly ClusterInput[],
  values: readonly ValuesFile[],
  target: Target,
  args: Arguments,
  io: Io,
): number {
  const folder = args.one('output')!;
  const root = path.resolve(io.cwd, folder);
  const self = thisPackage(root, args.one('library'), io.cwd);
  const library = target === 'python' ? pythonDependency(self) : npmDependency(self);
  const { files, planned, operators } = importedProject(clusters, {
    target,
    exact: args.flag('exact'),
    factored: !args.flag('no-factor'),
    assembly: readAssembly(),
    name:
      path
        .basename(root)
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '') || 'models',
    library: library.spec,
    operatorValues: values.map(({ text }) => text),
    progress: io.progress,
  });
  writeNew(root, { ...library.files, ...files });
  io.stderr(operators.reasons.map((each) => `operator kept as it is: ${each}\n`).join(''));
  io.stderr(`${planned.map(reasoned).join('')}${summary(planned, operators, args.flag('exact'))}\n`);
  return planned.some(({ form }) => form === 'refused' || form === 'separate') ? EXIT.FINDINGS : EXIT.FINE;
}

function reasoned({ input, id, form, reasons }: Planned): string {
  return form === 'typed' ? '' : `${input.file}: ${id}: ${ABOUT[form]}: ${reasons[0]}\n`;
}

const ABOUT: Readonly<Record<Exclude<Planned['form'], 'typed'>, string>> = {
  patched: 'typed constructs and a patch',
  verbatim: 'kept as it is',
  separate: 'kept in a separate file, because platform.yaml cannot express it',
  refused: 'kept as it is and not checked',
};

function summary(
  planned: readonly Planned[],
  { operators, reasons }: Omit<OperatorPlan, 'kept'>,
  exact: boolean,
): string {
  if (planned.length === 0) {
    return `no models, ${operators.length} typed and ${reasons.length} verbatim operators; ${promised(exact)}`;
  }
  const count = (form: Planned['form']): number => planned.filter((each) => each.form === form).length;
  const parts = [
    `${count('typed')} typed`,
    ...(count('patched') > 0 ? [`${count('patched')} patched`] : []),
    `${count('verbatim')} verbatim`,
    ...(count('separate') > 0 ? [`${count('separate')} in separate files`] : []),
    ...(count('refused') > 0 ? [`${count('refused')} not checked`] : []),
  ];
  const environments = new Set(planned.flatMap(({ environment }) => environment ?? [])).size;
  const where = environments === 0 ? '' : ` in ${environments} environments`;
  return `${counted(planned.length)}${where}: ${parts.join(', ')}${
    count('refused') === planned.length ? '' : `; ${promised(exact)}`
  }`;
}

async function check(before: InputObjects, cluster: Cluster, args: Arguments, io: Io): Promise<number> {
  const { objects: manifests } = readObjects(await inputFiles(args.all('check'), io), {
    namespace: args.one('namespace'),
    progress: io.progress,
  });
  const exact = args.flag('exact');
  const { operators } = exact
    ? { operators: [] }
    : planOperators(before.kept, { assembly: readAssembly(), exact, canBeStrict: false });
  const broken = brokenPromises(before, manifests, cluster, exact, operators, io.progress);
  io.stdout(broken.map((line) => `${line}\n`).join(''));
  const total = before.deployments.length;
  io.stderr(
    broken.length > 0 ? `${broken.length} differences\n` : `${counted(total)}: ${promised(args.flag('exact'))}\n`,
  );
  return broken.length > 0 ? EXIT.FINDINGS : EXIT.FINE;
}

function counted(models: number): string {
  return `${models} ${models === 1 ? 'model' : 'models'}`;
}

function promised(exact: boolean): string {
  return exact ? 'the manifests hold the same data' : 'the operator would change nothing';
}
