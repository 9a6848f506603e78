import { canonical } from './canonical.ts';
import type { Side, Subject } from './change.ts';
import type { RuleId } from './rules.ts';

/** Where the comparison is: what it is about, the field in it, and for whom it is made. */
export interface Place {
  readonly subject: Subject;
  /** The path of the field within the subject; empty at its root. */
  readonly field: string;
  /** An operation, or a pair of components that operations lead to. */
  readonly owner: string;
}

/** A change as it is found, before it is known which operations it reaches. */
export interface Finding {
  readonly rule: RuleId;
  readonly side: Side | undefined;
  readonly subject: Subject;
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly pointer: string;
  readonly owners: Set<string>;
}

/** Collects what is found, the same thing once, and who leads to which pair of components. */
export class Findings {
  readonly #all = new Map<string, Finding>();
  readonly #usersOf = new Map<string, Set<string>>();

  add(
    rule: RuleId,
    place: Place,
    details: {
      readonly side?: Side;
      readonly before?: unknown;
      readonly after?: unknown;
      readonly pointer: string;
    },
  ): void {
    const { side, before, after, pointer } = details;
    const { subject, field, owner } = place;
    const key = canonical([rule, side, subject, field, pointer, before, after]);
    const known = this.#all.get(key);
    if (known === undefined) {
      this.#all.set(key, {
        rule,
        side,
        subject,
        field,
        before,
        after,
        pointer,
        owners: new Set([owner]),
      });
    } else known.owners.add(owner);
  }

  /** Notes that an owner leads to a pair of components. @returns whether the pair is seen for the first time */
  use(pair: string, owner: string): boolean {
    const users = this.#usersOf.get(pair);
    if (users !== undefined) {
      users.add(owner);
      return false;
    }
    this.#usersOf.set(pair, new Set([owner]));
    return true;
  }

  /** Whether the one schema was found where the other had been. */
  isPair(before: string, after: string): boolean {
    return ['request', 'response'].some((side) => this.#usersOf.has(pairKey(side, before, after)));
  }

  get all(): readonly Finding[] {
    return [...this.#all.values()];
  }

  /** The owners, and all who lead to them; operations are among them. */
  leadingTo(owners: Iterable<string>): ReadonlySet<string> {
    const reached = new Set<string>();
    const open = [...owners];
    for (let owner = open.pop(); owner !== undefined; owner = open.pop()) {
      if (reached.has(owner)) continue;
      reached.add(owner);
      open.push(...(this.#usersOf.get(owner) ?? []));
    }
    return reached;
  }
}

/** `body` and `name` are `body.name`; `body.items` and `[]` are `body.items[]`. */
export function within(place: Place, step: string): Place {
  const dot = place.field === '' || step.startsWith('[') ? '' : '.';
  return { ...place, field: `${place.field}${dot}${step}` };
}

/** Two schemas of which the one stands where the other stood, by their pointers. */
export function pairKey(side: string, before: string, after: string): string {
  return `${side} ${before} ${after}`;
}
