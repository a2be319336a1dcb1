// The licenses of the packages whose code is in a bundle: whoever receives the code receives their texts with it.
const fs = require('node:fs');
const path = require('node:path');

const root = path.resolve(__dirname, '..');

/** The folders of the packages that esbuild read files from, relative to the root. */
function foldersOf({ inputs }) {
  const folders = Object.keys(inputs).map((file) => /^.*\bnode_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]);
  return [...new Set(folders.filter((folder) => folder !== undefined))].sort();
}

/** The license texts of the packages in some folders, each under its name and version. */
function licenseTexts(folders) {
  return folders
    .map((each) => path.join(root, each))
    .map((folder) => {
      const { name, version, license } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
      const file = fs.readdirSync(folder).find((each) => /^(licen[cs]e|copyright)/i.test(each));
      if (file === undefined) {
        throw new Error(`${name} contains no text of its license (${license})`);
      }
      return `${name} ${version} (${license})\n\n${fs.readFileSync(path.join(folder, file), 'utf8').trim()}\n`;
    })
    .join(`\n${'-'.repeat(80)}\n\n`);
}

module.exports = { foldersOf, licenseTexts };
