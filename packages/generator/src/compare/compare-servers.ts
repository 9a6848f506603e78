import { entriesOf, type Located } from './description-nodes.ts';
import type { Findings, Place } from './findings.ts';

/** Compares the addresses of the API, or of one operation. */
export function compareServers(
  before: Located | undefined,
  after: Located | undefined,
  place: Place,
  findings: Findings,
): void {
  const [was, is] = [before, after].map((servers) => {
    const all = entriesOf(servers).map(([, server]) => [urlOf(server), server.pointer] as const);
    return new Map(all);
  });
  if (was === undefined || is === undefined) return;
  const field: Place = { ...place, field: 'servers' };
  // Without servers, an operation has those of the API.
  for (const url of was.keys()) {
    if (is.has(url) || after === undefined) continue;
    findings.add('server-removed', field, { before: url, pointer: after.pointer });
  }
  for (const [url, pointer] of is) {
    if (!was.has(url) && before !== undefined) {
      findings.add('server-added', field, { after: url, pointer });
    }
  }
}

function urlOf({ node }: Located): string {
  return String(node?.url ?? '/').replace(/(?<=.)\/+$/, '');
}
