import { type RegisteredRule } from '../../rules/rule';

/** The complete description of a rule, for humans. */
export function explainRule({
  id,
  name,
  topic,
  group,
  severity,
  title,
  consequence,
  example,
  source,
}: RegisteredRule): string {
  return [
    `${id} ${name} (${[...new Set([group, topic, severity])].join(', ')}): ${title}`,
    '',
    wrap(consequence),
    '',
    ...(example.operator === undefined ? [] : ["With the operator's values:", '', indent(example.operator), '']),
    'Instead of:',
    '',
    indent(example.before),
    '',
    'write:',
    '',
    ...(example.operatorAfter === undefined
      ? [indent(example.after)]
      : ["(the operator's values)", '', indent(example.operatorAfter)]),
    '',
    `See ${source}`,
    '',
  ].join('\n');
}

function indent(text: string): string {
  return text
    .split('\n')
    .map((line) => `  ${line}`.trimEnd())
    .join('\n');
}

function wrap(text: string, width = 80): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines[lines.length - 1];
    if (last !== '' && last.length + 1 + word.length > width) {
      lines.push(word);
    } else {
      lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
    }
  }
  return lines.join('\n');
}
