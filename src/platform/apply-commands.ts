import { ApiObject, Chart, type App } from 'cdk8s';
import { AREAS, chartOf } from './areas';
import { type InstalledParts } from './installed-parts';
import { installCommand } from './installs';
import { CRD_NAME } from '../api/facts/group';
import { shellWord } from '../private/shell-word';

/** What the commands for a platform depend on. */
export interface ApplyContext {
  readonly app: App;
  readonly parts: InstalledParts;
  readonly operatorNamespace: string | undefined;
  /** The script that installs third-party charts, if there is one. */
  readonly script: string | undefined;
}

/** Commands that apply the files of a platform to a fresh cluster, in order, with the waits between them. */
export function applyCommands(folder: string, context: ApplyContext): string[] {
  const { app, script } = context;
  const areas = app.node.children
    .filter((child) => Chart.isChart(child) && child.node.findAll().some((found) => ApiObject.isApiObject(found)))
    .map(({ node }) => node.id)
    .sort();
  // Namespaces come first: Helm creates those that it needs, which kubectl then warns about.
  const isNamespaces = (area: string) => area === AREAS.namespaces;
  const commands = (area: string): string[] => [
    `kubectl apply -f ${shellWord(`${folder}/${area}${app.outputFileExtension}`)}`,
    ...waits(area, context),
  ];
  return [
    ...areas.filter(isNamespaces).flatMap(commands),
    ...installCommand(script, folder),
    ...areas.filter((area) => !isNamespaces(area)).flatMap(commands),
  ];
}

/** The commands of one of several environments, each of which may have its own cluster. */
export function inClusterOf(environment: string, commands: readonly string[]): readonly string[] {
  return commands.length === 0
    ? commands
    : [`# ${environment}: in its cluster, which kubectl config use-context CONTEXT selects`, ...commands];
}

function waits(area: string, { app, parts, operatorNamespace }: ApplyContext): string[] {
  switch (area) {
    case AREAS.crds:
      return crdWaits(CRD_NAME);
    case AREAS.extraCrds:
      return chartOf(app, area).apiObjects.flatMap(({ name }) => crdWaits(name));
    case AREAS.operator:
      return [`kubectl -n ${operatorNamespace} rollout status deployment/seldon-controller-manager --timeout=5m`];
    default:
      return parts.waits(area);
  }
}

/**
 * Commands that wait until a CRD is established. Right after it was applied it has no conditions, and `--for=condition`
 * alone would fail; its names are accepted when it has.
 */
function crdWaits(name: string): string[] {
  const [plural] = name.split('.');
  return [`jsonpath='{.status.acceptedNames.plural}'=${plural}`, 'condition=established'].map(
    (state) => `kubectl wait --for=${state} --timeout=1m crd/${name}`,
  );
}
