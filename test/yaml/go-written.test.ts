import * as fs from 'node:fs';
import * as path from 'node:path';
import * as fc from 'fast-check';
import { type Json } from '../../src/private/json';
import { toYaml } from '../../src/yaml/write';
import { GoProgram } from '../helpers/go';
import { awkwardText, canonical, everywhere } from '../helpers/strings';

/**
 * Texts that `toYaml` wrote and that sigs.k8s.io/yaml 1.6.0, the library of kubectl 1.34, read back as the data they
 * were written from: one line each, {"value": ..., "text": "..."}.
 */
interface Written {
  readonly value: Json;
  readonly text: string;
}

const RECORDED = fs
  .readFileSync(path.join(__dirname, 'go-written.jsonl'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Written);

test('data is written as recorded texts, which kubectl reads back', () => {
  expect(RECORDED.filter(({ value, text }) => toYaml(value) !== text)).toEqual([]);
  expect(RECORDED.length).toBeGreaterThan(900);
});

const kubectl = GoProgram.build('kubectl');

(kubectl ? test : test.skip)('kubectl reads back what is written, where Go is at hand to ask it', () => {
  const values = [
    ...RECORDED.map(({ value }) => value),
    ...fc.sample(awkwardText(), { seed: 3, numRuns: 5_000 }).map(everywhere),
  ];
  const answers = kubectl!.ask(values.map((value) => ({ text: toYaml(value) })));
  const different = values.filter((value, i) => canonical(answers[i].json) !== canonical(value));
  expect(different).toEqual([]);
});
