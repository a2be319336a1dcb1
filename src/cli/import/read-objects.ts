import * as fs from 'node:fs';
import * as path from 'node:path';
import { commentsIn, documentText } from './comments';
import { applicationOf } from './helm-application';
import {
  chartsFor,
  hasBanner,
  isTelling,
  type HelmRelease,
  type Released,
  released,
  releaseOf,
  withoutBanner,
} from './helm-release';
import { type InputObject } from './objects';
import { isNamed } from './plan';
import { OPERATOR_CHART_NAME } from '../../api/facts/names';
import {
  collectObjects,
  inNamespace,
  isSeldonDeployment,
  type PlacedObject,
  type Unusable,
} from '../../input/placed-object';
import { InputError } from '../../private/errors';
import { asText, has, isObject, type Json, type JsonObject } from '../../private/json';
import { fileSource } from '../../values/source';
import { eachManifest } from '../../yaml/manifests';
import { type Document, eachDocument } from '../../yaml/read';
import { type InputFile, textOf } from '../manifests/files';
import { isOfSeldon } from '../manifests/manifest-reader';

/** What a call says about the files of the input. */
export interface ReadingOptions {
  /** The namespace of SeldonDeployments that name none. */
  readonly namespace?: string;
  /** The chart that values are for; found by their keys if absent. */
  readonly chart?: string;
  /** The release that values are for; named like their file if absent. */
  readonly release?: string;
  /** Shows how far the reading of many files is. */
  readonly progress?: (line: string) => void;
}

/**
 * Reads all objects of files, and what values of Seldon's charts install.
 * @throws InputError if a part cannot be read
 */
