// Synthesizes the iris example to ./out and shows what a person does next. Needs a built library.
const fs = require('node:fs');
const path = require('node:path');
const { runExample } = require('./run-example');

const OUT = 'out';
const INGRESS = 'http://localhost:8080';

const app = runExample('iris', OUT);
const { SeldonDeployment } = require('..');
const model = app.node.findAll().find((construct) => construct instanceof SeldonDeployment);
const request = { data: { ndarray: [[1, 2, 3, 4]] } };

console.log(`
Written from examples/iris/main.ts:

${tree(OUT)}
Prediction URL   ${model.urls.predictions.replace('http://<ingress>', INGRESS)}
Swagger page     ${model.urls.swagger.replace('http://<ingress>', INGRESS)}

Next, with a cluster that has Istio and the operator:

  kubectl apply -f ${OUT}
  kubectl -n istio-system port-forward svc/istio-ingressgateway 8080:80 &
  kubectl -n ${model.namespace} wait --for=condition=Ready sdep/${model.deploymentName} --timeout=10m
  ${model.snippets.curl({ ingress: INGRESS, request }).replace(/\n/g, '\n  ')}

Without a cluster:

  node bin/cdk8s-seldon.js validate ${OUT}/    # what the cluster would say
  node bin/cdk8s-seldon.js expand ${OUT}/      # what the operator would create
`);

function tree(folder) {
  const files = fs
    .readdirSync(folder)
    .filter((file) => !file.startsWith('.'))
    .sort();
  const lines = files.map((file, i) => {
    const kinds = [...fs.readFileSync(path.join(folder, file), 'utf8').matchAll(/^kind: (.+)$/gm)].map(
      ([, kind]) => kind,
    );
    return `${i === files.length - 1 ? '└──' : '├──'} ${file.padEnd(24)} ${kinds.join(', ')}`;
  });
  return `${folder}/\n${lines.join('\n')}\n`;
}
