import { describeDocumentRule } from './describe-document-rule';
import { embeddedManifest } from '../../../src/rules/schema/embedded-manifest';

describeDocumentRule(embeddedManifest, {
  'a manifest in a ConfigMap that cannot be read':
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {m: "kind: SeldonDeployment\\n x: ["}\n',
});
