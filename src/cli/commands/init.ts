import * as path from 'node:path';
import { platformSchemaFile } from '../../platform/values/json-schema';
import { shellWord } from '../../private/shell-word';
import { type Arguments, type Command, UsageError } from '../command';
import { DIRECTORIES } from '../completion/suggestions';
import { npmDependency, pythonDependency, type ThisPackage } from '../init/dependency';
import { pythonRepository } from '../init/python-repository';
import { thisPackage } from '../init/this-package';
import { typescriptRepository } from '../init/typescript-repository';
import { valuesRepository } from '../init/values-repository';
import { EXIT } from '../io';
import { writeNew } from '../write-new';

/** A repository and the commands that come next. */
interface NewRepository {
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly next: string;
}

const NPM_NEXT = 'npm install && npm run synth';

/** By the flag that selects it. */
const FORMS = {
  values: (name: string, self: ThisPackage) => {
    const { spec, files } = npmDependency(self);
    return { files: { ...files, ...valuesRepository(name, spec, platformSchemaFile()) }, next: NPM_NEXT };
  },
  typescript: (name: string, self: ThisPackage) => {
    const { spec, files } = npmDependency(self);
    return { files: { ...files, ...typescriptRepository(name, spec) }, next: NPM_NEXT };
  },
  python: (name: string, self: ThisPackage) => {
    const { spec, files } = pythonDependency(self);
    return {
      files: { ...files, ...pythonRepository(name, spec) },
      next: 'python3 -m venv .venv && . .venv/bin/activate && pip install -r requirements.txt && python main.py',
    };
  },
} satisfies Readonly<Record<string, (name: string, self: ThisPackage) => NewRepository>>;

const FORM_NAMES = Object.keys(FORMS) as readonly (keyof typeof FORMS)[];

export const command: Command = {
  help: `Create a small repository that works right away: a model for two environments,
scripts, a CI workflow, Argo CD. Nothing is ever overwritten.

Usage: cdk8s-seldon init DIR [--values | --typescript | --python]

Options:
      --values        a values file without code (default)
      --typescript    a program in TypeScript
      --python        a program in Python
      --library FILE  depend on a copy of this archive (.tgz of npm, or .whl for
                      Python) instead of a published version

A command that was installed from an archive finds the archive itself: the new
repository keeps a copy in vendor/, so that each clone of it works.

Examples:
  cdk8s-seldon init models
  cdk8s-seldon init models --typescript
  cdk8s-seldon init models --python
`,
  options: {
    values: { type: 'boolean' },
    typescript: { type: 'boolean' },
    python: { type: 'boolean' },
    library: { type: 'string' },
  },
  completion: { arguments: DIRECTORIES },
  async run(args, io) {
    const [folder, ...more] = args.positionals;
    if (folder === undefined || more.length > 0) {
      throw new UsageError('needs one folder');
    }
    if (folder === '') {
      throw new UsageError('needs the name of a folder, got an empty string');
    }
    const form = formOf(args);
    const root = path.resolve(io.cwd, folder);
    const { files, next } = FORMS[form](nameOf(root), thisPackage(root, args.one('library'), io.cwd));
    writeNew(root, files);
    const written = Object.keys(files)
      .sort()
      .map((file) => `  ${path.posix.join(folder, file)}\n`);
    io.stderr(`${written.join('')}next: cd ${shellWord(folder)} && ${next}\n`);
    return EXIT.FINE;
  },
};

function formOf(args: Arguments): keyof typeof FORMS {
  const given = FORM_NAMES.filter((form) => args.flag(form));
  if (given.length > 1) {
    throw new UsageError(`give either ${given.map((form) => `--${form}`).join(' or ')}`);
  }
  return given[0] ?? 'values';
}

/** A name for packages and repositories, from that of the folder. */
function nameOf(root: string): string {
  const words = path
    .basename(root)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  return words.replace(/^-|-$/g, '') || 'models';
}
