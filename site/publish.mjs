// Puts the built site into a folder that holds the site of every version:
//   node build.mjs --base /cdk8s-seldon/0.2.0/ && node publish.mjs FOLDER
// Other versions in it stay as they are.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { version as current } from './version.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));

/** Releases, newest first, then what is not released. */
function byAge(one, other) {
  const [a, b] = [one, other].map((name) => name.split('.').map(Number));
  if (a.some(Number.isNaN) || b.some(Number.isNaN)) {
    return Number(a.some(Number.isNaN)) - Number(b.some(Number.isNaN));
  }
  return b[0] - a[0] || b[1] - a[1] || b[2] - a[2];
}

/** The first page: it leads to the newest release. */
function entry(newest) {
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<meta charset="utf-8">',
    `<meta http-equiv="refresh" content="0; url=${newest}/">`,
    '<title>cdk8s-seldon</title>',
    `<a href="${newest}/">cdk8s-seldon ${newest}</a>`,
    '',
  ].join('\n');
}

/** Adds the site of a version, or replaces it; gives all versions that the folder holds. */
export function publish(folder, version = current, dist = path.join(here, 'dist')) {
  fs.mkdirSync(folder, { recursive: true });
  fs.rmSync(path.join(folder, version), { recursive: true, force: true });
  fs.cpSync(dist, path.join(folder, version), { recursive: true });
  const versions = fs
    .readdirSync(folder)
    .filter((name) => /^(?:main|\d+\.\d+\.\d+)$/.test(name))
    .sort(byAge);
  fs.writeFileSync(path.join(folder, 'versions.json'), `${JSON.stringify(versions)}\n`);
  fs.writeFileSync(path.join(folder, 'index.html'), entry(versions[0]));
  // GitHub Pages then serves files as they are.
  fs.writeFileSync(path.join(folder, '.nojekyll'), '');
  return versions;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) {
    console.error('name the folder that holds the sites of all versions');
    process.exit(2);
  }
  console.log(publish(folder).join(' '));
}
