import { type Arguments, UsageError } from './command';
import { type KubernetesVersion } from '../charts/chart';
import { CHART_NAMES, chartVersion } from '../charts/render';
import { SUBDOMAIN_NAME } from '../private/name-shapes';
import { hint, suggest } from '../private/suggest';

/** The arguments of `template` other than values. */
export interface ChartRelease {
  readonly chart: string;
  /** The chart as it was written: a name, a path or a reference into a repository. */
  readonly reference: string;
  readonly release: string;
  readonly namespace: string;
  readonly kubernetes?: KubernetesVersion;
}

const LONGEST_RELEASE_NAME = 53;

/** Reads the chart, names and versions of a call; @throws UsageError if they are invalid. */
export function chartRelease(args: Arguments): ChartRelease {
  const { reference, name } = words(args.positionals);
  const chart = chartOf(reference);
  if (chart === undefined) {
    const known = `(known: ${CHART_NAMES.join(', ')})`;
    throw new UsageError(
      `unknown chart ${JSON.stringify(reference)}${hint(lastPart(reference), CHART_NAMES)} ${known}`,
    );
  }
  const version = args.one('version');
  if (version !== undefined && version.replace(/^[v=^~]*/, '') !== chartVersion(chart)) {
    throw new UsageError(`--version ${version}: the only version of ${chart} is ${chartVersion(chart)}`);
  }
  return {
    chart,
    reference,
    release: releaseName(name, args),
    namespace: args.one('namespace') || 'default',
    kubernetes: kubernetesVersion(args.one('kube-version')),
  };
}

/** `NAME CHART` as Helm has it, `CHART NAME`, or `CHART`. */
function words(positionals: readonly string[]): { reference: string; name?: string } {
  const [first, second, ...more] = positionals;
  if (first === undefined) {
    throw new UsageError(`needs a chart: ${CHART_NAMES.join(', ')}`);
  }
  if (more.length > 0) {
    throw new UsageError(`unexpected argument ${JSON.stringify(more[0])}: takes a name and a chart`);
  }
  if (second === undefined) {
    return { reference: first };
  }
  return likeness(first) > likeness(second) ? { reference: first, name: second } : { reference: second, name: first };
}

/** How much a word is like the name of a chart: 2 if it is one, 1 if it may be a misspelt one. */
function likeness(word: string): number {
  if (chartOf(word) !== undefined) {
    return 2;
  }
  return suggest(lastPart(word), CHART_NAMES) === undefined ? 0 : 1;
}

/**
 * The chart that a reference names: `seldonio/seldon-core-operator` and `./charts/seldon-core-operator-1.17.1.tgz` do,
 * too.
 */
function chartOf(reference: string): string | undefined {
  const last = lastPart(reference);
  return CHART_NAMES.find((name) => name === last);
}

function lastPart(reference: string): string {
  const last =
    reference
      .split(/[\\/]/)
      .filter((part) => part !== '' && part !== '.')
      .at(-1) ?? reference;
  return last.replace(/(-\d+\.\d+\.\d+)?\.tgz$/, '');
}

function releaseName(name: string | undefined, args: Arguments): string {
  const template = args.one('name-template');
  if (name !== undefined && (template || args.flag('generate-name'))) {
    throw new UsageError(`--${template ? 'name-template' : 'generate-name'} cannot be combined with a name`);
  }
  if (template?.includes('{{')) {
    throw new UsageError('--name-template: a template with {{ }} needs Helm; write the name itself');
  }
  const release = name ?? (template || 'release-name');
  if (release.length > LONGEST_RELEASE_NAME || !SUBDOMAIN_NAME.test(release)) {
    throw new UsageError(
      `the release name ${JSON.stringify(release)} must be lower case letters, digits, '-' and '.', at most ` +
        `${LONGEST_RELEASE_NAME} of them`,
    );
  }
  return release;
}

function kubernetesVersion(text: string | undefined): KubernetesVersion | undefined {
  if (text === undefined || text === '') {
    return undefined;
  }
  const match = /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/.exec(text);
  if (!match) {
    throw new UsageError(`--kube-version: ${JSON.stringify(text)} is not a version such as 1.31.0`);
  }
  return { major: Number(match[1]), minor: Number(match[2] ?? 0), preRelease: match[4] !== undefined };
}
