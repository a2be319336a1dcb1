import * as path from 'node:path';
import { type FilePreviews } from './expansions';
import { type FilePictures } from './pictures';
import { requireReadable } from './readable';
import { type FileReports } from './reports';
import { type Setting } from './review';
import { type Surveyed } from './survey';
import { type Result, type Settings, type Task } from './tasks';
import { WorkerPool } from './worker-pool';
import { KIND } from '../../api/facts/group';
import { type OperatorConfig } from '../../expand/operator-config';
import { type Operator, operatorsAmong } from '../../expand/operators';
import type * as values from '../../input/operator-values';
import { type ReferrerPlaces } from '../../input/referrer-places';
import { grouped } from '../../private/grouped';
import { type JsonObject } from '../../private/json';
import { type Demands } from '../../rules/demand';
import { quotaOf } from '../../rules/limits';
import { besideDescribed } from '../../rules/operators';
import { isReferring } from '../../rules/outline';
import { findRivals, keyOf, type Rival, type Rivals, type Taken } from '../../rules/rivals';
import { type FileNames, objectKey, type Twins, twinsAcross, twinsIn } from '../../rules/twins';
import { type Io } from '../io';
import { type InputFile, inputFiles } from '../manifests/files';
import { operatorBeside } from '../manifests/operator-file';
import { operatorOf } from '../operator';

/** Results that list what could not be read. */
interface FileResults {
  readonly pictures: FilePictures;
  readonly previews: FilePreviews;
  readonly reports: FileReports;
}

/** What a call names. */
export interface InputRequest {
  /** Files, directories and `-`. */
  readonly words: readonly string[];
  /** Namespace of SeldonDeployments that name none. */
  readonly namespace?: string;
  /** Patterns of files in directories to leave out. */
  readonly exclude?: readonly string[];
  /** Whether all of the input is used or nothing: then every document is read before anything else happens. */
  readonly isWhole?: boolean;
  /**
   * What platform values make, the operator that they describe without installing it, and the Helm charts that they
   * install.
   */
  readonly platform?: {
    readonly file: InputFile;
    readonly operator?: OperatorConfig;
    readonly charts?: readonly string[];
  };
}

/**
 * The manifests of a call. They are surveyed once for what matters to all SeldonDeployments; then each file is worked
 * on by itself, so that nothing else stays in memory.
 */
export class SurveyedInput {
  /**
   * Surveys files, directories (recursively) and `-` (standard input) with YAML or JSON documents, and hands them to
   * `use`.
   * @throws InputError if a file or directory does not exist, or a part of what is used as a whole cannot be read
   */
  public static async read<R>(
    { words, namespace, exclude, platform, isWhole = false }: InputRequest,
    io: Io,
    use: (input: SurveyedInput) => Promise<R>,
  ): Promise<R> {
    const files = [...(platform ? [platform.file] : []), ...(await inputFiles(words, io, exclude))];
    const pool = new WorkerPool(files, namespace, io.progress);
    const elsewhere = () => platform?.operator ?? configBeside(files, io);
    try {
      return await use(await SurveyedInput.survey(pool, files, isWhole, elsewhere));
    } finally {
      await pool.close();
    }
  }

  /** The surveys themselves, with all names of the input, are in memory until this returns. */
  private static async survey(
    pool: WorkerPool,
    files: readonly InputFile[],
    isWhole: boolean,
    elsewhere: () => OperatorConfig | undefined,
  ): Promise<SurveyedInput> {
    const surveys: Surveyed[] = [];
    for await (const surveyed of pool.run('survey', { isWhole })) {
      surveys.push(surveyed);
    }
    requireReadable(surveys.flatMap(({ unusable }) => unusable));
    const names = files.map(({ name }) => name);
    const rivals = await rivalsAmong(surveys, names, pool);
    return new SurveyedInput(pool, files, surveys, rivals, elsewhere);
  }

  /** The names of the files, in the order of the input. */
  public readonly files: readonly string[];
  /** How many warnings about the operator's values were printed. */
  public warnings = 0;
  /** Objects of other kinds that rules look at. */
  public readonly surroundings: readonly JsonObject[];
  /** SeldonDeployments that a file or a folder contains several times. */
  public readonly twins: Twins;
  /** Where objects refer to others. */
  private readonly places: ReferrerPlaces;
  /** Objects that configure an operator. */
  public readonly operator: readonly JsonObject[];

