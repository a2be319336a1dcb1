import { Crew } from './crew';
import { inputFiles } from './files';
import { type Job, type Result, type Settings } from './jobs';
import { type Surveyed } from './survey';
import { type JsonObject } from '../../private/json';
import { findRivals, keyOf, type Rival, type Rivals, type Taken } from '../../rules/rivals';
import { type Io } from '../io';

/**
 * The manifests that a call names. They are looked through once, for what matters to all SeldonDeployments, and then each file is
 * worked on by itself: of what does not matter to others nothing stays in memory.
 */
export class Input {
  /**
   * Looks through files, directories (recursively) and `-` (standard input) with YAML or JSON documents, and hands them to `use`.
   * @param namespace of SeldonDeployments that name none
   * @throws InputError where a file or directory does not exist
   */
  public static async read<T>(words: readonly string[], namespace: string | undefined, io: Io, use: (input: Input) => Promise<T>): Promise<T> {
    const files = await inputFiles(words, io);
    const names = files.map(({ name }) => name);
    const crew = new Crew(files, namespace);
    try {
      const surveys: Surveyed[] = [];
      for await (const surveyed of crew.do('survey', undefined)) {
        surveys.push(surveyed);
      }
      return await use(new Input(crew, surveys, await rivalsAmong(surveys, names, crew)));
    } finally {
      await crew.dismiss();
    }
  }

  /** Objects of other kinds that rules ask for. */
  public readonly neighbours: readonly JsonObject[];
  /** Objects that configure an operator. */
  public readonly operator: readonly JsonObject[];

  private constructor(
    private readonly crew: Crew,
    surveys: readonly Surveyed[],
    /** SeldonDeployments whose objects may have the same names. */
    public readonly rivals: Rivals,
  ) {
    this.neighbours = surveys.flatMap(({ neighbours }) => neighbours);
    this.operator = surveys.flatMap(({ operator }) => operator);
  }

  /** Works on each file; results come in the order of the input. */
  public do<J extends Job>(job: J, settings: Settings<J>): AsyncGenerator<Result<J>> {
    return this.crew.do(job, settings);
  }
}

/** Only where names show that two SeldonDeployments may meet, the names of all their objects are looked up. */
async function rivalsAmong(surveys: readonly Surveyed[], files: readonly string[], crew: Crew): Promise<Rivals> {
  const found = findRivals(surveys.flatMap(({ deployments }, index): (Taken & { file: string })[] => {
    const file = files[index];
    return deployments.map((taken) => ({ ...taken, file }));
  }));
  if (found.size === 0) {
    return new Map();
  }
  const names = new Map<string, Rival>();
  const keys = new Set(found.keys());
  const where = new Set([...found.values()].flat().map(({ file }) => file));
  for await (const created of crew.do('created', { files: where, keys })) {
    created.forEach(([key, rival]) => names.set(key, rival));
  }
  return new Map([...found].map(([key, rivals]) => [key, rivals.flatMap((taken) => names.get(keyOf(taken)) ?? [])]));
}
