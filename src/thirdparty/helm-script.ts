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

/** A shell script that installs releases one after the other. */
export function helmScript(releases: readonly Release[]): string {
  return `#!/bin/sh\nset -eu\n${releases.map((release) => `\n# ${release.part} ${release.version}\n${helmCommand(release)}`).join('')}`;
}

/** A word as the shell takes it. */
function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replace(/'/g, "'\\''")}'`;
}
