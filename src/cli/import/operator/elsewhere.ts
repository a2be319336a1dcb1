import { App, Chart } from 'cdk8s';
import { OPERATOR_NAMESPACE } from '../../../api/facts/names';
import { Names } from '../../../codegen/identifiers';
import { Values } from '../../../input/values';
import { SeldonOperator } from '../../../operator/seldon-operator';
import { type JsonObject } from '../../../private/json';

/** Name of the variable for an operator that is installed elsewhere. */
export const OPERATOR = 'operator';

/** The values of an operator that is installed elsewhere, from the texts of values files; undefined without any. */
export function valuesGiven(texts: readonly string[]): JsonObject | undefined {
  return texts.length === 0 ? undefined : (merged(texts).toJson() as JsonObject);
}

/** An operator that a program describes and does not install. */
export interface DescribedOperator {
  /** The variable that a program has for it. */
  readonly name: string;
  readonly namespace: string;
  readonly operator: SeldonOperator;
}

/** The operator that watches a namespace; undefined if the program installs it. */
export type OperatorOf = (namespace: string | undefined) => DescribedOperator | undefined;

/**
 * Operators that are installed elsewhere, in apps that are never synthesized: one for all namespaces, or one for each.
 * @param texts of the files with their values
 * @param namespaces of SeldonDeployments
 */
export function operatorsElsewhere(
  texts: readonly string[],
  namespaces: readonly (string | undefined)[],
): readonly DescribedOperator[] {
  if (texts.length === 0) {
    return [];
  }
  const values = merged(texts);
  const own = [...new Set(namespaces)].filter((namespace) => namespace !== undefined);
  if (!isForOneNamespace(values) || own.length === 0) {
    return [described(OPERATOR, OPERATOR_NAMESPACE, values)];
  }
  const names = new Names();
  return own.map((namespace) =>
    described(own.length === 1 ? OPERATOR : names.pick(`${namespace}-${OPERATOR}`), namespace, values),
  );
}

/** Finds the operator of a namespace; models without a namespace have the first. */
export function operatorOf(operators: readonly DescribedOperator[]): OperatorOf {
  return (namespace) => operators.find((each) => each.namespace === namespace) ?? operators[0];
}

function isForOneNamespace(values: Values): boolean {
  return (values.toJson() as JsonObject).singleNamespace === true;
}

function described(name: string, namespace: string, values: Values): DescribedOperator {
  const chart = new Chart(new App({ outdir: '-' }), OPERATOR, { namespace });
  return { name, namespace, operator: new SeldonOperator(chart, OPERATOR, { values }) };
}

function merged(texts: readonly string[]): Values {
  return texts.map((text) => Values.parse(text)).reduce((all, more) => all.merge(more));
}
