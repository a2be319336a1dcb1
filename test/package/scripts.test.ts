import * as fs from 'node:fs';
import * as path from 'node:path';

const ROOT = path.resolve(__dirname, '../..');
const SCRIPTS = [
  '.ci/run',
  ...['scripts', 'packaging/github-action'].flatMap((folder) =>
    fs
      .readdirSync(path.join(ROOT, folder))
      .filter((file) => file.endsWith('.sh'))
      .map((file) => `${folder}/${file}`),
  ),
];
/** Commands that may end before they have read all: what writes to them is ended by a signal, now and then. */
const EARLY_READERS = /(?<!\|)\|\s*(?:head\b|grep\s+(?:-\S+\s+)*-\w*[qm]|sed\s+(?:-\S+\s+)*["']?\d*q\b)/;

describe('scripts', () => {
  test.each(SCRIPTS)('%s stops at the first command that fails', (file) => {
    expect(fs.readFileSync(path.join(ROOT, file), 'utf8')).toMatch(/^set -eu(?:o pipefail)?$/m);
  });

  // With pipefail the signal fails the script, on a slow machine only.
  test.each(SCRIPTS)('%s pipes into no command that may end early', (file) => {
    const lines = fs.readFileSync(path.join(ROOT, file), 'utf8').split('\n');
    expect(lines.filter((line) => EARLY_READERS.test(line))).toEqual([]);
  });

  // A command after an exclamation mark stops no script, so that it checks nothing.
  test.each(SCRIPTS)('%s expects no failure with an exclamation mark', (file) => {
    const lines = fs.readFileSync(path.join(ROOT, file), 'utf8').split('\n');
    expect(lines.filter((line) => /^\s*!\s/.test(line) && !line.includes('||'))).toEqual([]);
  });

  test.each(['a | head -1', 'a | grep -q b', 'a | grep -i -q b', 'a |grep -qxF -- b', 'a | sed 1q', 'a | grep -m1 b'])(
    '%s is such a pipe',
    (line) => expect(line).toMatch(EARLY_READERS),
  );

  test.each(['a || head -1 b', 'a > b; grep -q c b', 'a | grep -o c', "a | sed -n 's/q/b/p'"])('%s is none', (line) =>
    expect(line).not.toMatch(EARLY_READERS),
  );
});
