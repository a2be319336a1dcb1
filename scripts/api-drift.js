// Fails when API.md is not what the sources say. `npx projen docgen` writes it anew.
const fs = require('node:fs');
const path = require('node:path');
const { apiTypes, assembly } = require('./api-model');
const { apiPage } = require('./api-page');

const committed = fs.readFileSync(path.resolve(__dirname, '../API.md'), 'utf8');
if (committed !== `${apiPage(apiTypes(assembly())).trimEnd()}\n`) {
  console.error('API.md differs from the sources: run `npx projen docgen` and commit it.');
  process.exit(1);
}
