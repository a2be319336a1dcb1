import { brokenRules, describeDocumentRule } from './describe-document-rule';
import { readable } from '../../../src/rules/schema/readable';

describeDocumentRule(readable, {
  'tabs as indentation': 'a:\n\tb: 1\n',
  'an alias without its anchor': 'a: *b\n',
});

test('other documents are still checked', async () => {
  const good =
    'apiVersion: machinelearning.seldon.io/v1\nkind: SeldonDeployment\nmetadata: {name: iris}\nspec: {predictors: []}\n';
  expect(await brokenRules(`${readable.example().before}\n---\n${good}`)).toEqual([readable.id, 'SELDON107']);
});
