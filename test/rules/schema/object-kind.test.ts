import { describeDocumentRule } from './describe-document-rule';
import { objectKind } from '../../../src/rules/schema/object-kind';

describeDocumentRule(objectKind, {
  'a list': '- kind: Pod\n',
});
