import * as fs from 'node:fs';
import * as path from 'node:path';
import { CHART_NAMES, chartDefaults } from '../../charts/render';
import { commentedValues } from '../../platform/values/commented';
import { platformDefaults } from '../../platform/values/defaults';
import { InputError } from '../../private/errors';
import { hint } from '../../private/suggest';
import { visible } from '../../private/visible';
import { printJson, sorted } from '../../values/print';
import { dataSource, fileSource, MergedValues, type Source } from '../../values/source';
import { toYaml } from '../../yaml/write';
import { type Command, UsageError } from '../command';
import { FILES, oneOf } from '../completion/suggestions';
import { formatOption } from '../format-option';
import { EXIT, type Io } from '../io';
import { readFile } from '../read-file';
import { VALUES_HELP, VALUES_OPTIONS, valuesSources } from '../values-options';

/** The values of `synth`, shown like those of a chart. */
const PLATFORM = 'platform';

const FORMATS = ['yaml', 'json'];

export const command: Command = {
  help: `Print the values of a chart after merging files and flags, as Helm merges them.

Usage: cdk8s-seldon values CHART|FILE [OPTIONS]

CHART is a chart's name; FILE is a values.yaml with the defaults of any chart.

Charts:
${CHART_NAMES.map((name) => `  ${name}`).join('\n')}
  platform                   the values of \`cdk8s-seldon synth\`, not a chart's

Options:
${VALUES_HELP}
      --format FORMAT   yaml (default) or json

Examples:
  cdk8s-seldon values seldon-core-operator -f prod.yaml --set istio.enabled=true
  cdk8s-seldon values ./chart/values.yaml -f prod.yaml --format json
`,
  options: { ...VALUES_OPTIONS, format: { type: 'string' } },
  completion: {
    arguments: { ...oneOf([...CHART_NAMES, 'platform']), ...FILES },
    options: { format: oneOf(FORMATS) },
  },
  async run(args, io) {
    const [name, ...more] = args.positionals;
    if (name === undefined || more.length > 0) {
      throw new UsageError('takes one chart, or one file with the defaults of a chart');
    }
    const format = formatOption(args, FORMATS);
    const sources = await valuesSources(args, io);
    const { values, warnings } = new MergedValues(sources, await defaultsOf(name, io));
    warnings.forEach((warning) => io.stderr(`warning: ${warning}\n`));
    const ordered = sorted(values);
    const yaml = () => (name === PLATFORM ? commentedValues(values, sources.length === 0) : toYaml(ordered));
    io.stdout(format === 'json' ? `${printJson(ordered)}\n` : yaml());
    return EXIT.FINE;
  },
};

async function defaultsOf(name: string, io: Io): Promise<Source> {
  if (name === PLATFORM) {
    return dataSource(name, platformDefaults());
  }
  if (CHART_NAMES.includes(name)) {
    return dataSource(name, chartDefaults(name));
  }
  if (name !== '-' && !fs.existsSync(path.resolve(io.cwd, name))) {
    const meant = hint(name, [...CHART_NAMES, PLATFORM]);
    throw new InputError(`${visible(name)}: there is no such chart or file${meant}`);
  }
  return fileSource(name, await readFile(name, io));
}
