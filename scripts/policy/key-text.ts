import type { CandidateKey } from './seen-signatures.ts';
import { indented, quoted, type Lines } from './yaml-lines.ts';

/** A key as an entry of a person's `keys`. */
export function keyText(key: CandidateKey): Lines {
  switch (key.type) {
    case 'ssh':
      return [`- ssh: ${key.text}`];
    case 'ssh-authority':
      return [
        `- ssh-authority: ${key.text}`,
        `  principals: [${key.principals.map(quoted).join(', ')}]`,
      ];
    case 'openpgp':
      return ['- openpgp: |', ...indented(key.text.trim().split(/\r?\n/), 4)];
    case 'gitsign':
      return [`- gitsign: { identity: ${quoted(key.identity)}, issuer: ${quoted(key.issuer)} }`];
  }
}
