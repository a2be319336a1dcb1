import { describeDocumentRule } from './describe-document-rule';
import { keyOnce } from '../../../src/rules/schema/key-once';

describeDocumentRule(keyOnce, {
  'two keys in a flow': 'kind: List\na: {b: 1, b: 2}\n',
});
