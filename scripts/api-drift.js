// Fails if API.md does not match the sources. `npx projen docgen` writes it.
const fs = require('node:fs');
const path = require('node:path');
const { apiTypes, assembly } = require('./api-model');
const { apiPage } = require('./api-page');

const committed = fs.readFileSync(path.resolve(__dirname, '../API.md'), 'utf8');
if (committed !== `${apiPage(apiTypes(assembly())).trimEnd()}\n`) {
  console.error('API.md differs from the sources: run `npx projen docgen` and commit it.');
  process.exit(1);
}
