// What findings() takes when it is asked of each of N SeldonDeployments in one chart, in CPU time; each process by itself.
// Usage: node bench/findings.js [N] [rounds]
const { execFileSync } = require('node:child_process');
const { median } = require('./compare');

const [first, second = '5'] = process.argv.slice(2);
if (first === 'once') {
  console.log(once(Number(second)));
} else {
  for (const size of first === undefined ? [100, 300, 1_000] : [Number(first)]) {
    const run = () => Number(execFileSync(process.execPath, [__filename, 'once', String(size)], { encoding: 'utf8' }));
    const ms = median(Array.from({ length: Number(second) }, run));
    console.log(
      `findings() of each of ${size}: ${ms.toFixed(0)} ms of CPU, ${((ms * 1000) / size).toFixed(0)} us each`,
    );
  }
}

function once(size) {
  const { App, Chart } = require('cdk8s');
  const { GraphNode, ModelArtifact, PrepackagedServer, SeldonDeployment } = require('..');
  const chart = new Chart(new App(), 'models', { namespace: 'models' });
  const deployments = Array.from({ length: size }, (_, i) => {
    const deployment = new SeldonDeployment(chart, `model-${i}`);
    const artifact = ModelArtifact.uri(`gs://models/${i}`);
    deployment.addPredictor('default', { graph: GraphNode.server('model', PrepackagedServer.SKLEARN, { artifact }) });
    return deployment;
  });
  const before = process.cpuUsage();
  deployments.forEach((deployment) => deployment.findings());
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
