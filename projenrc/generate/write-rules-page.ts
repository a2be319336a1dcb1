import { rulesPage } from './rules-page';
import { writeFiles } from './write-files';
import { RULES } from '../../src/rules/registry.generated';

writeFiles({ 'docs/rules.md': rulesPage(RULES) });
