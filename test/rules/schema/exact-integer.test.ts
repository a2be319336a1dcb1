import { describeDocumentRule } from './describe-document-rule';
import { exactInteger } from '../../../src/rules/schema/exact-integer';

const sdep = (spec: string) =>
  `apiVersion: machinelearning.seldon.io/v1\nkind: SeldonDeployment\nmetadata: {name: iris}\nspec: ${spec}\n`;

describeDocumentRule(exactInteger, {
  'one more than 2^53': sdep('{replicas: 9007199254740993}'),
  'a negative one': sdep('{replicas: -9007199254740993}'),
  'hexadecimal digits': sdep('{replicas: 0x20000000000001}'),
  'more than 64 bits': sdep('{replicas: 18446744073709551616}'),
  JSON: JSON.stringify({ kind: 'SeldonDeployment', spec: { replicas: 0 } }).replace('0', '9007199254740993'),
});
