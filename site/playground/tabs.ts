/** A list of tabs after the ARIA pattern: arrow keys move, Home and End jump, one tab is in the order of the Tab key. */
export class Tabs {
  private selected = 0;
  private readonly buttons: HTMLButtonElement[];

  public constructor(
    list: HTMLElement,
    panel: HTMLElement,
    names: readonly string[],
    private readonly onSelect: (index: number) => void,
  ) {
    this.buttons = names.map((name, index) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.role = 'tab';
      button.id = `${list.id}-${index}`;
      button.textContent = name;
      button.setAttribute('aria-controls', panel.id);
      button.addEventListener('click', () => this.select(index));
      return button;
    });
    list.append(...this.buttons);
    list.addEventListener('keydown', ({ key }) => {
      const steps: Record<string, number> = {
        ArrowRight: this.selected + 1,
        ArrowLeft: this.selected - 1,
        Home: 0,
        End: -1,
      };
      if (key in steps) {
        this.select((steps[key] + names.length) % names.length);
        this.buttons[this.selected].focus();
      }
    });
    this.mark();
  }

  public get index(): number {
    return this.selected;
  }

  /** Renames a tab, for example with a count. */
  public rename(index: number, name: string): void {
    this.buttons[index].textContent = name;
  }

  private select(index: number): void {
    this.selected = index;
    this.mark();
    this.onSelect(index);
  }

  private mark(): void {
    this.buttons.forEach((button, index) => {
      button.setAttribute('aria-selected', String(index === this.selected));
      button.tabIndex = index === this.selected ? 0 : -1;
    });
  }
}
