import { type Arguments, type Command, UsageError } from './command';

/** Flags of `helm template` that change nothing about these charts: scripts may keep them. */
const WITHOUT_EFFECT: Command['options'] = {
  ...flags(
    'atomic',
    'create-namespace',
    'dependency-update',
    'devel',
    'disable-openapi-validation',
    'dry-run',
    'enable-dns',
    'force',
    'hide-notes',
    'include-crds',
    'insecure-skip-tls-verify',
    'is-upgrade',
    'no-hooks',
    'pass-credentials',
    'plain-http',
    'release-name',
    'render-subchart-notes',
    'replace',
    'skip-crds',
    'skip-schema-validation',
    'skip-tests',
    'verify',
    'wait',
    'wait-for-jobs',
  ),
  ...texts(
    'ca-file',
    'cert-file',
    'description',
    'key-file',
    'keyring',
    'kube-context',
    'kubeconfig',
    'password',
    'registry-config',
    'repo',
    'repository-cache',
    'repository-config',
    'timeout',
    'username',
  ),
  'api-versions': { type: 'string', multiple: true, short: 'a' },
  'generate-name': { type: 'boolean', short: 'g' },
  labels: { type: 'string', multiple: true, short: 'l' },
};

/** Flags of `helm template` that do something else, with what to do instead. */
const REFUSED: Record<string, string> = {
  'output-dir': 'write standard output to a file, or use the command synth -o DIR',
  'post-renderer': 'pipe standard output into the program',
  'post-renderer-args': 'pipe standard output into the program',
  'show-only': 'select objects from standard output, for example with yq',
  validate: 'no cluster is contacted; pipe standard output into kubectl apply --dry-run=server -f -',
};

/** All of them, so that none is taken for a typo. */
export const HELM_FLAGS: Command['options'] = {
  ...WITHOUT_EFFECT,
  ...texts('output-dir', 'post-renderer', 'post-renderer-args'),
  'show-only': { type: 'string', multiple: true, short: 's' },
  validate: { type: 'boolean' },
};

/** @throws UsageError for a flag that would have an effect that we do not have */
export function refuseHelmFlags(args: Arguments): void {
  for (const [flag, instead] of Object.entries(REFUSED)) {
    if (args.flag(flag) || args.all(flag).length > 0) {
      throw new UsageError(`--${flag} is not supported: ${instead}`);
    }
  }
}

function flags(...names: string[]): Command['options'] {
  return Object.fromEntries(names.map((name) => [name, { type: 'boolean' } as const]));
}

function texts(...names: string[]): Command['options'] {
  return Object.fromEntries(names.map((name) => [name, { type: 'string' } as const]));
}
