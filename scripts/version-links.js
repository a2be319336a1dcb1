// Points the links of the pages in the package to the docs of its version: to the tag of a release, and to the main branch
// if there is none. `projen bump` and `projen unbump` run it once the version in package.json has changed.
//   node scripts/version-links.js [FOLDER]     # the folder of package.json; by default that of the repository
const fs = require('node:fs');
const path = require('node:path');

const PAGES = ['README.md', 'CHANGELOG.md', 'SECURITY.md'];
const folder = process.argv[2] ?? path.resolve(__dirname, '..');
const { homepage, version } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
const ref = version === '0.0.0' ? 'main' : `v${version}`;

for (const page of PAGES) {
  const file = path.join(folder, page);
  const text = fs.readFileSync(file, 'utf8');
  const links = text.split(homepage).map((part) => part.replace(/^\/(blob|tree|raw)\/[^/]+\//, `/$1/${ref}/`));
  fs.writeFileSync(file, links.join(homepage));
}
