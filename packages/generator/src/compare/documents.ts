import type { Document } from '../read-api.ts';
import type { Findings } from './findings.ts';
import type { Shapes } from './shape.ts';

/** Two descriptions while they are compared, and what has been found. */
export interface Documents {
  readonly old: Document;
  readonly young: Document;
  /** The schemas of the older one. */
  readonly before: Shapes;
  /** The schemas of the newer one. */
  readonly after: Shapes;
  readonly findings: Findings;
}
