/** Where a stage writes what it does; the edge binds it to the workflow log and makes text inert. */
export interface Log {
  debug(message: string): void;
  info(message: string): void;
  warning(message: string, at?: LogPosition): void;
}

/** A place in a file of the repository, for annotations. Lines count from 1. */
export interface LogPosition {
  readonly file: string;
  readonly startLine?: number;
}
