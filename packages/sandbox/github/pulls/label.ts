/** A label of a repository; an issue that is given an unknown name makes it. */
export interface Label {
  readonly id: number;
  readonly name: string;
  /** Six hex digits without `#`. */
  readonly color: string;
  readonly description: string | null;
  readonly isDefault: boolean;
}

/** What GitHub gives a label that nobody chose a colour for. */
export const PLAIN_COLOR = 'ededed';
