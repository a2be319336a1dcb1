/** An option as the help text of a command describes it. */
export interface DescribedOption {
  /** The name without dashes. */
  readonly name: string;
  /** The single-letter form, if it has one. */
  readonly short?: string;
  /** The placeholder of the argument, such as `FILE`; absent for flags. */
  readonly argument?: string;
  readonly text: string;
}

/** A part of a help text: one heading and the lines below it. */
export interface HelpSection {
  /** Empty for the part with the usage. */
  readonly title: string;
  readonly lines: readonly string[];
}

const TITLE = /^([A-Z][A-Za-z ]*):$/;
const OPTION = /^ {2,6}(?:-(\w), )?--([a-z][\w-]*)(?: ([A-Z]\S*))?(?:\s+(\S.*))?$/;

/** The parts of a help text, in order. */
export function helpSections(help: string): HelpSection[] {
  const sections: { title: string; lines: string[] }[] = [{ title: '', lines: [] }];
  for (const line of help.trimEnd().split('\n')) {
    const title = TITLE.exec(line)?.[1];
    if (title !== undefined) {
      sections.push({ title, lines: [] });
      continue;
    }
    if (isBackAtTheMargin(sections.at(-1)!, line)) {
      sections.push({ title: '', lines: [] });
    }
    sections.at(-1)!.lines.push(line);
  }
  return sections;
}

/** The options of a help text, in order. */
export function describedOptions(help: string): DescribedOption[] {
  return helpSections(help)
    .filter(({ title }) => title === 'Options')
    .flatMap(({ lines }) => readOptions(lines));
}

function readOptions(lines: readonly string[]): DescribedOption[] {
  const options: { -readonly [key in keyof DescribedOption]: DescribedOption[key] }[] = [];
  for (const line of lines) {
    const match = OPTION.exec(line);
    const last = options.at(-1);
    if (match !== null) {
      const [, short, name, argument, text = ''] = match;
      options.push({ name, text, ...(short !== undefined && { short }), ...(argument !== undefined && { argument }) });
    } else if (last !== undefined && line.trim() !== '') {
      last.text = `${last.text} ${line.trim()}`.trim();
    }
  }
  return options;
}

/** Below a heading lines are indented: one that is not is prose. */
function isBackAtTheMargin({ title }: HelpSection, line: string): boolean {
  return title !== '' && /^\S/.test(line);
}
