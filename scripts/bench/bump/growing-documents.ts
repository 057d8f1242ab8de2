import { IMAGE, imageOf } from './overlays.ts';
import type { WantedImage } from './one-edit.ts';

/** What every edit of a growing document writes. */
export const GROWN_IMAGE: WantedImage = imageOf('4'.repeat(40), 4);

/** A kustomization of this many bytes: resources without end, one image behind them. */
export function growingFile(bytes: number): Buffer {
  const resource = (index: number): string => `  - ../../base/part-${index}/deployment.yaml\n`;
  const images = `images:\n${entry(IMAGE.name, IMAGE.repository)}`;
  let text = 'resources:\n  - ../../base\n';
  for (let index = 0; ; index += 1) {
    const line = resource(index);
    if (text.length + line.length + images.length > bytes) break;
    text += line;
  }
  const missing = bytes - text.length - images.length;
  const comment = missing < 2 ? '' : `#${' '.repeat(missing - 2)}\n`;
  return Buffer.from(text + comment + images);
}

/** A kustomization of this many images; the one to edit comes last. */
export function growingList(entries: number): Buffer {
  const others = Array.from({ length: entries - 1 }, (_, index) =>
    entry(`app-${index}`, `europe-west1-docker.pkg.dev/acme/dev/app-${index}`, UNRELEASED),
  );
  const last = entry(IMAGE.name, IMAGE.repository);
  return Buffer.from(`resources:\n  - ../../base\nimages:\n${others.join('')}${last}`);
}

const UNRELEASED = 'newTag: unreleased';
/** As long before an edit as after it, so that a file of the largest size allowed stays allowed. */
const DEPLOYED = `newTag: dev-${'0'.repeat(40)}\n    digest: sha256:${'0'.repeat(64)}`;

function entry(name: string, repository: string, deployed = DEPLOYED): string {
  return `  - name: ${name}\n    newName: ${repository}\n    ${deployed}\n`;
}
