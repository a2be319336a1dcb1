import { isObject, type JsonObject, type Manifest } from '../../private/json';
import { judge } from '../../rules/check';
import { Surroundings } from '../../rules/surroundings';
import { toYamlDocuments } from '../../yaml/write';
import { type Arguments, type Command, UsageError } from '../command';
import { findingRecord } from '../findings/json';
import { type LocatedFinding, locateFinding } from '../findings/located';
import { formatText } from '../findings/text';
import { EXIT, type Io } from '../io';
import { isSeldonDeployment, type PlacedObject, readObjects } from '../manifests';
import { operatorConfig } from '../operator';

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
    const previews = await preview(args, io);
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

/** What becomes of one SeldonDeployment. */
interface Preview {
  readonly placed: PlacedObject;
  readonly objects: readonly Manifest[];
  readonly address: string | undefined;
  readonly findings: readonly LocatedFinding[];
}

async function preview(args: Arguments, io: Io): Promise<Preview[]> {
  const objects = (await readObjects(args.positionals, io)).map((placed) => inNamespace(placed, args.one('namespace')));
  const plain = objects.map(({ object }) => object);
  const config = operatorConfig(args.all('operator-values'), plain, io);
  const surroundings = new Surroundings(plain);
  return objects.filter(({ object }) => isSeldonDeployment(object)).map((placed) => {
    const { findings, expansion } = judge(placed.object, { config, surroundings });
    return {
      placed,
      objects: expansion?.objects ?? [],
      address: expansion?.address,
      findings: findings.map((finding) => locateFinding(finding, placed)),
    };
  });
}

/** Gives a SeldonDeployment that names no namespace the one of the command line, as kubectl does. */
function inNamespace(placed: PlacedObject, namespace: string | undefined): PlacedObject {
  const { metadata } = placed.object;
  if (namespace === undefined || !isSeldonDeployment(placed.object) || !isObject(metadata) || (metadata.namespace ?? '') !== '') {
    return placed;
  }
  return { ...placed, object: { ...placed.object, metadata: { ...metadata, namespace } } };
}

function record({ placed: { object: { metadata }, file }, objects, address, findings }: Preview): string {
  const { name, namespace } = isObject(metadata) ? metadata : {};
  const line: JsonObject = {
    file,
    name: name ?? null,
    namespace: typeof namespace === 'string' && namespace !== '' ? namespace : 'default',
    address: address ?? null,
    objects: [...objects],
    findings: findings.map(findingRecord),
  };
  return `${JSON.stringify(line)}\n`;
}