  private constructor(
    private readonly pool: WorkerPool,
    files: readonly InputFile[],
    surveys: readonly Surveyed[],
    /** SeldonDeployments whose objects may have the same names. */
    public readonly rivals: Rivals,
    /** The operator that others install, if anything is known about it. */
    private readonly elsewhere: () => OperatorConfig | undefined,
  ) {
    const found = surveys.flatMap(({ surroundings }) => surroundings);
    // What refers to a SeldonDeployment's objects is known once all names are.
    const names = found.some(isReferring) ? surveys.flatMap(({ deployments }) => deployments) : [];
    this.surroundings = [
      ...found,
      ...names.map(({ namespace, name }) => ({ kind: KIND, metadata: { namespace, name } })),
    ];
    this.files = files.map(({ name }) => name);
    const contents = surveys.map(({ deployments, surroundings }, index): FileNames => {
      const others = () => surroundings.map(objectKey);
      return { file: this.files[index], deployments, others };
    });
    this.twins = new Map([
      ...foldersOf(files).flatMap((indexes) => twinsAcross(indexes.map((index) => contents[index]))),
      ...contents.flatMap(({ deployments, others }) => twinsIn(deployments, others)),
    ]);
    this.places = new Map(surveys.flatMap(({ places }) => places));
    this.operator = surveys.flatMap(({ operator }) => operator);
  }

  /**
   * What all SeldonDeployments are judged by. The operator is that of values files of its chart, with others among the
   * objects that are for one namespace or have another controller id; otherwise those among the objects; otherwise one
   * that is described as installed by others; otherwise what the chart installs without values. If no manager is among
   * the objects, a ConfigMap or a patch there is a part of what is installed. If quotas are in the input, what each
   * SeldonDeployment takes is determined first.
   *
   * @throws InputError if a file cannot be read, or the chart could not be rendered from it
   */
  public async setting(operatorValues: readonly string[], io: Io, silenced: readonly string[] = []): Promise<Setting> {
    const { surroundings, rivals, twins, places } = this;
    const known = operatorValues.length > 0 ? [] : this.knownOperators();
    const found = operatorsAmong(this.operator);
    const pieces = found.length > 0 ? [] : this.operator;
    const operators =
      known.length > 0
        ? known
        : besideDescribed(
            operatorOf(operatorValues, pieces, io, () => this.warnings++),
            found,
          );
    const isAssumed = operatorValues.length === 0 && known.length === 0;
    const setting: Setting = { operators, isAssumed, surroundings, rivals, twins, places, silenced };
    if (!surroundings.some((object) => quotaOf(object) !== undefined)) {
      return setting;
    }
    const demands: Demands[] = [];
    for await (const ofFile of this.run('demands', setting)) {
      demands.push(...ofFile);
    }
    return { ...setting, demands };
  }

  private knownOperators(): readonly Operator[] {
    const found = operatorsAmong(this.operator);
    const config = found.length > 0 ? undefined : this.elsewhere();
    return config ? [{ config }] : found;
  }

  /** The results of a task on all files, in their order. @throws InputError if a part of the input cannot be read */
  public async whole<T extends keyof FileResults>(task: T, settings: Settings<T>): Promise<FileResults[T][]> {
    const results: FileResults[T][] = [];
    for await (const result of this.run(task, settings)) {
      results.push(result as FileResults[T]);
    }
    requireReadable(results.flatMap(({ unusable }) => unusable));
    return results;
  }

  /** Runs a task on each file; results come in the order of the input. */
  public run<T extends Task>(task: T, settings: Settings<T>): AsyncGenerator<Result<T>> {
    return this.pool.run(task, settings);
  }
}

/** The files of each folder, by their indexes; without templates, and what does not come from a file. */
function foldersOf(files: readonly InputFile[]): number[][] {
  const plain = [...files.keys()].filter((index) => {
    const { path: absolute, objects, template } = files[index];
    return absolute !== undefined && objects === undefined && template !== true;
  });
  return [...grouped(plain, (index) => path.dirname(files[index].path!)).values()].filter(({ length }) => length > 1);
}

/** The operator that a file next to the manifests describes. */
function configBeside(files: readonly InputFile[], io: Io): OperatorConfig | undefined {
  const source = operatorBeside(files, io);
  if (source === undefined) {
    return undefined;
  }
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- most calls have no such file, and need no chart
  const { operatorFromSources } = require('../../input/operator-values') as typeof values;
  return operatorFromSources([source], []).operator.config;
}

/** The names of all objects are looked up only if names show that two SeldonDeployments may meet. */
async function rivalsAmong(surveys: readonly Surveyed[], files: readonly string[], pool: WorkerPool): Promise<Rivals> {
  const found = findRivals(
    surveys.flatMap(({ deployments }, index): (Taken & { file: string })[] => {
      const file = files[index];
      return deployments.map((taken) => ({ ...taken, file }));
    }),
  );
  if (found.size === 0) {
    return new Map();
  }
  const names = new Map<string, Rival>();
  const keys = new Set(found.keys());
  const where = new Set([...found.values()].flat().map(({ file }) => file));
  for await (const created of pool.run('created', { files: where, keys })) {
    created.forEach(([key, rival]) => names.set(key, rival));
  }
  return new Map([...found].map(([key, rivals]) => [key, rivals.flatMap((taken) => names.get(keyOf(taken)) ?? [])]));
}
