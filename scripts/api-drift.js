// Fails when API.md is not what the sources say. `npm run docgen` writes it anew.
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const fresh = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'api-')), 'API.md');
execFileSync(process.execPath, [require.resolve('jsii-docgen/bin/jsii-docgen'), '-o', fresh], { stdio: 'inherit' });
const same = fs.existsSync('API.md') && fs.readFileSync('API.md', 'utf8') === fs.readFileSync(fresh, 'utf8');
fs.rmSync(path.dirname(fresh), { recursive: true });
if (!same) {
  console.error('API.md differs from the sources: run `npm run docgen` and commit it.');
  process.exit(1);
}
