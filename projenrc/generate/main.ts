import { descriptionFiles } from './description-files';
import { kubernetesFiles } from './kubernetes-files';
import { ruleFiles } from './rule-files';
import { writeFiles } from './write-files';

const FILES: Readonly<Record<string, () => Record<string, string>>> = {
  kubernetes: kubernetesFiles,
  description: descriptionFiles,
  rules: ruleFiles,
};

// Called once for each word, because some files are made from others.
writeFiles(FILES[process.argv[2]]());
