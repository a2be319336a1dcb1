import { ApiObject } from 'cdk8s';
import { type BuiltEnvironment } from './build';
import { placedDeployment, placedObjects, valueOrigin } from './placed';
import { type ChartWarning } from '../../charts/chart';
import { AppVerdicts } from '../../deployment/app-verdicts';
import { assumedOperator } from '../../deployment/assumed-operator';
import { SeldonDeployment } from '../../deployment/seldon-deployment';
import { type ReferrerPlaces, referrerPlaces } from '../../input/referrer-places';
import { type SeldonOperator } from '../../operator/seldon-operator';
import { type Meeting, meetingOperators } from '../../platform/one-cluster';
import { sharedObjects } from '../../platform/shared-objects';
import { unroutedGateways } from '../../platform/unrouted-gateways';
import { type Json, valueAt } from '../../private/json';
import { parsePath, type Segment } from '../../private/path';
import { discreet } from '../../private/redact';
import { type SilencedFinding } from '../../rules/check';
import { toldFindings } from '../../rules/finding';
import { unroutedGateway } from '../../rules/gateway/unrouted-gateway';
import { oneOperator } from '../../rules/operator/one-operator';
import { operatorValue } from '../../rules/operator/operator-value';
import { sharedObject } from '../../rules/operator/shared-object';
import { type Rule } from '../../rules/rule';
import { type LocatedFinding, locateFinding, withoutRepeats } from '../findings/located';

/** The findings about a platform, each at the line of its values. */
export interface PlatformFindings {
  readonly findings: readonly LocatedFinding[];
  readonly silenced: readonly LocatedFinding<SilencedFinding>[];
  /** How many SeldonDeployments there are. */
  readonly deployments: number;
}

/**
 * The findings about environments; those that are the same in several of them only once.
 *
 * @param beside these and those that they may meet in a cluster
 */
export function platformFindings(
  environments: readonly BuiltEnvironment[],
  beside: readonly BuiltEnvironment[] = environments,
): PlatformFindings {
  const all = environments.map(environmentFindings);
  return {
    findings: withoutRepeats([...valuesFindings(environments, beside), ...all.flatMap(({ findings }) => findings)]),
    silenced: withoutRepeats(all.flatMap(({ silenced }) => silenced)),
    deployments: all.reduce((sum, { deployments }) => sum + deployments, 0),
  };
}

/** The same about what is not a SeldonDeployment. */
export function valuesFindings(
  environments: readonly BuiltEnvironment[],
  beside: readonly BuiltEnvironment[] = environments,
): LocatedFinding[] {
  return withoutRepeats([
    ...environments.flatMap(operatorFindings),
    ...environments.flatMap(gatewayFindings),
    ...meetings(beside),
  ]);
}

function environmentFindings(built: BuiltEnvironment): PlatformFindings {
  const deployments = built.app.node.findAll().filter((construct) => construct instanceof SeldonDeployment);
  const judged = AppVerdicts.of(built.app).unchanging(() =>
    deployments.map((deployment) => ({
      judgement: deployment._verdict.judgement,
      placed: placedDeployment(deployment, built),
    })),
  );
  const isAboutOthers = judged.some(({ judgement: { findings } }) => findings.some(({ about: other }) => other));
  const places = isAboutOthers ? otherPlaces(built) : undefined;
  return {
    findings: judged.flatMap(({ judgement, placed }) =>
      toldFindings(judgement.findings).map((each) => locateFinding(each, placed, places)),
    ),
    silenced: judged.flatMap(({ judgement, placed }) => judgement.silenced.map((each) => locateFinding(each, placed))),
    deployments: deployments.length,
  };
}

/** Where the values are of objects that refer to those of SeldonDeployments. */
function otherPlaces(built: BuiltEnvironment): ReferrerPlaces {
  const placed = placedObjects(built).filter(({ origin }) => origin?.('').key !== '');
  return new Map(placed.flatMap(referrerPlaces));
}

/** The findings about the values of the operator, whether or not the platform installs it. */
function operatorFindings(built: BuiltEnvironment): LocatedFinding[] {
  const operator = built.platform?.operator ?? assumedOperator(built.app);
  const advice = operator?._advice ?? [];
  return advice
    .filter(({ path }) => path !== 'singleNamespace' || !isLabelled(built, operator!))
    .map((each) => about(operatorValue, built, operatorKey(built, each), each));
}

/** The findings about gateways, if the values describe an operator. */
function gatewayFindings(built: BuiltEnvironment): LocatedFinding[] {
  const operator = built.platform?.operator ?? assumedOperator(built.app);
  const { gateways = {} } = built.environment.values;
  return operator === undefined
    ? []
    : unroutedGateways(built.app, gateways, operator._configuration()).map((each) =>
        about(unroutedGateway, built, ['gateways', each.path], each),
      );
}

/** Whether the platform creates the namespace of the operator with the labels that its webhook requires. */
function isLabelled({ app }: BuiltEnvironment, { operatorNamespace, namespaceLabels }: SeldonOperator): boolean {
  return app.node.findAll().some((construct) => {
    if (!ApiObject.isApiObject(construct) || construct.kind !== 'Namespace' || construct.name !== operatorNamespace) {
      return false;
    }
    return Object.entries(namespaceLabels).every(([label, value]) => construct.metadata.getLabel(label) === value);
  });
}

/** The key that a value of the operator's chart has in the values of the platform. */
function operatorKey({ environment: { values } }: BuiltEnvironment, { path }: ChartWarning): readonly Segment[] {
  const below = parsePath(path);
  const ways = [['operator', 'values', ...below], ['operator', ...below], ['operator']];
  return ways.find((key) => valueAt(values as Json, key) !== undefined) ?? [];
}

function meetings(environments: readonly BuiltEnvironment[]): LocatedFinding[] {
  const folders = environments.map(({ name = '', environment: { values }, app, platform }) => ({
    name,
    values,
    scope: app,
    operator: platform?.operator,
  }));
  const report = (rule: Rule, found: readonly Meeting[]) =>
    found.map((meeting) => about(rule, environments[0], ['gitops'], { path: '', ...meeting }));
  const operators = report(oneOperator, meetingOperators(folders));
  // Objects of operators that meet are the same, too.
  return operators.length > 0 ? operators : report(sharedObject, sharedObjects(folders));
}

function about(
  { id, group, severity }: Rule,
  { environment, file }: BuiltEnvironment,
  key: readonly Segment[],
  { path, message, remedy }: ChartWarning,
): LocatedFinding {
  const place = valueOrigin({ key, place: environment.locate(key) }, file);
  return {
    finding: { rule: id, group, severity, path, message: discreet(message), remedy: discreet(remedy) },
    ...place,
  };
}
