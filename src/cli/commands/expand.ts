import { type Arguments, type Command } from '../command';
import { oneOf } from '../completion/suggestions';
import { TextFindings } from '../findings/text';
import { formatOption } from '../format-option';
import { EXIT, type Io } from '../io';
import { PieceWriter, Separator } from '../pieces';
import { inputRequest } from '../platform/input';
import { INPUT_HELP, INPUT_OPTIONS } from '../platform/options';
import { type ExpansionFormat } from '../review/expansions';
import { requireReadable } from '../review/readable';
import { SurveyedInput } from '../review/surveyed-input';

const FORMATS: readonly ExpansionFormat[] = ['yaml', 'json'];

export const command: Command = {
  help: `Print the objects that the operator will create.

Usage: cdk8s-seldon expand (FILE... | -f PLATFORM) [options]

Reads files, directories (recursively) and - (standard input) with YAML or JSON.
Secrets and ServiceAccounts in the input are used for credentials, an operator
in the input for its configuration. If the cluster would reject a
SeldonDeployment or the operator would fail on it, no objects are printed, and
the findings on standard error say why.

Options:
${INPUT_HELP}
      --format FORMAT         yaml (default), or json: one line for each
                              SeldonDeployment, with file, name, namespace,
                              address, objects, origins and findings. Origins
                              list for each object which fields of the
                              SeldonDeployment (paths) and which values of the
                              operator's chart (settings) determine its fields;
                              a field that is not listed has the origin of its
                              nearest listed ancestor, and if that is copied,
                              the rest of its path too

Exits with 1 if any SeldonDeployment has an error, else 0.

Examples:
  cdk8s-seldon expand models/ -n seldon
  cdk8s-seldon expand models/ | kubeconform -ignore-missing-schemas
  cdk8s-seldon expand models/ --format json | jq -r .address
  cdk8s-seldon expand -f platform.yaml --environment prod
  cdk8s-seldon expand iris.yaml --format json | jq '.origins[0].fields'
`,
  options: {
    ...INPUT_OPTIONS,
    format: { type: 'string' },
  },
  completion: { options: { format: oneOf(FORMATS) } },
  run: (args, io) => expand(args, io),
};

/**
 * Prints the objects of one SeldonDeployment after the other, so that few are in memory at a time, and then the
 * findings. All of the input is read before the first one, so that input that cannot be read prints nothing.
 */
async function expand(args: Arguments, io: Io): Promise<number> {
  const format = formatOption(args, FORMATS);
  const request = await inputRequest(args, io);
  return SurveyedInput.read({ ...request, isWhole: true }, io, async (input) => {
    const setting = await input.setting(args.all('operator-values'), io);
    const output = new PieceWriter(io.stdout);
    const separator = new Separator();
    const told = new TextFindings(io.stderr, io);
    let deployments = 0;
    let fails = false;
    for await (const { text, findings, unusable, isDeployment } of input.run('expansions', { setting, format })) {
      requireReadable(unusable);
      output.add(format === 'yaml' ? separator.before(text) : text);
      deployments += isDeployment ? 1 : 0;
      fails ||= findings.some(({ finding }) => finding.severity === 'error');
      if (format === 'yaml') {
        findings.forEach((finding) => told.add(finding));
      }
    }
    output.end();
    if (deployments === 0) {
      io.stderr('cdk8s-seldon expand: there is no SeldonDeployment in the input\n');
    }
    told.end();
    return fails ? EXIT.FINDINGS : EXIT.FINE;
  });
}
