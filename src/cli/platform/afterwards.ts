import { type BuiltEnvironment } from './build';
import { placedObjects } from './placed';
import { toldNeeds } from './told-needs';
import { assumedOperator } from '../../deployment/assumed-operator';
import { isSeldonDeployment } from '../../input/placed-object';
import { type Manifest } from '../../private/json';
import { type Io } from '../io';
import { operatorOf } from '../operator';
import { ingressLines, questionsOf, toldQuestion } from '../review/questions';

/** Maximum number of models that are shown; for the rest there is a command. */
const SHOWN = 3;

/** What environments need before they can work, and how to ask their models afterwards; in lines. */
export function afterwards(environments: readonly BuiltEnvironment[], io: Io): string[] {
  return environments.flatMap((built) => [...neededLines(built), ...questionLines(built, io)]);
}

function neededLines({ name, platform }: BuiltEnvironment): string[] {
  const lines = toldNeeds(platform?.needs() ?? []);
  return lines.length === 0 ? [] : [`needs${ofEnvironment(name)}:`, ...lines.map((line) => `  ${line}`)];
}

function questionLines(built: BuiltEnvironment, io: Io): string[] {
  const { app, name, platform, file } = built;
  const config =
    platform?.operator?._configuration() ?? assumedOperator(app)?._configuration() ?? operatorOf([], [], io).config;
  const written = placedObjects(built).map(({ object }) => object);
  const deployments = written.filter(isSeldonDeployment) as Manifest[];
  const shown = questionsOf({ written, deployments: deployments.slice(0, SHOWN), config }, undefined);
  const rest = deployments.length - shown.length;
  const environment = name === undefined ? '' : ` --environment ${name}`;
  return shown.length === 0
    ? []
    : [
        `ask for predictions${ofEnvironment(name)}:`,
        ...shown.flatMap((question) => toldQuestion(question).map((line) => `  ${line}`)),
        ...ingressLines(shown, { config }).map((line) => `  ${line}`),
        ...(rest > 0 ? [`  and ${rest} more: npx cdk8s-seldon ask -f ${file}${environment}`] : []),
      ];
}

function ofEnvironment(name: string | undefined): string {
  return name === undefined ? '' : ` of ${name}`;
}
