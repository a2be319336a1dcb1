import { workflow } from './workflow';

/** The files of a new repository: contents by path. */
export type RepositoryFiles = Readonly<Record<string, string>>;

/** Copies of archives in a new repository: contents by path. */
export type VendoredFiles = Readonly<Record<string, Uint8Array>>;

/** Paths of the workflow in a repository. */
export const WORKFLOW = '.github/workflows/manifests.yaml';

/** Node.js, for the library and for `npx`. */
export const SETUP_NODE: readonly string[] = ['- uses: actions/setup-node@v4', '  with: { node-version: 22 }'];

/** What the forms for npm have in common. */
export function npmFiles(
  name: string,
  versions: { readonly library: string; readonly synth: string },
): RepositoryFiles {
  return {
    [WORKFLOW]: workflow({
      setup: SETUP_NODE,
      install: 'npm install',
      synth: 'npm run synth',
      tool: 'npx cdk8s-seldon',
    }),
    'package.json': `${JSON.stringify(
      {
        name,
        private: true,
        scripts: {
          synth: versions.synth,
          validate: 'cdk8s-seldon validate manifests',
          expand: 'cdk8s-seldon expand manifests',
          needs: 'cdk8s-seldon needs manifests',
        },
        dependencies: { cdk8s: '^2.70.106', 'cdk8s-seldon': versions.library, constructs: '^10.5.0' },
        ...(versions.synth.startsWith('tsc')
          ? { devDependencies: { '@types/node': '^20.16.0', typescript: '~6.0.0' } }
          : {}),
      },
      undefined,
      2,
    )}\n`,
  };
}
