import { type cdk8s, JsonFile } from 'projen';

/**
 * Dependencies whose install scripts are not run. Each only checks or builds a program that their package brings for
 * the usual systems anyway, and npm 11 warns about scripts that nobody decided on.
 */
const WITHOUT_SCRIPTS = ['@parcel/watcher', '@swc/core', 'backport', 'esbuild', 'unrs-resolver'];

/** What users of the package see of it in addition to the code, and what its maintainers install. */
export function addPackage(project: cdk8s.ConstructLibraryCdk8s): void {
  project.package.addField('man', ['./lib/man/cdk8s-seldon.1']);
  project.package.addField('publishConfig', { access: 'public', provenance: true });
  project.package.addField('allowScripts', Object.fromEntries(WITHOUT_SCRIPTS.map((name) => [name, false])));
  // Some packages for tests ask for Node.js 22, and work with 20; scripts/check-install.sh shows what npm warns of
  // else.
  project.npmrc.addConfig('loglevel', 'error');
  // A lock file that names no registry works with any mirror.
  project.npmrc.addConfig('omit-lockfile-registry-resolved', 'true');
  project.npmrc.addConfig('fund', 'false');
  project.npmrc.addConfig('audit', 'false');
  addKnip(project);
}

/** Finds files, exports and dependencies that nothing uses, and cycles of imports. */
function addKnip(project: cdk8s.ConstructLibraryCdk8s): void {
  project.addDevDeps('knip@^6.44.2');
  new JsonFile(project, 'knip.json', {
    marker: false, // Knip knows no other keys than its own.
    obj: {
      entry: [
        'src/cli/process.ts',
        'src/cli/review/worker.ts',
        'src/cli/commands/*.ts',
        // Loaded when they are asked for.
        'src/deployment/views.ts',
        'src/yaml/read.ts',
        'scripts/**/*.js',
        'test/**/*.test.ts',
        'test/cluster/gitops.ts',
        'test/fuzz/main.ts',
        'test/record/charts.ts',
        'test/languages/answers.ts',
        'examples/**/main.ts',
        'bench/*.js',
        'projenrc/generate/*.ts',
        '.projenrc.ts',
      ],
      project: [
        'src/**/*.ts',
        'test/**/*.ts',
        'examples/**/*.ts',
        'scripts/**/*.js',
        'projenrc/**/*.ts',
        'bench/**/*.js',
      ],
      // What it looks for unless told, without types, enum members and duplicates, and with cycles.
      include: [
        'files',
        'dependencies',
        'unlisted',
        'binaries',
        'unresolved',
        'exports',
        'namespaceMembers',
        'catalog',
        'catalogReferences',
        'cycles',
      ],
      rules: { cycles: 'error' },
      ignoreBinaries: ['go', 'kubectl', 'mkfifo', 'rclone', 'script'],
      // Named in tasks, in configuration, or by a folder that is put together from parts.
      ignoreDependencies: [
        '@kubernetes-models/.+',
        '@prettier/plugin-oxc',
        'kubernetes-models.*',
        'commit-and-tag-version',
        'jsii.*',
        'oxlint.*',
        'ts-node',
        'typescript-native',
      ],
    },
  });
}
