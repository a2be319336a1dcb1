/** How much the last answer counts. */
const WEIGHT = 1 / 8;

/** Recording origins while expanding costs about a fifth of what a second expansion that records them does. */
const WORTHWHILE = 0.2;

/**
 * Whether the next SeldonDeployment of a run is likely to need the origins of its expansion, judging from those before.
 * Recording them at once saves a second expansion; if none are needed, not recording them saves a fifth of the first.
 */
export class Foresight {
  private share = 0;

  public get expectsOrigins(): boolean {
    return this.share > WORTHWHILE;
  }

  /** Takes note of whether a SeldonDeployment needed them. */
  public note(needed: boolean): void {
    this.share += WEIGHT * ((needed ? 1 : 0) - this.share);
  }
}
