import { API_SERVER_LEVEL, OLDEST_FOR_OPERATOR } from '../../api/facts/kubernetes';
import { OPERATOR_CHART_NAME } from '../../api/facts/names';
import { DEFAULT_VERSION } from '../../api/facts/release';
import { visibleJson } from '../../private/visible';
import { ThirdParty } from '../../thirdparty/third-party';
import { type Command, UsageError } from '../command';
import { NOTHING, oneOf } from '../completion/suggestions';
import { formatOption } from '../format-option';
import { EXIT } from '../io';

const FORMATS = ['text', 'json'];

/** All third-party charts that a platform can install. */
const PARTS: readonly ThirdParty[] = [
  ThirdParty.ISTIO_BASE,
  ThirdParty.ISTIOD,
  ThirdParty.ISTIO_GATEWAY,
  ThirdParty.EMISSARY_CRDS,
  ThirdParty.EMISSARY,
  ThirdParty.AMBASSADOR,
  ThirdParty.CERT_MANAGER,
  ThirdParty.KEDA,
  ThirdParty.PROMETHEUS_OPERATOR,
];

/** An installed version, and the versions of Kubernetes that its vendor supports; open-ended if it names none. */
interface Pinned {
  readonly part: string;
  readonly version: string;
  readonly oldestKubernetes: string | null;
  readonly newestKubernetes: string | null;
  /** Whether it fits the given cluster version; absent if none was given. */
  readonly fits?: boolean;
}

export const command: Command = {
  help: `List the versions of everything that can be installed, each with the Kubernetes
versions that its maintainers support.

Usage: cdk8s-seldon versions [options]

Options:
      --kubernetes VERSION    version of the cluster, such as ${API_SERVER_LEVEL}: lists
                              what is too new or too old for it, and exits with
                              1 if anything is (except Ambassador 1, which runs
                              on no current cluster)
      --format FORMAT         text (default), or json: an array of maps with
                              part, version, oldestKubernetes,
                              newestKubernetes and fits

Examples:
  cdk8s-seldon versions
  cdk8s-seldon versions --kubernetes 1.31
`,
  options: { kubernetes: { type: 'string' }, format: { type: 'string' } },
  completion: { arguments: NOTHING, options: { format: oneOf(FORMATS) } },
  run(args, io) {
    const format = formatOption(args, FORMATS);
    if (args.positionals.length > 0) {
      throw new UsageError(`unexpected argument ${JSON.stringify(args.positionals[0])}`);
    }
    const cluster = minorOf(args.one('kubernetes'));
    const pinned = [operator(), ...PARTS.map(pinnedOf)].map((each) =>
      cluster === undefined ? each : { ...each, fits: fits(each, cluster) },
    );
    io.stdout(format === 'json' ? `${visibleJson(pinned)}\n` : table(pinned, cluster));
    const misfits = pinned.filter((each) => each.fits === false && each.part !== ThirdParty.AMBASSADOR.part);
    return Promise.resolve(misfits.length > 0 ? EXIT.FINDINGS : EXIT.FINE);
  },
};

function operator(): Pinned {
  return {
    part: OPERATOR_CHART_NAME,
    version: DEFAULT_VERSION,
    oldestKubernetes: OLDEST_FOR_OPERATOR,
    newestKubernetes: null,
  };
}

function pinnedOf({ part, version, oldestKubernetes, newestKubernetes }: ThirdParty): Pinned {
  return { part, version, oldestKubernetes: oldestKubernetes ?? null, newestKubernetes: newestKubernetes ?? null };
}

/** @throws UsageError for what is not a version of Kubernetes */
function minorOf(version: string | undefined): number | undefined {
  if (version === undefined) {
    return undefined;
  }
  const minor = /^v?1\.(\d+)(\.\d+)?([-+].*)?$/.exec(version)?.[1];
  if (minor === undefined) {
    throw new UsageError(`--kubernetes: must be a version such as ${API_SERVER_LEVEL}, got ${JSON.stringify(version)}`);
  }
  return Number(minor);
}

function fits({ oldestKubernetes, newestKubernetes }: Pinned, cluster: number): boolean {
  const [oldest, newest] = [oldestKubernetes, newestKubernetes].map((version) => minorOf(version ?? undefined));
  return (oldest === undefined || cluster >= oldest) && (newest === undefined || cluster <= newest);
}

/** What to do about a version that does not fit. */
function remedyFor({ part, oldestKubernetes }: Pinned, cluster: number): string {
  const oldest = minorOf(oldestKubernetes ?? undefined);
  if (oldest === undefined || cluster >= oldest) {
    return 'too old for this cluster: use a newer version';
  }
  // All releases of the operator that this library knows need as much.
  return part === OPERATOR_CHART_NAME
    ? 'needs a newer cluster'
    : 'too new for this cluster: use an older version, or a newer cluster';
}

function table(pinned: readonly Pinned[], cluster: number | undefined): string {
  const rows = pinned.map((each) => {
    const { part, version, oldestKubernetes, newestKubernetes } = each;
    const range = [oldestKubernetes && `from ${oldestKubernetes}`, newestKubernetes && `to ${newestKubernetes}`];
    const kubernetes = range.filter(Boolean).join(' ') || 'any';
    const isMisfit = cluster !== undefined && each.fits === false;
    return [part, version, kubernetes, ...(isMisfit ? [remedyFor(each, cluster)] : [])];
  });
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column].length)));
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}
