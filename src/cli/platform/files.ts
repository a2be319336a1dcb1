import * as path from 'node:path';
import { INSTALLS } from '../../platform/gitops/environment';
import { InputError } from '../../private/errors';
import { type FileEntry, type FileTreeChange, ForeignFilesError, writeFileTree } from '../../synth/file-tree';
import { fileError } from '../../synth/steps';
import { WrittenFiles } from '../../synth/written-files';
import { type Io } from '../io';
import { STDIN } from '../read-file';

/** Maximum number of files that are named; the rest is counted. */
const SHOWN = 10;

/** The manifests of a platform in a folder that may also contain other platforms' manifests and handwritten files. */
export class PlatformFiles {
  /**
   * The values file that identifies the platform: its path relative to the folder, which is the same in every clone.
   */
  private readonly owner: string;

  public constructor(
    private readonly folder: string,
    valuesFile: string,
    io: Io,
  ) {
    const fromFolder = path.relative(folder, path.resolve(io.cwd, valuesFile)).split(path.sep).join('/');
    this.owner = valuesFile === STDIN ? STDIN : fromFolder;
  }

  /** Whether an earlier run wrote an environment of this platform. */
  public hasEnvironment(name: string): boolean {
    try {
      return WrittenFiles.in(this.folder)
        .of(this.owner)
        .some((file) => isOf(name, file));
    } catch (error) {
      throw fileError(error, this.folder);
    }
  }

  /**
   * Writes the files, and removes those of an earlier run that are no longer generated.
   * @param output the folder as the user named it
   * @param environment leaves the files of other environments alone
   * @param force replaces files that this platform did not write
   */
  public write(
    output: string,
    entries: readonly FileEntry[],
    environment: string | undefined,
    force: boolean,
  ): FileTreeChange {
    const covers = (file: string) => environment === undefined || isOf(environment, file);
    try {
      return writeFileTree(this.folder, entries, { owner: this.owner, covers, replace: force });
    } catch (error) {
      throw error instanceof ForeignFilesError ? new InputError(refusal(output, error)) : error;
    }
  }
}

function isOf(environment: string, file: string): boolean {
  return file.startsWith(`${environment}/`) || file.startsWith(`${INSTALLS}/${environment}/`);
}

function refusal(output: string, { files }: ForeignFilesError): string {
  const named = files.slice(0, SHOWN).map(({ path: file, owner }) => `  ${file}${writer(owner)}\n`);
  const more = files.length > SHOWN ? `  and ${files.length - SHOWN} more\n` : '';
  return (
    `${output} contains files that this platform did not write and would replace; nothing was ` +
    `changed:\n${named.join('')}${more}` +
    'name another folder with -o, or replace them with --force'
  );
}

function writer(owner: string | undefined): string {
  return owner === undefined || owner === '' ? '' : ` (made from ${owner})`;
}
