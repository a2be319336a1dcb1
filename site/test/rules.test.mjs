import * as assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { hasFiles, wholeManifests } from '../content/rules.mjs';
import { load } from './core.mjs';

const { RULES } = await load('../src/rules/registry.generated.ts');
const { answer } = await load('playground/judge.ts');

describe('the link of a rule into the playground', () => {
  // The others are about files, not about objects in them, or about several files.
  for (const { id, example } of RULES.filter((rule) => rule.stage !== 'document' && !hasFiles(rule.example().before))) {
    test(`shows a finding of ${id}`, () => {
      const { before, operator = '' } = example();
      const { found } = answer({ id: 1, manifests: wholeManifests(before), values: operator });
      assert.ok(
        found.some(({ rule }) => rule === id),
        JSON.stringify(found.map(({ rule, message }) => `${rule} ${message}`)),
      );
    });
  }
});
