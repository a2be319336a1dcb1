import * as fs from 'node:fs';
import * as path from 'node:path';
import { entryOf, isObject, type Json } from '../../private/json';

const NAME = 'cdk8s-seldon';

/** The version of packages that were never released. */
const UNRELEASED = '0.0.0';

/**
 * How a new repository depends on this package: by its version, or by the archive or the folder that it comes from
 * itself if that is not a registry.
 *
 * @param root the folder of the new repository
 * @param library the folder of this package
 */
export function dependencyOf(root: string, library: string, version: string): string {
  const archive = archiveOf(library);
  if (archive !== undefined) {
    return fileDependency(root, archive);
  }
  return version === UNRELEASED ? fileDependency(root, library) : `^${version}`;
}

/** The archive that npm installed the package from, as npm notes it. */
function archiveOf(library: string): string | undefined {
  const modules = path.dirname(library);
  try {
    const lock = JSON.parse(fs.readFileSync(path.join(modules, '.package-lock.json'), 'utf8')) as Json;
    const packages = isObject(lock) && isObject(lock.packages) ? lock.packages : {};
    const own = entryOf(packages, `node_modules/${NAME}`);
    const resolved = isObject(own) ? String(own.resolved) : '';
    return resolved.startsWith('file:')
      ? path.resolve(path.dirname(modules), resolved.slice('file:'.length))
      : undefined;
  } catch {
    return undefined; // not installed by npm
  }
}

function fileDependency(root: string, target: string): string {
  return `file:${path.relative(root, target).split(path.sep).join('/')}`;
}
