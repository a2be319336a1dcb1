import * as fc from 'fast-check';
import * as jsYaml from 'js-yaml';
import * as yaml from 'yaml';
import { readDocuments } from '../../../src/yaml/read';
import { toYaml } from '../../../src/yaml/write';
import { GoProgram } from '../../helpers/go';
import { awkwardText, canonical, everywhere } from '../../helpers/strings';
import { type Finding, type Target } from '../target';

const TEXTS = 5_000;
/** Other readers are slower than Go's: they see one text of so many. */
const OTHERS = 10;

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  'our reader': (text) => readDocuments(text, 'x.yaml').map(({ value, error }) => error?.message ?? value)[0],
  'js-yaml': (text) => jsYaml.load(text),
  'yaml 1.1': (text) => yaml.parse(text, { version: '1.1', logLevel: 'error' }) as unknown,
  'yaml 1.2': (text) => yaml.parse(text, { version: '1.2', logLevel: 'error' }) as unknown,
};

/** What we write is what kubectl reads, and readers of YAML 1.1 and 1.2 with it. */
export const writer: Target = {
  name: 'writer',
  promise: 'Go and readers of YAML 1.1 and 1.2 give every text back that is written',
  prepare() {
    const kubectl = GoProgram.build('kubectl');
    return (
      kubectl &&
      ((seed) => {
        const texts = fc.sample(awkwardText(), { seed, numRuns: TEXTS });
        const written = texts.map((text) => toYaml(everywhere(text)));
        const answers = kubectl.ask(written.map((text) => ({ text })));
        const findings = texts.flatMap((text, i) => {
          const wanted = canonical(everywhere(text));
          const got = canonical(answers[i].json);
          const byGo = got === wanted ? [] : [finding(text, 'Go', answers[i].error ?? 'other data')];
          return i % OTHERS === 0 ? [...byGo, ...otherReaders(text, written[i], wanted)] : byGo;
        });
        return { cases: TEXTS, findings };
      })
    );
  },
};

function otherReaders(text: string, written: string, wanted: string): Finding[] {
  return Object.entries(READERS).flatMap(([name, read]) => {
    try {
      return canonical(read(written)) === wanted ? [] : [finding(text, name, 'other data')];
    } catch (error) {
      return [finding(text, name, (error as Error).message.split('\n')[0])];
    }
  });
}

function finding(text: string, reader: string, problem: string): Finding {
  return { input: JSON.stringify(text), problem: `${reader}: ${problem}` };
}
