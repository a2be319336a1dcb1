import { type ProjectParts } from './parts';
import { typescriptProgram } from '../../../codegen/print/typescript';
import { type RepositoryFiles } from '../../init/repository';

/** A project in TypeScript. */
export function typescriptProject({
  name,
  library,
  program,
  check,
  environments,
  readme,
}: ProjectParts): RepositoryFiles {
  return {
    '.gitignore': 'node_modules/\n*.js\n',
    '.prettierrc': `${JSON.stringify({ printWidth: 120, singleQuote: true }, undefined, 2)}\n`,
    'README.md': readme(
      [
        ['npm install', ''],
        ['npm run synth', 'main.ts to manifests/'],
        [
          'npm test',
          `proves that the manifests keep what ${environments.length === 0 ? 'before.yaml' : 'before/'} says`,
        ],
        ['npm run validate', 'what the cluster and the operator would say'],
      ],
      'main.ts',
    ),
    'main.ts': typescriptProgram(program),
    'package.json': `${JSON.stringify(
      {
        name,
        private: true,
        scripts: {
          synth: 'tsc && node main.js',
          test: `npm run synth && ${check}`,
          validate: 'cdk8s-seldon validate manifests',
          expand: 'cdk8s-seldon expand manifests',
        },
        dependencies: { cdk8s: '^2.70.106', 'cdk8s-seldon': library, constructs: '^10.5.0' },
        devDependencies: { '@types/node': '^20.16.0', typescript: '~6.0.0' },
      },
      undefined,
      2,
    )}\n`,
    'tsconfig.json': TSCONFIG,
  };
}

/** As prettier formats it, which keeps a short list on one line. */
const TSCONFIG = `{
  "compilerOptions": {
    "target": "ES2022",
    "module": "node16",
    "strict": true,
    "skipLibCheck": true
  },
  "files": ["main.ts"]
}
`;
