import * as fs from 'node:fs';
import * as path from 'node:path';
import { call } from '../helpers/io';

const FOLDER = path.resolve(__dirname, '../../docs/pictures');

test.each(['canary', 'fault'])('the picture %s is what the tool draws (UPDATE_DOCS=1 draws it)', async (name) => {
  const { code, stdout } = await call(
    ['graph', `${name}.yaml`, '--format', 'svg', '--operator-values', 'operator.yaml'],
    { cwd: FOLDER },
  );
  expect(code).toBe(0);
  const file = path.join(FOLDER, `${name}.svg`);
  if (process.env.UPDATE_DOCS === '1') {
    fs.writeFileSync(file, stdout);
  }
  expect(fs.readFileSync(file, 'utf8')).toBe(stdout);
});
