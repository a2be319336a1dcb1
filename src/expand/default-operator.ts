import { chartConfiguration, chartOperator } from './operator-chart';
import { type OperatorConfig } from './operator-config';
import { type Json } from '../private/json';

// Rendering the chart takes as long as checking a hundred models: the bundle of the command line contains the results
// as data (scripts/bundle-cli.js).

let config: OperatorConfig | undefined;
let configuration: Json | undefined;

/** The configuration of the operator that its chart installs without values. */
export function defaultOperator(): OperatorConfig {
  return (config ??= chartOperator());
}

/** The data of its ConfigMap, with which a manager that creates its own resources starts. */
export function defaultConfiguration(): Json {
  return (configuration ??= chartConfiguration());
}
