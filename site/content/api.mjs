// A page for each public type, with its names in TypeScript, Python, Java and Go.
import { createRequire } from 'node:module';
import { writePage } from './links.mjs';

const { apiTypes, assembly, parameters, sentences, typeText } = createRequire(import.meta.url)(
  '../../scripts/api-model.js',
);

/** Writes the pages of all types, and their index. */
export function writeApi(content) {
  const types = apiTypes(assembly());
  types.forEach((type) => writePage(content, `api/${type.label}.md`, typePage(type)));
  const groups = [...new Set(types.map(groupOf))];
  writePage(
    content,
    'api/index.md',
    [
      '# API reference',
      '',
      'One page for each type, with its names in TypeScript, Python, Java and Go.',
      '',
      ...groups.flatMap((group) => [
        `## ${group}`,
        '',
        ...types
          .filter((type) => groupOf(type) === group)
          .map((type) => `- [${type.label}](./${type.label}.md): ${plain(sentences(type).summary)}`),
        '',
      ]),
    ].join('\n'),
  );
}

const groupOf = ({ group, namespace }) => (namespace === undefined ? group : `Submodule ${namespace}`);

function typePage(type) {
  const { summary, remarks } = sentences(type);
  const link = (label, fqn) => (fqn.startsWith('cdk8s-seldon.') ? `[${label}](./${label}.md)` : label);
  return [
    `# ${type.label}`,
    '',
    plain([summary, remarks].filter((text) => text !== '').join('\n\n')),
    '',
    ...(type.docs?.see ? [`See <${type.docs.see}>.`, ''] : []),
    ...creation(type),
    ...(type.kind === 'enum'
      ? [
          '## Members',
          '',
          '| member | meaning |',
          '|---|---|',
          ...type.members.map((member) => `| \`${member.name}\` | ${cell(member)} |`),
          '',
        ]
      : []),
    ...table('Properties', type.properties, (property) => [
      ...namesOf(property),
      typeText(property.type, link).replaceAll('|', '\\|').replaceAll('{', '&#123;'),
      cell(property),
    ]),
    ...table('Methods', type.methods, (method) => [
      ...namesOf(method, true),
      (method.returns ? typeText(method.returns.type, link) : 'nothing')
        .replaceAll('|', '\\|')
        .replaceAll('{', '&#123;'),
      cell(method),
    ]),
  ].join('\n');
}

/** How an object of a class, or a struct, is made in each language. */
function creation({ name, kind, initializer, datatype, namespace }) {
  if (kind === 'class' && initializer === undefined) {
    return [];
  }
  const module = (separator) => (namespace === undefined ? '' : `${namespace}${separator}`);
  const snippets =
    kind === 'class'
      ? {
          TypeScript: `new ${module('.')}${name}(${parameters(initializer)})`,
          Python: `${module('.')}${name}(${(initializer.parameters ?? []).map((parameter) => snake(parameter.name)).join(', ')})`,
          Java: `${name}.Builder.create(${(initializer.parameters ?? [])
            .filter(({ type }) => !/(?:Props|Options)$/.test(type.fqn ?? ''))
            .map((parameter) => parameter.name)
            .join(', ')}).build()`,
          Go: `cdk8sseldon.New${name}(${(initializer.parameters ?? []).map((parameter) => parameter.name).join(', ')})`,
        }
      : datatype
        ? {
            TypeScript: `const value: ${module('.')}${name} = { ... }`,
            Python: `${module('.')}${name}(...)`,
            Java: `${name}.builder().build()`,
            Go: `&cdk8sseldon.${name}{}`,
          }
        : {};
  const languages = { TypeScript: 'ts', Python: 'python', Java: 'java', Go: 'go' };
  return Object.keys(snippets).length === 0
    ? []
    : [
        '::: code-group',
        ...Object.entries(snippets).flatMap(([language, text]) => [
          `\`\`\`${languages[language]} [${language}]`,
          text,
          '```',
        ]),
        ':::',
        '',
      ];
}

function table(title, members = [], row) {
  return members.length === 0
    ? []
    : [
        `## ${title}`,
        '',
        '| TypeScript | Python | Java | Go | type | meaning |',
        '|---|---|---|---|---|---|',
        ...members.map((member) => `| ${row(member).join(' | ')} |`),
        '',
      ];
}

function namesOf({ name, optional, protected: hidden }, isMethod = false) {
  const pascal = name[0].toUpperCase() + name.slice(1);
  const call = isMethod ? '()' : '';
  return [
    `\`${name}${optional && !isMethod ? '?' : ''}${call}\``,
    `\`${snake(name)}${call}\``,
    `\`${isMethod ? name : `get${pascal}`}()\``,
    `\`${pascal}${call}\``,
  ].map((each) => (hidden ? `${each} (protected)` : each));
}

function snake(name) {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();
}

function cell(member) {
  const value = member.docs?.default;
  const { summary, remarks } = sentences(member);
  return plain([summary, remarks, ...(value === undefined ? [] : [`Default: ${value.replace(/^- /, '')}`])].join(' '))
    .replace(/\s+/g, ' ')
    .replaceAll('|', '\\|');
}

function plain(text) {
  return text
    .split(/(```[^]*?```|`[^`]*`)/)
    .map((part, i) => (i % 2 === 1 ? part : part.replaceAll('<', '&lt;').replaceAll('{', '&#123;')))
    .join('');
}
