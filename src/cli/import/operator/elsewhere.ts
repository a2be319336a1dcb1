import { App, Chart } from 'cdk8s';
import { OPERATOR_NAMESPACE } from '../../../api/facts/names';
import { Values } from '../../../input/values';
import { SeldonOperator } from '../../../operator/seldon-operator';
import { type JsonObject } from '../../../private/json';
import { OPERATOR } from '../settings';

/** The values of an operator that is installed elsewhere, from the texts of values files; undefined without any. */
export function valuesGiven(texts: readonly string[]): JsonObject | undefined {
  return texts.length === 0 ? undefined : (merged(texts).toJson() as JsonObject);
}

/** An operator that is installed elsewhere, in an app that is never synthesized. */
export function operatorElsewhere(texts: readonly string[]): SeldonOperator {
  return new SeldonOperator(
    new Chart(new App({ outdir: '-' }), OPERATOR, { namespace: OPERATOR_NAMESPACE }),
    OPERATOR,
    { values: merged(texts) },
  );
}

function merged(texts: readonly string[]): Values {
  return texts.map((text) => Values.parse(text)).reduce((all, more) => all.merge(more));
}
