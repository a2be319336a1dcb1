import * as fs from 'node:fs';
import * as path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Assembly } from '../../codegen/assembly';
import { asText, type JsonObject } from '../../private/json';

const ROOT = path.resolve(__dirname, '../..');

/** The assembly that the package carries: what all languages know of its API. */
export function readAssembly(): Assembly {
  const folder = ['.jsii', '../.jsii'].map((file) => path.resolve(ROOT, file)).find((file) => fs.existsSync(file));
  if (folder === undefined) {
    throw new Error('the package lacks its assembly (.jsii): reinstall it');
  }
  const data = JSON.parse(fs.readFileSync(folder, 'utf8')) as JsonObject;
  // jsii may leave a reference to a compressed file.
  return new Assembly(
    data.schema === 'jsii/file-redirect'
      ? (JSON.parse(
          gunzipSync(fs.readFileSync(path.resolve(path.dirname(folder), asText(data.filename)))).toString('utf8'),
        ) as JsonObject)
      : data,
  );
}
