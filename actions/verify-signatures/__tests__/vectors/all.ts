import { ARMOR_VECTORS } from './armor.ts';
import { CLONE_VECTORS } from './clones.ts';
import { GITHUB_VECTORS } from './github.ts';
import { KEY_VECTORS } from './keys.ts';
import { OBJECT_VECTORS } from './objects.ts';
import { OPENPGP_VECTORS } from './openpgp.ts';
import { POLICY_VECTORS } from './policies.ts';
import { REGISTRY_VECTORS } from './registries.ts';
import { RULE_VECTORS } from './rules.ts';
import { SSH_VECTORS } from './ssh.ts';
import { TAG_VECTORS } from './tags.ts';
import type { Vector } from './vector.ts';

/** Every vector, by the heading under which docs/verify-vectors.md shows it. */
export const ALL_VECTORS: Readonly<Record<string, readonly Vector[]>> = {
  'Keys, signers and ranges': KEY_VECTORS,
  'SSH signatures': SSH_VECTORS,
  'OpenPGP signatures': OPENPGP_VECTORS,
  'Commits that two readers could read differently': OBJECT_VECTORS,
  'Armor that two readers could read differently': ARMOR_VECTORS,
  Tags: TAG_VECTORS,
  'What GitHub signs': GITHUB_VECTORS,
  'Registries of bumps': REGISTRY_VECTORS,
  'Rules and merges': RULE_VECTORS,
  'Changes of the policy': POLICY_VECTORS,
  'What a clone can do': CLONE_VECTORS,
};
