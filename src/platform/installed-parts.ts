import { Construct } from 'constructs';
import { installsArea } from './areas';
import { ValidationError } from '../private/errors';
import { type InstallWith } from '../thirdparty/install-with';
import { type ThirdParty } from '../thirdparty/third-party';
import { ThirdPartyChart, type ThirdPartyChartOptions } from '../thirdparty/third-party-chart';

/** A third-party chart of a platform; it needs only those of lower levels. */
interface InstalledPart {
  readonly chart: ThirdPartyChart;
  readonly part: string;
  readonly level: number;
}

/** The third-party charts of a platform, in the order in which they were added. */
export class InstalledParts {
  private readonly parts: InstalledPart[] = [];

  public constructor(
    private readonly platform: Construct,
    private readonly installWith: InstallWith | undefined,
    /** The construct for charts of an area. */
    private readonly scopeOf: (area: string) => Construct,
  ) {}

  /** @throws ValidationError if an earlier part needs this one, or if nothing determines how charts are installed */
  public add(part: ThirdParty, options: ThirdPartyChartOptions): ThirdPartyChart {
    if (!this.installWith) {
      throw new ValidationError(
        this.platform,
        `nothing determines how ${part.part} gets into the cluster: give the platform 'installWith': ` +
          'InstallWith.argoCd(), flux(), k3s(), or script(), which needs nothing but Helm',
      );
    }
    const late = this.parts.find(({ chart }) => chart._needs.includes(part.part));
    if (late) {
      throw new ValidationError(this.platform, `${late.part} needs ${part.part}: add ${part.part} first`);
    }
    // k3s keeps no order among charts: what needs others comes in a later file, after the wait for them.
    const needed = this.parts.filter((other) => part._after.includes(other.part));
    const level = Math.max(-1, ...needed.map((other) => other.level)) + 1;
    const area = installsArea(level);
    const scope = this.installWith._isScript ? this.scripted(area) : this.scopeOf(area);
    const chart = new ThirdPartyChart(scope, part.part, part, { ...options, install: this.installWith });
    this.parts.push({ chart, part: part.part, level });
    return chart;
  }

  /** Names of the Helm charts. */
  public get charts(): string[] {
    return this.parts.map(({ chart }) => chart._chart);
  }

  /** Whether a script installs them. */
  public get areScripted(): boolean {
    return this.installWith?._isScript === true && this.parts.length > 0;
  }

  /** A script needs no objects, and a cdk8s chart without objects becomes an empty file, which kubectl refuses. */
  private scripted(area: string): Construct {
    return (this.platform.node.tryFindChild(area) as Construct | undefined) ?? new Construct(this.platform, area);
  }

  /** Commands that wait for the parts of an area. */
  public waits(area: string): string[] {
    const parts = this.parts.filter(({ level }) => area === installsArea(level));
    return ThirdPartyChart._waitCommands(parts.map(({ chart }) => chart));
  }
}
