import { type ProjectParts } from './parts';
import { platformSchemaFile } from '../../../platform/values/json-schema';
import { type RepositoryFiles } from '../../init/repository';

/** A project without code. */
export function valuesProject(
  { name, library, check, environments, readme }: Omit<ProjectParts, 'program'>,
  text: string,
): RepositoryFiles {
  return {
    '.gitignore': 'node_modules/\n',
    'README.md': readme(
      [
        ['npm install', ''],
        ['npm run synth', 'platform.yaml to manifests/'],
        [
          'npm test',
          `proves that the manifests keep what ${environments.length === 0 ? 'before.yaml' : 'before/'} says`,
        ],
        ['npm run validate', 'what the cluster and the operator would say'],
      ],
      'platform.yaml',
    ),
    'package.json': `${JSON.stringify(
      {
        name,
        private: true,
        scripts: {
          synth: 'cdk8s-seldon synth -f platform.yaml -o manifests',
          test: `npm run synth && ${check}`,
          validate: 'cdk8s-seldon validate manifests',
          expand: 'cdk8s-seldon expand manifests',
        },
        dependencies: { cdk8s: '^2.70.106', 'cdk8s-seldon': library, constructs: '^10.5.0' },
      },
      undefined,
      2,
    )}\n`,
    'platform.schema.json': platformSchemaFile(),
    'platform.yaml': `# yaml-language-server: $schema=platform.schema.json\n${text}`,
  };
}
