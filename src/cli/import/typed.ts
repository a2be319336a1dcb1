import { App, Chart } from 'cdk8s';
import { evaluate } from './evaluate';
import { differences, outcomeDifferences, outcomeOf, type Cluster, type Outcome } from './promise';
import { type Assembly } from '../../codegen/assembly';
import { type Expression, items, struct, structOrNothing, value, variable } from '../../codegen/expression';
import { type Recognized } from '../../codegen/recognize/context';
import { recognize } from '../../codegen/recognize/deployment';
import { Untypable } from '../../codegen/recognize/untypable';
import { SeldonDeployment } from '../../deployment/seldon-deployment';
import { type SeldonOperator } from '../../operator/seldon-operator';
import { InputError, ValidationError } from '../../private/errors';
import { isObject, type JsonObject, type Manifest } from '../../private/json';

/** A SeldonDeployment of the input and how a program says it. */
export interface Imported {
  readonly sdep: JsonObject;
  /** Id of its construct. */
  readonly id: string;
  /** As typed constructs; absent where it stays as it is, and then why. */
  readonly typed?: Recognized;
  readonly reasons: readonly string[];
  /** Whether a program with it would not synthesize, so that it is written unchecked. */
  readonly unchecked?: boolean;
  /** What is synthesized of it. */
  readonly manifest?: Manifest;
  /** What becomes of the input. */
  readonly outcome: Outcome;
}

/** How SeldonDeployments are imported. */
export interface ImportSettings {
  readonly assembly: Assembly;
  readonly exact: boolean;
  readonly cluster: Cluster;
  /** The operator that is installed elsewhere, which every SeldonDeployment refers to. */
  readonly operator?: SeldonOperator;
}

/** Name of the variable for the operator that is installed elsewhere. */
export const OPERATOR = 'operator';

/** A SeldonDeployment as typed constructs where that keeps the promise. */
export function importDeployment(
  sdep: JsonObject,
  id: string,
  { assembly, exact, cluster, operator }: ImportSettings,
): Imported {
  const outcome = outcomeOf(sdep, cluster);
  const common = { sdep, id, outcome };
  const { errors, unknown, broken: rules } = outcome;
  if (outcome.refused || (exact && errors.length + unknown.length > 0)) {
    return { ...common, unchecked: true, reasons: [...errors, ...unknown, ...rules.values()] };
  }
  if (exact && rules.size > 0) {
    // Typed constructs would refuse it or say that they know; a manifest passes as it is.
    return { ...common, reasons: [...rules.values()] };
  }
  // A program with a model that never comes up is not synthesized, unless it says that it knows.
  const unchecked = errors.length > 0;
  let typed: Recognized;
  let manifest: Manifest;
  try {
    typed = withProps(recognize({ assembly, exact }, sdep, id), {
      ...(operator && { seldonOperator: variable(OPERATOR) }),
      silence: silenceOf(rules),
    });
    manifest = manifestOf(typed, id, namespaceOf(sdep), operator);
  } catch (error) {
    if (error instanceof Untypable || error instanceof InputError || error instanceof ValidationError) {
      return { ...common, unchecked, reasons: [error.message] };
    }
    throw error;
  }
  const broken = exact ? differences(sdep, manifest) : outcomeDifferences(outcome, outcomeOf(manifest, cluster));
  return broken.length > 0 ? { ...common, unchecked, reasons: broken } : { ...common, typed, manifest, reasons: [] };
}

function withProps(typed: Recognized, props: Readonly<Record<string, Expression | undefined>>): Recognized {
  const own = typed.props?.kind === 'object' ? Object.fromEntries(typed.props.members) : {};
  const { seldonOperator, silence } = props;
  return { ...typed, props: structOrNothing({ seldonOperator, ...own, silence }) };
}

/** Says of each rule that it is known to be broken. */
function silenceOf(rules: ReadonlyMap<string, string>): Expression | undefined {
  return rules.size === 0
    ? undefined
    : items(
        [...rules].map(([rule, message]) =>
          struct({
            rule: value(rule),
            reason: value(`imported as it was: ${message.replace(/\s+/g, ' ').slice(0, LONGEST_REASON)}`.trim()),
          }),
        ),
      );
}

const LONGEST_REASON = 80;

/** What the calls synthesize. */
function manifestOf(
  { props, nodes, calls }: Recognized,
  id: string,
  namespace: string | undefined,
  operator?: SeldonOperator,
): Manifest {
  const variables = new Map<string, unknown>([[OPERATOR, operator]]);
  nodes.forEach((node) => variables.set(node.name, evaluate(node.value, variables)));
  const chart = new Chart(new App({ outdir: '-' }), 'models', { namespace });
  const made = new SeldonDeployment(chart, id, props && (evaluate(props, variables) as object));
  variables.set('deployment', made);
  calls.forEach(({ method, args }) =>
    evaluate({ kind: 'call', on: { kind: 'variable', name: 'deployment' }, method, args }, variables),
  );
  return made._toManifest();
}

/** The namespace that an object names. */
export function namespaceOf({ metadata }: JsonObject): string | undefined {
  const namespace = isObject(metadata) ? metadata.namespace : undefined;
  return typeof namespace === 'string' && namespace !== '' ? namespace : undefined;
}
