import * as path from 'node:path';
import { platformJsonSchema } from '../../platform/values/json-schema';
import { type Command, UsageError } from '../command';
import { DIRECTORIES } from '../completion/suggestions';
import { dependencyOf } from '../init/dependency';
import { typescriptRepository } from '../init/typescript-repository';
import { valuesRepository } from '../init/values-repository';
import { EXIT } from '../io';
import { packageFolder, version } from '../version';
import { writeNew } from '../write-new';

export const command: Command = {
  summary: 'create a small repository that works right away',
  help: `Create a small repository that works right away: a model for two environments,
scripts, a CI workflow, Argo CD. Nothing is ever overwritten.

Usage: cdk8s-seldon init DIR [--values | --typescript]

Options:
      --values      a values file without code (default)
      --typescript  a program

Examples:
  cdk8s-seldon init models
  cdk8s-seldon init models --typescript
`,
  options: { values: { type: 'boolean' }, typescript: { type: 'boolean' } },
  completion: { arguments: DIRECTORIES },
  async run(args, io) {
    const [folder, ...more] = args.positionals;
    if (folder === undefined || more.length > 0) {
      throw new UsageError('takes one folder');
    }
    if (folder === '') {
      throw new UsageError('takes a folder, got an empty text');
    }
    if (args.flag('values') && args.flag('typescript')) {
      throw new UsageError('give either --values or --typescript');
    }
    const root = path.resolve(io.cwd, folder);
    const name =
      path
        .basename(root)
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '') || 'models';
    const library = dependencyOf(root, packageFolder(), version());
    const files = args.flag('typescript')
      ? typescriptRepository(name, library)
      : valuesRepository(name, library, `${JSON.stringify(platformJsonSchema(), undefined, 2)}\n`);
    writeNew(root, files);
    io.stderr(
      [
        ...Object.keys(files)
          .sort()
          .map((file) => `  ${path.posix.join(folder, file)}`),
        `next: cd ${folder} && npm install && npm run synth`,
        '',
      ].join('\n'),
    );
    return EXIT.FINE;
  },
};
