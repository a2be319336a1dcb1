import * as fs from 'node:fs';
import * as path from 'node:path';
import { descriptionFiles } from './description-files';
import { kubernetesFiles } from './kubernetes-files';

// Called twice, because the second set of files is made from the first.
const files = process.argv[2] === 'kubernetes' ? kubernetesFiles() : descriptionFiles();
for (const [file, text] of Object.entries(files)) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
}
