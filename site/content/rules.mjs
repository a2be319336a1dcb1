// A page for each rule: what must hold, what happens else, and an example that opens in the playground.
import { deflateRawSync } from 'node:zlib';
import { load } from '../test/core.mjs';
import { writePage } from './links.mjs';

/** Writes the pages of all rules, and their index by topic. */
export async function writeRules(content) {
  const { RULES } = await load('../src/rules/registry.generated.ts');
  RULES.forEach((rule) => writePage(content, `rules/${rule.id}.md`, rulePage(rule)));
  writePage(content, 'rules/index.md', indexPage(RULES));
}

function indexPage(rules) {
  const topics = [...new Set(rules.map(topicOf))];
  return [
    '# Rules',
    '',
    'What `cdk8s-seldon validate`, the constructs and the class `SeldonValidation` check. Each page has an example, and, unless it is',
    'about several files, a link that opens it in the [playground](../playground/index.html){target="_self"}.',
    '',
    ...topics.flatMap((topic) => [
      `## ${topic[0].toUpperCase()}${topic.slice(1)}`,
      '',
      '| rule | severity | what must hold |',
      '|---|---|---|',
      ...rules
        .filter((rule) => topicOf(rule) === topic)
        .map((rule) => `| [${rule.id}](./${rule.id}.md) ${nameOf(rule)} | ${rule.severity} | ${cell(rule.title)} |`),
      '',
    ]),
  ].join('\n');
}

function rulePage(rule) {
  const { id, severity, title, consequence, source, example } = rule;
  const { before, after, operator, operatorAfter } = example();
  return [
    `# ${id}: ${plain(title)}`,
    '',
    `**${severity}**${nameOf(rule) === '' ? '' : `, name ${nameOf(rule)}`}, topic ${topicOf(rule)}`,
    '',
    plain(consequence),
    '',
    '## Example',
    '',
    ...playgroundLink(before, operator),
    ...block('yaml', before),
    ...(operator === undefined ? [] : ['With these values of the operator chart:', '', ...block('yaml', operator)]),
    '## Repaired',
    '',
    ...block('yaml', after),
    ...(operatorAfter === undefined
      ? []
      : ['With these values of the operator chart:', '', ...block('yaml', operatorAfter)]),
    ...(source === '' ? [] : [`Where it is decided: [source](${source}).`]),
    '',
  ].join('\n');
}

const topicOf = ({ topic, group }) => topic ?? group;
const nameOf = ({ name }) => (name === undefined ? '' : `\`${name}\``);

function block(language, text) {
  return [`\`\`\`\`${language}`, text.trimEnd(), '````', ''];
}

/** The playground has one file, where an example that is about several files shows something else. */
function playgroundLink(before, operator) {
  const target = `../playground/index.html#${fragment(wholeManifests(before), operator)}`;
  return hasFiles(before) ? [] : [`[Open it in the playground](${target}){target="_self"}.`, ''];
}

/** Whether the documents of an example are in files, which comments name. */
export function hasFiles(example) {
  return /^# \S+\.yaml$/m.test(example);
}

/** The manifests of an example, which shows of a SeldonDeployment only what matters, with what they lack. */
export function wholeManifests(example) {
  return example
    .split(/^---\n/m)
    .map(wholeManifest)
    .join('---\n');
}

function wholeManifest(text) {
  if (/^kind:/m.test(text) || !/^(?:spec|metadata):/m.test(text)) {
    return text;
  }
  const header = 'apiVersion: machinelearning.seldon.io/v1\nkind: SeldonDeployment\n';
  if (!/^metadata:/m.test(text)) {
    return `${header}metadata:\n  name: iris\n${text}`;
  }
  const isNamed = /^metadata:(?:\n(?: .*\n)*?  name:| *\{(?:.*\W)?name:)/m.test(text);
  return (
    header +
    (isNamed ? text : text.replace(/^metadata:\n/m, '$&  name: iris\n').replace(/^metadata: *\{/m, '$&name: iris, '))
  );
}

function fragment(manifests, values = '') {
  return deflateRawSync(JSON.stringify({ manifests, values })).toString('base64url');
}

/** Angle brackets and mustaches outside of code are text. */
function plain(text) {
  return text
    .split(/(`[^`]*`)/)
    .map((part, i) => (i % 2 === 1 ? part : part.replaceAll('<', '&lt;').replaceAll('{', '&#123;')))
    .join('');
}

function cell(text) {
  return plain(text).replaceAll('|', '\\|');
}
