import * as fs from 'node:fs';
import * as path from 'node:path';
import { platformJsonSchema } from '../../platform/values/json-schema';
import { InputError } from '../../private/errors';
import { fileError, Steps } from '../../synth/steps';
import { type Command, UsageError } from '../command';
import { type RepositoryFiles } from '../init/repository';
import { typescriptRepository } from '../init/typescript-repository';
import { valuesRepository } from '../init/values-repository';
import { EXIT } from '../io';
import { version } from '../version';

export const command: Command = {
  summary: 'make a small repository that works at once',
  help: `Make a small repository that works at once: a model for two environments,
scripts, a CI workflow, Argo CD. Nothing is ever overwritten.

Usage: cdk8s-seldon init DIR [--values | --typescript]

Options:
      --values      a values file and no code (default)
      --typescript  a program

Examples:
  cdk8s-seldon init models
  cdk8s-seldon init models --typescript
`,
  options: { values: { type: 'boolean' }, typescript: { type: 'boolean' } },
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
    const name = path.basename(root).toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'models';
    const library = `^${version()}`;
    const files = args.flag('typescript') ? typescriptRepository(name, library)
      : valuesRepository(name, library, `${JSON.stringify(platformJsonSchema(), undefined, 2)}\n`);
    writeNew(root, files);
    io.stderr([
      ...Object.keys(files).sort().map((file) => `  ${path.posix.join(folder, file)}`),
      `next: cd ${folder} && npm install && npm run synth`,
      '',
    ].join('\n'));
    return EXIT.FINE;
  },
};

/** All files or none. */
function writeNew(root: string, files: RepositoryFiles): void {
  const steps = new Steps();
  try {
    refuseExisting(root, Object.keys(files));
    Object.entries(files).forEach(([file, text]) => steps.write(path.join(root, file), text));
  } catch (error) {
    steps.takeBack();
    throw fileError(error, root);
  }
}

/** Nothing is written where anything is in the way. */
function refuseExisting(root: string, files: readonly string[]): void {
  if (fs.existsSync(root) && !fs.statSync(root).isDirectory()) {
    throw new InputError(`${root} is a file: name a folder`);
  }
  const taken = files.filter((file) => fs.existsSync(path.join(root, file)));
  if (taken.length > 0) {
    throw new InputError(`there ${taken.length === 1 ? 'is' : 'are'} ${taken.join(', ')} in ${root} already: name another folder; nothing is written`);
  }
}
