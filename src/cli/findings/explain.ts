import { type Example } from '../../rules/example';
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
  const shown = example();
  return [
    `${id} ${name} (${[...new Set([group, topic, severity])].join(', ')}): ${title}`,
    '',
    wrap(consequence),
    '',
    ...(isOfValues(shown) ? valuesLines(shown) : manifestLines(shown)),
    '',
    `See ${source}`,
    '',
  ].join('\n');
}

/** Whether an example is about the operator's values alone. */
function isOfValues({ before, after, operatorAfter }: Example): boolean {
  return operatorAfter !== undefined && before === after;
}

function valuesLines({ operator = '', operatorAfter = '' }: Example): string[] {
  return ["Instead of the operator's values:", '', indent(operator), '', 'write:', '', indent(operatorAfter)];
}

function manifestLines({ before, after, operator, operatorAfter }: Example): string[] {
  return [
    ...(operator === undefined ? [] : ["With the operator's values:", '', indent(operator), '']),
    'Instead of:',
    '',
    indent(before),
    '',
    'write:',
    '',
    ...(operatorAfter === undefined ? [indent(after)] : ["(the operator's values)", '', indent(operatorAfter)]),
  ];
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
