import { type JsonObject } from '../../private/json';
import { toYamlDocuments } from '../../yaml/write';
import { type Command, UsageError } from '../command';
import { type ExpandedInput, expandInput, identityOf } from '../expanded';
import { findingRecord } from '../findings/json';
import { formatText } from '../findings/text';
import { EXIT } from '../io';

const FORMATS = ['yaml', 'json'];

export const command: Command = {
  summary: 'print the objects that the operator will create',
  help: `Print the objects that the operator will create.

Usage: cdk8s-seldon expand FILE... [options]

Reads files, directories (recursively) and - (standard input) with YAML or JSON.
Secrets and ServiceAccounts among the objects are used for credentials, an
operator among them for its configuration. Where the cluster would refuse a
SeldonDeployment or the operator would fail on it, there are no objects, and the
findings on standard error say why.

Options:
      --operator-values FILE  values of the chart seldon-core-operator; repeat
                              it for more files (default: an operator in the
                              input, else the chart's defaults)
  -n, --namespace NAMESPACE   of SeldonDeployments that name none (default:
                              default)
      --format FORMAT         yaml (default), or json: one line for each
                              SeldonDeployment, with file, name, namespace,
                              address, objects and findings

Exits with 1 if any SeldonDeployment has an error, else 0.

Examples:
  cdk8s-seldon expand models/ -n seldon
  cdk8s-seldon expand models/ | kubeconform -ignore-missing-schemas
  cdk8s-seldon expand models/ --format json | jq -r .address
`,
  options: {
    'operator-values': { type: 'string', multiple: true },
    'namespace': { type: 'string', short: 'n' },
    'format': { type: 'string' },
  },
  async run(args, io) {
    const format = args.one('format') ?? 'yaml';
    if (!FORMATS.includes(format)) {
      throw new UsageError(`--format: must be one of ${FORMATS.join(', ')}, not ${JSON.stringify(format)}`);
    }
    if (args.positionals.length === 0) {
      throw new UsageError('name a file, a directory, or - for standard input');
    }
    const previews = await expandInput({ files: args.positionals, operatorValues: args.all('operator-values'), namespace: args.one('namespace') }, io);
    if (previews.length === 0) {
      io.stderr('cdk8s-seldon expand: there is no SeldonDeployment in the input\n');
    }
    io.stdout(format === 'json' ? previews.map(record).join('') : toYamlDocuments(previews.flatMap(({ objects }) => objects)));
    const findings = previews.flatMap((each) => each.findings);
    if (format !== 'json') {
      io.stderr(formatText(findings, io.colour));
    }
    return findings.some(({ finding }) => finding.severity === 'error') ? EXIT.FINDINGS : EXIT.FINE;
  },
};

function record({ placed, objects, address, findings }: ExpandedInput): string {
  const { name, namespace } = identityOf(placed);
  const line: JsonObject = {
    file: placed.file,
    name: name ?? null,
    namespace,
    address: address ?? null,
    objects: [...objects],
    findings: findings.map(findingRecord),
  };
  return `${JSON.stringify(line)}\n`;
}
