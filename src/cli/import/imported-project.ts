import { App, Chart } from 'cdk8s';
import { fileText } from './file-text';
import { type InputObjects } from './objects';
import { isNamed, plan, type Plan, type Planned } from './plan';
import { type ProjectParts } from './project/parts';
import { pythonProject } from './project/python';
import { readmeOf } from './project/readme';
import { typescriptProject } from './project/typescript';
import { type Cluster } from './promise';
import { deviations, synthesized } from './prove';
import { OPERATOR } from './typed';
import { type Assembly } from '../../codegen/assembly';
import { compose } from '../../codegen/compose';
import { call, construct, type Expression, struct, value } from '../../codegen/expression';
import { Names } from '../../codegen/identifiers';
import { type Program, type Statement } from '../../codegen/program';
import { Values } from '../../input/values';
import { SeldonOperator } from '../../operator/seldon-operator';
import { type RepositoryFiles } from '../init/repository';

/** The forms of a project. */
export const TARGETS = { typescript: typescriptProject, python: pythonProject } as const;

export type Target = keyof typeof TARGETS;

export interface ProjectSettings {
  readonly target: Target;
  readonly exact: boolean;
  readonly cluster: Cluster;
  readonly assembly: Assembly;
  /** Name of the project. */
  readonly name: string;
  /** Versions of the library that it goes with. */
  readonly library: string;
  /** Texts of values files of the operator's chart. */
  readonly operatorValues: readonly string[];
}

/** A project that writes what was imported, proved on its own model of the program. */
export function importedProject(
  objects: InputObjects,
  settings: ProjectSettings,
): { files: RepositoryFiles; planned: readonly Planned[] } {
  const { target, exact, cluster, assembly, name, library, operatorValues } = settings;
  const valuesFiles = Object.fromEntries(
    operatorValues.map((text, i) => [`operator-values${i === 0 ? '' : `-${i + 1}`}.yaml`, text]),
  );
  const operator = operatorValues.length === 0 ? undefined : operatorElsewhere(operatorValues);
  const planned = plan(objects, { assembly, exact, cluster, operator });
  const program = programOf(planned, Object.keys(valuesFiles));
  const files = { ...planned.files, ...valuesFiles };
  const wrong = deviations(synthesized(program, files), planned.planned, objects);
  if (wrong.length > 0) {
    throw new Error(`the program would not keep its promise: ${wrong.slice(0, 5).join('; ')}`);
  }
  const flags = [
    ...Object.keys(valuesFiles).map((file) => ` --operator-values ${file}`),
    ...(exact ? [' --exact'] : []),
  ].join('');
  const parts: ProjectParts = {
    name,
    library,
    program,
    exact,
    operatorValues: Object.keys(valuesFiles),
    check: `cdk8s-seldon import before.yaml --check manifests${flags}`,
    readme: (commands, main) =>
      readmeOf(
        {
          name,
          planned: planned.planned,
          secrets: objects.secrets,
          owned: objects.owned,
          kept: objects.kept.length,
          exact,
        },
        commands,
        main,
      ),
  };
  return {
    files: { ...files, ...TARGETS[target](parts, assembly), 'before.yaml': beforeText(objects) },
    planned: planned.planned,
  };
}

/** What was imported, in one file. */
function beforeText({ deployments, kept, secrets }: InputObjects): string {
  return fileText(
    [...kept, ...deployments]
      .map(({ object }) => object)
      .filter(isNamed)
      .concat(secrets),
  );
}

function programOf({ app }: Plan, valuesFiles: readonly string[]): Program {
  const names = new Names([OPERATOR]);
  const { groups } = compose([app], names);
  return { groups: valuesFiles.length === 0 ? groups : [[operatorStatement(valuesFiles)], ...groups] };
}

/** An operator that the program does not install: an app that is never synthesized tells how it is configured. */
function operatorStatement([first, ...others]: readonly string[]): Statement {
  const loaded = (file: string): Expression => call('Values', 'load', value(file));
  const values = others.reduce<Expression>((all, file) => call(all, 'merge', loaded(file)), loaded(first));
  return {
    kind: 'declare',
    name: OPERATOR,
    comments: ['The operator is installed elsewhere; this says how it is configured.'],
    value: construct(
      'SeldonOperator',
      construct('Chart', construct('App'), value(OPERATOR), struct({ namespace: value('seldon-system') })),
      value(OPERATOR),
      struct({ values }),
    ),
  };
}

function operatorElsewhere(texts: readonly string[]): SeldonOperator {
  const values = texts.map((text) => Values.parse(text)).reduce((all, more) => all.merge(more));
  return new SeldonOperator(new Chart(new App({ outdir: '-' }), OPERATOR, { namespace: 'seldon-system' }), OPERATOR, {
    values,
  });
}
