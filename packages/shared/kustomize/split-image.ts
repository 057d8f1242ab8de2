/** The parts of an image as kustomize takes them apart; `''` for what is absent. */
export interface ImageParts {
  readonly name: string;
  readonly tag: string;
  readonly digest: string;
}

/**
 * Takes an image apart at the first `:` and the first `@` behind its first slash, checking nothing
 * (kustomize v5.8.1, `Split` of api/internal/image/image.go): `localhost:5000` has the tag `5000`.
 */
export function splitImage(image: string): ImageParts {
  const path = Math.max(image.indexOf('/'), 0);
  const colon = image.indexOf(':', path);
  const at = image.indexOf('@', path);
  const nameEnd = Math.min(colon === -1 ? image.length : colon, at === -1 ? image.length : at);
  return {
    name: image.slice(0, nameEnd),
    tag: colon === nameEnd ? image.slice(colon + 1, at === -1 ? undefined : at) : '',
    digest: at === -1 ? '' : image.slice(at + 1),
  };
}
