import { describeDocumentRule } from './describe-document-rule';
import { filled } from '../../../src/rules/schema/filled';

describeDocumentRule(filled, {
  'dashes alone': '---\n---\n',
});
