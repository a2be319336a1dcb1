import * as fs from 'node:fs';
import * as path from 'node:path';
import { type VendoredFiles } from './repository';
import { InputError } from '../../private/errors';
import { asText, entryOf, isObject, type Json } from '../../private/json';
import { visible } from '../../private/visible';

const NAME = 'cdk8s-seldon';

/** The version of packages that were never released. */
const UNRELEASED = '0.0.0';

/** Where a new repository keeps a copy of the archive that it depends on. */
const VENDOR = 'vendor';

/** How a new repository depends on this package. */
export interface Dependency {
  /** A version range or a path, as package.json or requirements.txt spell it. */
  readonly spec: string;
  /** Files that the repository needs for it. */
  readonly files: VendoredFiles;
}

/** What is known about this package. */
export interface ThisPackage {
  /** The folder of the new repository. */
  readonly root: string;
  /** The folder of this package. */
  readonly library: string;
  readonly version: string;
  /** Path of the archive that the user names. */
  readonly archive?: string;
  /** Other folders that may contain the wheel. */
  readonly folders?: readonly string[];
}

/**
 * Dependency of a package.json: a version, or a copy of the archive that this package was installed from, so that every
 * clone of the repository resolves it.
 *
 * @throws InputError if neither resolves
 */
export function npmDependency({ root, library, version, archive }: ThisPackage): Dependency {
  const installed = archive ?? archiveOf(library);
  if (installed !== undefined) {
    const file = vendored(installed, '.tgz');
    return { spec: `file:${file.path}`, files: file.files };
  }
  if (version !== UNRELEASED) {
    return { spec: `^${version}`, files: {} };
  }
  if (isTemporary(library)) {
    throw unknownArchive(version, 'npm', 'npx jsii-pacmak --targets js', 'dist/js/*.tgz');
  }
  return { spec: `file:${path.relative(root, library).split(path.sep).join('/')}`, files: {} };
}

/**
 * Line of a requirements.txt: a version, or a copy of the wheel of this version.
 *
 * @throws InputError if this version was never released and its wheel is not found
 */
export function pythonDependency({ library, version, archive, folders = [] }: ThisPackage): Dependency {
  const wheel = archive ?? wheelOf(version, [...folders, ...wheelFolders(library)]);
  if (wheel !== undefined) {
    const file = vendored(wheel, '.whl');
    return { spec: `./${file.path}`, files: file.files };
  }
  if (version !== UNRELEASED) {
    return { spec: `${NAME}>=${version},<${nextBreaking(version)}`, files: {} };
  }
  throw unknownArchive(version, 'PyPI', 'npx jsii-pacmak --targets python', 'dist/python/*.whl');
}

function unknownArchive(version: string, registry: string, command: string, result: string): InputError {
  return new InputError(
    `version ${version} of ${NAME} is not on ${registry}: build its archive in a checkout with "${command}", and name ` +
      `it with --library ${result}; nothing was written`,
  );
}

/** The first version that may break callers. */
function nextBreaking(version: string): string {
  const [major, minor] = version.split('.');
  return major === '0' ? `0.${Number(minor) + 1}` : String(Number(major) + 1);
}

/** What npm and pip allow in names of archives; pip takes what follows an @ for a URL, and jsii writes one for npm. */
const ARCHIVE_NAMES = {
  '.tgz': { pattern: /^[A-Za-z0-9][A-Za-z0-9._+!~@-]*$/, allowed: '. _ + ! ~ @ -' },
  '.whl': { pattern: /^[A-Za-z0-9][A-Za-z0-9._+!~-]*$/, allowed: '. _ + ! ~ -' },
};

/** A copy of an archive within the new repository. */
function vendored(archive: string, extension: keyof typeof ARCHIVE_NAMES): { path: string; files: VendoredFiles } {
  if (!archive.endsWith(extension)) {
    throw new InputError(`--library ${archive}: is not a ${extension} archive`);
  }
  const name = path.basename(archive);
  const { pattern, allowed } = ARCHIVE_NAMES[extension];
  if (!pattern.test(name)) {
    // A line of requirements.txt may hold options, and a URL ends at some characters.
    throw new InputError(
      `cannot copy ${visible(archive)}: npm and pip would read its name as something else; rename the file, to letters, ` +
        `digits and ${allowed}`,
    );
  }
  const copy = `${VENDOR}/${name}`;
  try {
    return { path: copy, files: { [copy]: fs.readFileSync(archive) } };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? 'no such file' : message;
    throw new InputError(`cannot read ${archive}, which ${NAME} was installed from: ${reason}; name it with --library`);
  }
}

/** The archive that npm installed the package from, as npm notes it. */
function archiveOf(library: string): string | undefined {
  const modules = path.dirname(library);
  try {
    const lock = JSON.parse(fs.readFileSync(path.join(modules, '.package-lock.json'), 'utf8')) as Json;
    const packages = isObject(lock) && isObject(lock.packages) ? lock.packages : {};
    const own = entryOf(packages, `node_modules/${NAME}`);
    const resolved = isObject(own) ? asText(own.resolved) : '';
    return resolved.startsWith('file:')
      ? path.resolve(path.dirname(modules), resolved.slice('file:'.length))
      : undefined;
  } catch {
    return undefined; // not installed by npm
  }
}

/** Whether the package runs from the folder to which jsii unpacks it for programs in other languages. */
function isTemporary(library: string): boolean {
  return path.basename(path.resolve(library, '../..')).startsWith('jsii-kernel-');
}

/** Folders in which a build leaves the wheel: next to the archive for npm, in its place, and in a checkout. */
function wheelFolders(library: string): string[] {
  const archive = archiveOf(library);
  const built = archive === undefined ? [] : [path.dirname(archive), path.resolve(archive, '../../python')];
  return [...built, path.join(library, 'dist/python')];
}

function wheelOf(version: string, folders: readonly string[]): string | undefined {
  return folders
    .map((folder) => path.join(folder, `${NAME.replace(/-/g, '_')}-${version}-py3-none-any.whl`))
    .find((file) => fs.existsSync(file));
}
