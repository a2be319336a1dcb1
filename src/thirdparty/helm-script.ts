import * as path from 'node:path';
import { isOci, type Release } from './release';
import { toYaml } from '../yaml/write';

/** The Helm command that installs or upgrades a release and waits until it runs. */
export function helmCommand(release: Release): string {
  const hasValues = Object.keys(release.values).length > 0;
  const chart = isOci(release.repository) ? quote(`${release.repository}/${release.chart}`) : quote(release.chart);
  const lines = [
    `helm upgrade --install ${quote(release.name)} ${chart}`,
    ...(isOci(release.repository) ? [] : [`--repo ${quote(release.repository)}`]),
    `--version ${quote(release.version)}`,
    `--namespace ${quote(release.namespace)} --create-namespace`,
    ...(hasValues ? ['--values -'] : []),
    '--wait --timeout 10m',
  ];
  const command = lines.join(' \\\n  ');
  return hasValues ? `${command} <<'VALUES'\n${toYaml(release.values)}VALUES\n` : `${command}\n`;
}

const HEAD = `#!/bin/sh
# Installs third-party charts with Helm 3, each at its pinned version and after the ones that it needs, and waits until it
# runs. Run it again at any time: what is as it should be stays as it is.
set -eu

command -v helm >/dev/null || {
  echo 'install.sh: needs helm 3: https://helm.sh/docs/intro/install/' >&2
  exit 1
}
`;

/** A shell script that installs releases one after the other. */
export function helmScript(releases: readonly Release[]): string {
  const steps = releases.map((release) => `\n# ${release.part} ${release.version}\n${helmCommand(release)}`);
  return `${HEAD}${steps.join('')}`;
}

/** Names of the charts that a script of `helmScript` installs. */
export function chartsInScript(script: string): string[] {
  return [...script.matchAll(/^helm upgrade --install \S+ (\S+)/gm)].map(([, chart]) =>
    path.posix.basename(chart.replaceAll("'", '')),
  );
}

/** A word as the shell takes it. */
function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replace(/'/g, "'\\''")}'`;
}
