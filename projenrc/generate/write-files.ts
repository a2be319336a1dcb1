import * as fs from 'node:fs';
import * as path from 'node:path';

/** Writes each content to its file. */
export function writeFiles(files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
}
