import { operatorsAmong } from '../../src/expand/operators';
import { operatorFromSources } from '../../src/input/operator-values';
import { type JsonObject } from '../../src/private/json';
import { Operators } from '../../src/rules/operators';
import { Surroundings } from '../../src/rules/surroundings';
import { dataSource } from '../../src/values/source';

/** What SeldonDeployments are judged by: the operator of the values, else those among the objects, else the chart's own. */
export interface World {
  readonly operators: Operators;
  readonly surroundings: Surroundings;
}

/** @throws InputError if the chart cannot be rendered from the values */
export function worldOf(objects: readonly JsonObject[], values: JsonObject | undefined): World {
  const surroundings = new Surroundings(objects);
  const found = values === undefined ? operatorsAmong(objects) : [];
  const sources = values === undefined ? [] : [dataSource('operator values', values)];
  const operators = found.length > 0 ? found : [operatorFromSources(sources, objects).operator];
  return { operators: new Operators(operators, surroundings), surroundings };
}
