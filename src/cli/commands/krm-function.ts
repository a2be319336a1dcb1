import { command as validate } from './validate';
import { InputError } from '../../private/errors';
import { asText, isObject, type JsonObject } from '../../private/json';
import { type Arguments, type Command, UsageError } from '../command';
import { NOTHING } from '../completion/suggestions';
import { EXIT, type Io } from '../io';
import { type ResourceList, readResourceList, withResults } from '../krm/resource-list';

/** A finding as `validate --format json` prints it. */
interface FindingRecord {
  readonly rule: string;
  readonly ruleName: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly kind: string | null;
  readonly name: string | null;
  readonly namespace: string | null;
  readonly path: string;
  readonly message: string;
  readonly remedy: string;
}

interface Settings {
  readonly strict: boolean;
  readonly silence: readonly string[];
}

export const command: Command = {
  help: `Check SeldonDeployments as a KRM function, for kustomize and kpt.

Usage: cdk8s-seldon krm-function < RESOURCE-LIST

Reads a ResourceList on standard input and prints it unchanged, with a result
for each finding of 'validate'. Findings are printed on standard error, too.
The functionConfig may be a ConfigMap with data, or an object with spec:
  strict: "true"           fail on warnings too
  silence: SELDON250,...   rules to suppress, by id or name

Exits with 0 if nothing fails, 1 for errors (with strict for warnings too).

Example of a kustomization.yaml, and of seldon.yaml next to it:
  transformers: [seldon.yaml]

  apiVersion: cdk8s-seldon/v1
  kind: Validation
  metadata:
    name: seldon
    annotations:
      config.kubernetes.io/function: |
        exec: { path: ./krm-function.sh }

Example:
  kustomize build --enable-alpha-plugins --enable-exec .
`,
  options: {},
  completion: { arguments: NOTHING },
  async run(args, io) {
    if (args.positionals.length > 0) {
      throw new UsageError(`unexpected argument ${JSON.stringify(args.positionals[0])}: it reads standard input`);
    }
    const text = (await io.stdin()).toString('utf8');
    const list = readResourceList(text);
    const { code, findings } = await check(list, settingsOf(list.functionConfig), io);
    findings.forEach((each) => io.stderr(`${sentence(each)}\n`));
    io.stdout(
      withResults(
        text,
        findings.map((each) => resultOf(each, list)),
      ),
    );
    return code;
  },
};

function settingsOf({ kind, data, spec }: JsonObject): Settings {
  const given = kind === 'ConfigMap' ? data : spec;
  const { strict = 'false', silence = '', ...unknown } = isObject(given) ? given : {};
  const [key] = Object.keys(unknown);
  if (key !== undefined) {
    throw new InputError(`functionConfig: unknown key ${JSON.stringify(key)} (known: strict, silence)`);
  }
  if (!['true', 'false'].includes(asText(strict))) {
    throw new InputError(`functionConfig: strict: must be true or false, not ${JSON.stringify(strict)}`);
  }
  const rules = (Array.isArray(silence) ? silence : [silence]).map(asText).filter((rule) => rule !== '');
  return { strict: asText(strict) === 'true', silence: rules };
}

/** Calls `validate` on the items. */
async function check({ items }: ResourceList, { strict, silence }: Settings, io: Io) {
  const options = new Map<string, readonly string[]>([
    ['format', ['json']],
    ['silence', silence],
  ]);
  const all = (option: string) => [...(options.get(option) ?? [])];
  const args: Arguments = {
    positionals: ['-'],
    all,
    one: (option) => all(option).at(-1),
    flag: (option) => option === 'strict' && strict,
  };
  let printed = '';
  const list = Buffer.from(JSON.stringify({ apiVersion: 'v1', kind: 'List', items }));
  const code = await validate.run(args, {
    cwd: io.cwd,
    colour: false,
    stdout: (part) => (printed += part.toString()),
    stderr: () => undefined,
    stdin: () => Promise.resolve(list),
  });
  // A build without SeldonDeployments is never a failure.
  const findings = JSON.parse(printed) as FindingRecord[];
  return { code: findings.length === 0 ? EXIT.FINE : code, findings };
}

function sentence({ severity, rule, ruleName, kind, namespace, name, path, message, remedy }: FindingRecord): string {
  const object = kind === null ? '' : `${kind} ${namespace === null ? '' : `${namespace}/`}${name}: `;
  return `${severity} ${rule} ${ruleName}: ${object}${path === '' ? '' : `${path}: `}${message}; ${remedy}`;
}

/** @see https://github.com/kubernetes-sigs/kustomize/blob/master/cmd/config/docs/api-conventions/functions-spec.md */
function resultOf(finding: FindingRecord, { items }: ResourceList): JsonObject {
  const { severity, rule, ruleName, kind, name, namespace, path, message, remedy } = finding;
  const item = items.find(({ kind: itsKind, metadata }) => {
    const { name: itsName, namespace: itsNamespace = null } = isObject(metadata) ? metadata : {};
    return itsKind === kind && itsName === name && itsNamespace === namespace;
  });
  return {
    message: `${message}; ${remedy}`,
    severity,
    ...(kind !== null &&
      name !== null && {
        resourceRef: {
          ...(typeof item?.apiVersion === 'string' && { apiVersion: item.apiVersion }),
          kind,
          name,
          ...(namespace !== null && { namespace }),
        },
      }),
    ...(path !== '' && { field: { path } }),
    ...(item !== undefined && fileOf(item)),
    tags: { rule, ruleName },
  };
}

/** The file that an item came from, if the orchestrator provides it. */
function fileOf({ metadata }: JsonObject): JsonObject {
  const annotations = isObject(metadata) && isObject(metadata.annotations) ? metadata.annotations : {};
  const path = annotations['config.kubernetes.io/path'] ?? annotations['internal.config.kubernetes.io/path'];
  const index = annotations['config.kubernetes.io/index'] ?? annotations['internal.config.kubernetes.io/index'];
  if (typeof path !== 'string') {
    return {};
  }
  return { file: { path, ...(typeof index === 'string' && { index: Number(index) }) } };
}