export function readObjects(files: readonly InputFile[], options: ReadingOptions): Released {
  const unusable: Unusable[] = [];
  const read = files.map((file, i) => {
    options.progress?.(`reading: ${i + 1} of ${files.length} files`);
    return readFile(file, options, unusable);
  });
  const broken = unusable.filter(({ reason }) => reason !== 'empty');
  if (broken.length > 0) {
    throw new InputError(
      broken.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`).join('\n'),
    );
  }
  return {
    objects: read.flatMap(({ objects }) => objects).map((object) => inNamespace(object, options.namespace)),
    operatorValues: read.flatMap(({ operatorValues }) => operatorValues),
    notes: read.flatMap(({ notes }) => notes),
  };
}

function noted(file: InputFile, reason: string): Released {
  return { objects: [], operatorValues: [], notes: [`${file.name}: skipped: ${reason}`] };
}

function readFile(file: InputFile, options: ReadingOptions, unusable: Unusable[]): Released {
  if (file.patch) {
    return noted(file, 'it is a patch; import the output of kustomize build instead of the folder');
  }
  let text: string;
  try {
    text = textOf(file);
  } catch (error) {
    const problem = error instanceof InputError ? error.message.replace(/^: (is )?/, '') : undefined;
    if (problem === undefined) {
      throw error;
    }
    if (file.found) {
      return noted(file, problem);
    }
    throw new InputError(`${file.name}: ${problem}`);
  }
  const release = releaseIn(file, text, options);
  if (release) {
    return released(release);
  }
  const told: Unusable[] = [];
  const found = objectsOf(file, text, told);
  if (file.found && told.length > 0 && (file.template || !isOfSeldon(text))) {
    return noted(file, file.template ? 'it is a template, which only helm template renders' : 'it is not a manifest');
  }
  unusable.push(...told);
  return parted(found, file);
}

/** Objects without those that tools read; those that describe a release are replaced with it. */
function parted(found: readonly InputObject[], file: InputFile): Released {
  const objects: InputObject[] = [];
  const operatorValues: string[] = [];
  const notes: string[] = [];
  for (const each of found) {
    const application = applicationOf(each.object, file.name);
    const { kind, apiVersion, metadata } = each.object;
    const name = `${asText(kind)} ${isObject(metadata) ? asText(metadata.name) : ''}`.trim();
    if (application && !('problem' in application)) {
      const made = released(application);
      objects.push(...made.objects);
      operatorValues.push(...made.operatorValues);
      notes.push(
        ...made.notes.slice(1),
        `${file.name}: ${name} installs the chart ${application.chart}: ` +
          (made.objects.length > 0
            ? 'the project contains what it installs, and not the object itself'
            : 'its values describe how the operator is configured'),
      );
      if (made.objects.length === 0) {
        objects.push(each);
      }
    } else if (file.found && !isNamed(each.object) && !isSeldonDeployment(each.object)) {
      const isKustomize = asText(apiVersion).startsWith('kustomize.config.k8s.io/') || kind === 'Kustomization';
      notes.push(
        `${file.name}: skipped: ${isKustomize ? 'kustomize build applies it' : `this ${asText(kind)} has no name`}`,
      );
    } else {
      objects.push(each);
      if (application) {
        notes.push(`${file.name}: ${name} stays as it is, because ${application.problem}: import its output, too`);
      }
    }
  }
  return { objects, operatorValues, notes };
}

/** The release that a file with values describes; undefined for other files. */
function releaseIn(file: InputFile, text: string, options: ReadingOptions): HelmRelease | undefined {
  const isHelms = hasBanner(text);
  const plain = withoutBanner(text);
  const values = isHelms || mayBeValues(plain) ? valuesIn(plain, file.name) : undefined;
  if (!values || (!isHelms && has(values, 'kind'))) {
    return undefined;
  }
  const isOfChart = file.found && file.path !== undefined && hasChart(path.dirname(file.path));
  const fitting = options.chart !== undefined && !isOfChart ? [options.chart] : chartsFor(values);
  const isMeant = options.chart !== undefined || isHelms;
  if (!isMeant && (fitting.length === 0 || !isTelling(values))) {
    return undefined;
  }
  if (file.found && options.chart === undefined && (isOfChart || fitting.length !== 1)) {
    return undefined;
  }
  const [chart, ...others] = fitting;
  if (chart === undefined || others.length > 0) {
    throw new InputError(
      `${file.name}: ${
        chart === undefined ? "no chart of Seldon's reads these values" : `these values fit ${fitting.join(' and ')}`
      }: name the chart with --chart, or import the output of helm get manifest`,
    );
  }
  const name = options.release ?? releaseOf(file.name);
  if (name === undefined && chart !== OPERATOR_CHART_NAME) {
    throw new InputError(`${file.name}: values of the chart ${chart} do not name their release: add --release NAME`);
  }
  return {
    chart,
    name: name ?? chart,
    // The operator has its own namespace.
    namespace: chart === OPERATOR_CHART_NAME ? undefined : options.namespace,
    sources: [fileSource(file.name, plain)],
    file: file.name,
  };
}

/** Whether a document has no kind at its top, as far as that shows without reading all of it. */
function mayBeValues(text: string): boolean {
  return !/^["']?kind["']?\s*:/m.test(text) && !(/^\s*[[{]/.test(text) && text.includes('"kind"'));
}

/** The only document of a file, if it is a map; none for several. */
function valuesIn(text: string, file: string): JsonObject | undefined {
  const [first, more]: readonly (Document | undefined)[] = [...eachDocument(text, file)];
  if (more !== undefined || first?.error) {
    return undefined;
  }
  // Helm prints null where nothing was given.
  const value = first === undefined || first.value === null ? {} : first.value;
  return isObject(value) ? value : undefined;
}

function hasChart(folder: string): boolean {
  return fs.existsSync(path.join(folder, 'Chart.yaml'));
}

function objectsOf(file: InputFile, text: string, unusable: Unusable[]): InputObject[] {
  const lines = text.split('\n');
  const found: InputObject[] = [];
  for (const document of eachManifest(text, file.name)) {
    const all: PlacedObject[] = [];
    const told: Unusable[] = [];
    collectObjects(document, all, told);
    unusable.push(...told.filter(({ reason }) => !OTHERS.includes(reason)));
    // Objects of all kinds are rewritten.
    for (const { text: written, line, column } of document.largeIntegers()) {
      const message = `${written} is a whole number beyond 2^53, and would be rounded: give a smaller one`;
      unusable.push({ reason: 'large-integer', file: file.name, line, column, message });
    }
    // A SeldonDeployment inside of another object stays there.
    const own = new Set(outermost(document.value));
    const placed = all.filter(({ object }) => own.has(object));
    // One comment belongs to one object: that of the document.
    const comments = placed.length === 1 ? commentsIn(documentText(lines, document.line)) : [];
    found.push(...placed.map(({ object }) => ({ object, file: file.name, comments })));
  }
  return found;
}

/** What is reported in other words, or does not prevent an import: the object stays as it is. */
const OTHERS: readonly Unusable['reason'][] = ['large-integer', 'embedded', 'core-2'];

/** The objects of a document, with the items of lists. */
function outermost(value: Json): Json[] {
  return isObject(value) && Array.isArray(value.items) && typeof value.kind === 'string' && value.kind.endsWith('List')
    ? value.items.flatMap(outermost)
    : [value];
}
