import { App, Chart, type JsonPatch } from 'cdk8s';
import { evaluate } from './evaluate';
import { type DescribedOperator } from './operator/elsewhere';
import { differences, type Outcome, outcomeDifferences, outcomeOf } from './promise';
import { type ImportSettings, namespaceOf } from './settings';
import { notSilenced, silences, unsilenced } from './silences';
import { type Expression, items, struct, structOrNothing, value, variable } from '../../codegen/expression';
import { type Recognized } from '../../codegen/recognize/context';
import { recognize } from '../../codegen/recognize/deployment';
import { Untypable } from '../../codegen/recognize/untypable';
import { SeldonDeployment } from '../../deployment/seldon-deployment';
import { InputError, ValidationError } from '../../private/errors';
import { type JsonObject, type Manifest } from '../../private/json';

/** Typed constructs and what they synthesize. */
export interface Made {
  readonly typed: Recognized;
  readonly manifest: Manifest;
}

/** Typed constructs for a SeldonDeployment, and why they are not what is wanted; no reasons if they are. */
export interface Tried {
  readonly made?: Made;
  readonly reasons: readonly string[];
  /** What cannot be expressed, if it is known. */
  readonly path?: string;
}

/** One SeldonDeployment on its way to typed constructs. */
export class Attempt {
  private readonly operator?: DescribedOperator;

  public constructor(
    public readonly sdep: JsonObject,
    private readonly id: string,
    private readonly outcome: Outcome,
    public readonly settings: ImportSettings,
  ) {
    this.operator = settings.operatorOf?.(namespaceOf(sdep));
  }

  /** @param data the SeldonDeployment, or what of it typed constructs can say */
  public typed(data: JsonObject): Tried {
    const { assembly, exact } = this.settings;
    try {
      const { sdep, silenced } = unsilenced(data);
      const typed = withProps(recognize({ assembly, exact }, sdep, this.id), {
        ...(this.operator && { seldonOperator: variable(this.operator.name) }),
        silence: silenceOf(new Map([...silenced, ...silences(notSilenced(this.sdep, this.outcome.broken))])),
      });
      const manifest = this.manifestOf(typed);
      return { made: { typed, manifest }, reasons: this.broken(manifest) };
    } catch (error) {
      if (error instanceof Untypable || error instanceof InputError || error instanceof ValidationError) {
        return { reasons: [error.message], ...(error instanceof Untypable && { path: error.path }) };
      }
      throw error;
    }
  }

  /** Why a manifest does not keep the promise; no reasons if it does. */
  public broken(manifest: Manifest): string[] {
    const { exact, cluster } = this.settings;
    const changed = differences(this.sdep, manifest);
    // Of the same data the operator makes the same.
    return exact || changed.length === 0 ? changed : outcomeDifferences(this.outcome, outcomeOf(manifest, cluster));
  }

  /** What the calls synthesize. */
  public manifestOf({ props, nodes, calls, patch = [] }: Recognized): Manifest {
    const { operator } = this;
    const variables = new Map<string, unknown>(operator && [[operator.name, operator.operator]]);
    nodes.forEach((node) => variables.set(node.name, evaluate(node.value, variables)));
    const chart = new Chart(new App({ outdir: '-' }), 'models', { namespace: namespaceOf(this.sdep) });
    const made = new SeldonDeployment(chart, this.id, props && (evaluate(props, variables) as object));
    variables.set('deployment', made);
    calls.forEach(({ method, args }) =>
      evaluate({ kind: 'call', on: { kind: 'variable', name: 'deployment' }, method, args }, variables),
    );
    if (patch.length > 0) {
      made.apiObject.addJsonPatch(...patch.map((step) => evaluate(step, variables) as JsonPatch));
    }
    return made._toManifest();
  }
}

function withProps(typed: Recognized, props: Readonly<Record<string, Expression | undefined>>): Recognized {
  const own = typed.props?.kind === 'object' ? Object.fromEntries(typed.props.members) : {};
  const { seldonOperator, silence } = props;
  return { ...typed, props: structOrNothing({ seldonOperator, ...own, silence }) };
}

/** @param rules the reason for each */
function silenceOf(rules: ReadonlyMap<string, string>): Expression | undefined {
  return rules.size === 0
    ? undefined
    : items([...rules].map(([rule, reason]) => struct({ rule: value(rule), reason: value(reason) })));
}
