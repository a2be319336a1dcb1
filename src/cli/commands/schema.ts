import { seldonDeploymentJsonSchema } from '../../api/json-schema';
import { CHART_NAMES, chartValuesSchema } from '../../charts/render';
import { platformJsonSchema } from '../../platform/values/json-schema';
import { type JsonObject } from '../../private/json';
import { correction } from '../../private/suggest';
import { type Command, UsageError } from '../command';
import { oneOf } from '../completion/suggestions';
import { findingsJsonSchema } from '../findings/schema';
import { EXIT } from '../io';

/** The schemas by name; add a line for another one, and its line in the help. */
const SCHEMAS: Readonly<Record<string, () => JsonObject>> = {
  seldondeployment: seldonDeploymentJsonSchema,
  platform: platformJsonSchema,
  ...Object.fromEntries(CHART_NAMES.map((chart) => [chart, () => chartValuesSchema(chart)])),
  findings: findingsJsonSchema,
};

export const command: Command = {
  help: `Print a JSON schema (draft-07), for editors and manifest checkers.

Usage: cdk8s-seldon schema NAME

Names:
  seldondeployment        the SeldonDeployment, unknown fields rejected
  platform                the values file of 'cdk8s-seldon synth'
  seldon-core-operator    values of this chart, unused keys rejected
  seldon-single-model     the same for this chart
  seldon-abtest           "
  seldon-mab              "
  seldon-od-model         "
  seldon-od-transformer   "
  findings                what validate --format json prints

Examples:
  cdk8s-seldon schema seldondeployment > seldondeployment.schema.json
  # then, as the first line of a manifest, for your editor's YAML extension:
  # yaml-language-server: $schema=seldondeployment.schema.json
  kubeconform -schema-location default \\
    -schema-location '{{ .ResourceKind }}.schema.json' manifests/
`,
  options: {},
  completion: { arguments: oneOf(Object.keys(SCHEMAS)) },
  async run(args, io) {
    const [name, ...more] = args.positionals;
    if (name === undefined || more.length > 0) {
      throw new UsageError(`takes one name: ${Object.keys(SCHEMAS).join(', ')}`);
    }
    if (!Object.prototype.hasOwnProperty.call(SCHEMAS, name)) {
      const known = Object.keys(SCHEMAS);
      throw new UsageError(
        `no schema ${JSON.stringify(name)}, ${correction(name, known) ?? `known are ${known.join(', ')}`}`,
      );
    }
    io.stdout(`${JSON.stringify(SCHEMAS[name](), null, 2)}\n`);
    return EXIT.FINE;
  },
};
