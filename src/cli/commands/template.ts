import * as path from 'node:path';
import { type WebhookPem } from '../../charts/chart';
import { CHART_NAMES, chartAdvice, chartDefaults, describeAdvice, renderChart } from '../../charts/render';
import { placing } from '../../charts/value-error';
import { type Manifest } from '../../private/json';
import { parsePath } from '../../private/path';
import { dataSource, MergedValues } from '../../values/source';
import { toYamlDocuments } from '../../yaml/write';
import { chartRelease, type ChartRelease } from '../chart-release';
import { type Arguments, type Command, UsageError } from '../command';
import { oneOf } from '../completion/suggestions';
import { HELM_FLAGS, refuseHelmFlags } from '../helm-flags';
import { EXIT, type Io } from '../io';
import { VALUES_HELP, VALUES_OPTIONS, valuesSources } from '../values-options';
import { pageOfVersion } from '../version';
import type * as certificate from '../webhook/certificate';
import type * as pair from '../webhook/pair';

export const command: Command = {
  help: `Print what 'helm template' prints, without Helm or the chart.

Usage: cdk8s-seldon template [NAME] CHART [OPTIONS]

NAME and CHART may be in either order; NAME is release-name by default, as
with Helm. CHART may include a repository (seldonio/seldon-core-operator).

Charts:
${CHART_NAMES.map((name) => `  ${name}`).join('\n')}

Options:
  -n, --namespace NS    the release's namespace (default: default)
${VALUES_HELP}
      --name-template N the release's name
      --kube-version V  the Kubernetes version to render for
      --strict-parity   exactly what Helm prints: without our deviations, and
                        without values that the chart does not know
      --webhook-cert DIR
                        the webhook's certificate, from 'webhook-cert -o DIR';
                        without it and without cert-manager a new one is
                        generated each time, as Helm does
Other flags of 'helm template' are accepted if they change nothing about these
charts, and rejected otherwise.

Deviations:
  ${pageOfVersion('docs/helm-parity.md')}

Example:
  cdk8s-seldon template seldon seldon-core-operator -n seldon-system \\
    -f values.yaml --set istio.enabled=true --set certManager.enabled=true
`,
  options: {
    ...HELM_FLAGS,
    ...VALUES_OPTIONS,
    namespace: { type: 'string', short: 'n' },
    'name-template': { type: 'string' },
    version: { type: 'string' },
    'kube-version': { type: 'string' },
    'strict-parity': { type: 'boolean' },
    'webhook-cert': { type: 'string' },
  },
  completion: { arguments: oneOf(CHART_NAMES) },
  async run(args, io) {
    refuseHelmFlags(args);
    const release = chartRelease(args);
    const sources = await valuesSources(args, io);
    const given = new MergedValues(sources);
    const merged = new MergedValues(sources, dataSource(release.chart, chartDefaults(release.chart)));
    const warnings = [...merged.warnings];
    const objects = placing(given, () => render(release, merged, args, io, warnings));
    warnings.push(...advice(release, given, merged, args.flag('strict-parity')));
    warnings.forEach((warning) => io.stderr(`warning: ${warning}\n`));
    io.stdout(toYamlDocuments(objects));
    return EXIT.FINE;
  },
};

function render(
  release: ChartRelease,
  { values }: MergedValues,
  args: Arguments,
  io: Io,
  warnings: string[],
): Manifest[] {
  const folder = args.one('webhook-cert');
  if (folder === '') {
    throw new UsageError('--webhook-cert: needs a folder, got an empty string');
  }
  let used = false;
  const webhookCertificate = (dnsNames: string[]): WebhookPem => {
    used = true;
    if (folder === undefined) {
      warnings.push(
        "the webhook's certificate is generated on each run, so no two outputs are alike: " +
          'set certManager.enabled=true, or create a pair once with webhook-cert and pass --webhook-cert DIR',
      );
      return lazyCertificate().makeCertificate(dnsNames, 365, new Date());
    }
    return lazyPair().readPair(path.resolve(io.cwd, folder), dnsNames);
  };
  const objects = renderChart(release.chart, values, {
    ...release,
    strictParity: args.flag('strict-parity'),
    webhookCertificate,
  });
  if (folder !== undefined && !used) {
    warnings.push(`--webhook-cert ${folder}: is not used, because these values need no certificate`);
  }
  return objects;
}

/** What is not an error, but should be known. */
function advice(release: ChartRelease, given: MergedValues, merged: MergedValues, strictParity: boolean): string[] {
  const placed = (keys: ReturnType<typeof parsePath>, text: string) => {
    const place = given.place(keys);
    return place === '' ? text : `${place}: ${text}`;
  };
  return [
    ...(release.reference === release.chart
      ? []
      : [`${release.reference}: is not read, the chart ${release.chart} is built in`]),
    ...chartAdvice(release.chart, given.values, merged.values, strictParity).map((each) =>
      placed(parsePath(each.path), describeAdvice(each)),
    ),
  ];
}

/* eslint-disable @typescript-eslint/no-require-imports -- certificates need a library that most calls do without */
function lazyCertificate(): typeof certificate {
  return require('../webhook/certificate') as typeof certificate;
}

function lazyPair(): typeof pair {
  return require('../webhook/pair') as typeof pair;
}
