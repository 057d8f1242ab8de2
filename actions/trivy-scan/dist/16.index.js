export const id = 16;
export const ids = [16];
export const modules = {

/***/ 16016:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  loginOf: () => (/* binding */ loginOf)
});

;// CONCATENATED MODULE: ./packages/shared/gcp/registry-login.ts
/** Google's own registries: a token of Workload Identity is theirs to see. */
const GOOGLE = /^([a-z0-9-]+-docker\.pkg\.dev|([a-z]+\.)?gcr\.io)$/;
/**
 * Which of a step's credentials a registry gets to see. They are meant for the registry of the images
 * that the step is about; another one may be named by a list that comes from elsewhere, and whoever
 * names it must not be handed a token by that. It gets what the job's own Docker configuration holds
 * for it.
 *
 * @param own hosts of the images that the step is about
 * @param host host that is spoken to
 */
function loginFor(registry, own, host) {
    if (own.includes(host))
        return registry;
    const google = own.some((one) => GOOGLE.test(one)) && GOOGLE.test(host);
    return google && registry.workloadIdentityProvider !== undefined ? registry : {};
}

// EXTERNAL MODULE: ./actions/trivy-scan/src/targets.ts + 2 modules
var targets = __webpack_require__(91124);
;// CONCATENATED MODULE: ./actions/trivy-scan/src/image-login.ts


/**
 * The step's credentials as far as a registry may see them: they are for the images that are judged.
 * A baseline is what some overlay names, and may lead anywhere.
 *
 * @throws `E_INPUT`, `E_IMAGE_REFERENCE` for images that cannot be judged
 */
function loginOf({ images, registry }, domain) {
    const own = (0,targets/* parseImages */.eb)(images).map((image) => image.domain);
    return loginFor(registry, own, domain);
}


/***/ }),

/***/ 91124:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cK: () => (/* binding */ matches),
  eb: () => (/* binding */ parseImages),
  AT: () => (/* binding */ resolveImage)
});

// EXTERNAL MODULE: ./packages/shared/action/action-error.ts + 1 modules
var action_error = __webpack_require__(65920);
;// CONCATENATED MODULE: ./packages/shared/oci/describe-image.ts


/**
 * Platforms and labels of an image or of all images of an index.
 *
 * @param code thrown when the image is malformed: `E_REGISTRY` or `E_OCI_LAYOUT`
 */
async function describeImage(root, source, code) {
    const content = parseManifest(root, code);
    const children = content.kind === 'image'
        ? [content]
        : await Promise.all(content.manifests
            .filter((child) => !isAttestation(child))
            .map(async ({ digest }) => {
            const child = parseManifest(await source.manifest(digest), code);
            if (child.kind === 'image')
                return child;
            throw new ActionError(code, `Index ${root.digest}: it names another index.`);
        }));
    const configs = await Promise.all(children.map(async ({ config }) => readConfig(await source.config(config), root, code)));
    const [first, ...others] = configs;
    if (first === undefined)
        throw new ActionError(code, `Index ${root.digest}: it holds no image.`);
    const agreed = Object.entries(first.labels).filter(([name, value]) => others.every(({ labels }) => labels[name] === value));
    return {
        digest: root.digest,
        platforms: configs.map(({ platform }) => platform),
        labels: Object.fromEntries(agreed),
    };
}
/**
 * BuildKit stores attestations as images for the platform unknown/unknown. Its annotation does not
 * count: nodes choose by platform alone, so an image of a real one that carries it would run.
 */
function isAttestation(descriptor) {
    return descriptor.platform === 'unknown/unknown';
}
function readConfig(bytes, root, code) {
    let json;
    try {
        json = JSON.parse(bytes.toString('utf8'));
    }
    catch {
        json = undefined; // reported below: it has no platform
    }
    const platform = readPlatform(json);
    if (platform === undefined) {
        throw new ActionError(code, `Image ${root.digest}: its configuration is malformed.`);
    }
    return { platform, labels: strings(fields(fields(json)['config'])['Labels']) };
}

// EXTERNAL MODULE: ./packages/shared/oci/reference.ts
var oci_reference = __webpack_require__(98801);
;// CONCATENATED MODULE: ./packages/shared/oci/images-list.ts


/**
 * Reads an images list, one `name=repository:tag@sha256:<64 hex>` a line. An empty list is allowed;
 * whether nothing is an answer is for the caller to say.
 *
 * @throws `E_INPUT` for a line of another form or a name given twice
 * @throws `E_IMAGE_REFERENCE` for a reference that is malformed or lacks tag or sha256 digest
 */
function parseImagesList(lines) {
    const seen = new Set();
    return lines.map((line) => {
        const entry = parseImageEntry(line);
        if (seen.has(entry.name)) {
            throw new action_error/* ActionError */.l('E_INPUT', `The images list names \`${entry.name}\` twice.`);
        }
        seen.add(entry.name);
        return entry;
    });
}
/** Reads one line of the images list; errors as in {@link parseImagesList}. */
function parseImageEntry(line) {
    const separator = line.indexOf('=');
    const name = line.slice(0, Math.max(separator, 0));
    if (!(0,oci_reference/* isRepositoryName */.en)(name)) {
        throw new action_error/* ActionError */.l('E_INPUT', `The images list has the line ${JSON.stringify(line.slice(0, 200))}; allowed: name=repository:tag@sha256:<64 hex>.`);
    }
    const { domain, path, tag, digest } = (0,oci_reference/* parseReference */.F2)(line.slice(separator + 1));
    if (tag === undefined || digest?.startsWith('sha256:') !== true) {
        throw new action_error/* ActionError */.l('E_IMAGE_REFERENCE', `The image of \`${name}\` needs both a tag and a sha256 digest: repository:tag@sha256:<64 hex>.`);
    }
    return { name, reference: { registry: domain, repository: path, tag, digest } };
}
/** `registry/repository:tag@digest` */
function formatPinnedReference(reference) {
    const { registry, repository, tag, digest } = reference;
    return formatReference({ domain: registry, path: repository, tag, digest });
}
/** The line of one entry; the inverse of {@link parseImageEntry}. */
function formatImageEntry(entry) {
    return `${entry.name}=${formatPinnedReference(entry.reference)}`;
}

// EXTERNAL MODULE: ./packages/shared/oci/manifest.ts
var manifest = __webpack_require__(71719);
;// CONCATENATED MODULE: ./actions/trivy-scan/src/targets.ts





/**
 * The images to judge: lines of an images list, or plain references by digest.
 *
 * @param input where they come from, for messages
 * @throws `E_INPUT`, `E_IMAGE_REFERENCE` for anything that is not pinned by a sha256 digest
 */
function parseImages(lines, input = 'images') {
    const named = lines.filter((line) => line.includes('='));
    const entries = new Map(parseImagesList(named).map((entry, index) => [named[index], entry]));
    const images = lines.map((line) => {
        const entry = entries.get(line);
        if (entry === undefined)
            return plainImage(line);
        const { registry, repository, digest } = entry.reference;
        return { line, label: entry.name, domain: registry, path: repository, digest };
    });
    if (new Set(lines).size !== lines.length) {
        throw new action_error/* ActionError */.l('E_INPUT', `Input \`${input}\` holds the same line twice.`);
    }
    return images;
}
function plainImage(line) {
    const reference = (0,oci_reference/* parseReference */.F2)(line);
    if (reference.digest?.startsWith('sha256:') !== true) {
        throw new action_error/* ActionError */.l('E_IMAGE_REFERENCE', `${JSON.stringify(line)} is not pinned: images are scanned by digest, because a tag may name another image by the time it is deployed.`, { hint: 'Hand on the `images` output of build-image, or write repository@sha256:<64 hex>.' });
    }
    const { domain, path, digest } = reference;
    return { line, label: path, domain, path, digest };
}
const MAX_DEPTH = 3;
/**
 * Asks the registry what an image is: itself, or for an index each of its images, without
 * attestations.
 *
 * @param platform only this one; absent = all
 * @throws `E_NOTHING_SCANNED` when nothing is left; `E_REGISTRY…` and `E_UNREACHABLE` as the client
 */
async function resolveImage(image, registry, platform) {
    const targets = [];
    const skipped = [];
    const visit = async (digest, own, depth) => {
        const document = await registry.getManifest(image.path, digest);
        if (document === undefined) {
            throw new action_error/* ActionError */.l('E_REGISTRY_NOT_FOUND', `${image.domain}/${image.path} has no ${digest}.`);
        }
        const content = (0,manifest/* parseManifest */.Ng)(document, 'E_REGISTRY');
        if (content.kind === 'image') {
            targets.push({ image, digest, platform: own });
            return;
        }
        if (depth === MAX_DEPTH) {
            throw new action_error/* ActionError */.l('E_REGISTRY', `The index ${image.digest} is nested too deeply.`);
        }
        for (const child of content.manifests) {
            if (isAttestation(child))
                continue;
            const where = child.platform ?? '';
            if (platform !== undefined && where !== '' && !matches(where, platform))
                skipped.push(where);
            else
                await visit(child.digest, where, depth + 1);
        }
    };
    await visit(image.digest, '', 0);
    if (targets.length === 0) {
        const wanted = platform ?? 'any platform';
        throw new action_error/* ActionError */.l('E_NOTHING_SCANNED', `The index of ${image.label} holds no image for ${wanted}.`, { hint: 'Name a platform that the index has in `platform`, or none for all of them.' });
    }
    return { targets, skipped };
}
/** `linux/arm` asks for every variant, `linux/arm/v7` for this one. */
function matches(platform, wanted) {
    return platform === wanted || platform.startsWith(`${wanted}/`);
}


/***/ }),

/***/ 71719:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ng: () => (/* binding */ parseManifest),
/* harmony export */   OA: () => (/* binding */ fields),
/* harmony export */   V: () => (/* binding */ INDEX_TYPES),
/* harmony export */   _P: () => (/* binding */ MANIFEST_TYPES),
/* harmony export */   _j: () => (/* binding */ matchesDigest),
/* harmony export */   qq: () => (/* binding */ readDescriptor),
/* harmony export */   sI: () => (/* binding */ sha256Digest)
/* harmony export */ });
/* unused harmony exports readPlatform, strings */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _action_action_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(65920);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(98801);



/** The media types of image manifests that the actions know, all four of which are accepted. */
const MANIFEST_TYPES = [
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.v2+json',
];
/** The media types of indexes (manifest lists). */
const INDEX_TYPES = [
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
];
/** `sha256:<64 hex>` of the bytes. */
function sha256Digest(bytes) {
    return `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(bytes).digest('hex')}`;
}
/** Whether `digest` is the digest of `bytes`. */
function matchesDigest(bytes, digest) {
    const [algorithm, hex] = digest.split(':');
    if (algorithm !== 'sha256' && algorithm !== 'sha512')
        return false;
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(algorithm).update(bytes).digest('hex') === hex;
}
/**
 * Reads a manifest or index.
 *
 * @param code what to throw when the bytes are neither: `E_REGISTRY` or `E_OCI_LAYOUT`
 */
function parseManifest(document, code) {
    const refuse = (problem) => {
        throw new _action_action_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l(code, `Manifest ${document.digest}: ${problem}.`);
    };
    let json;
    try {
        json = JSON.parse(document.bytes.toString('utf8'));
    }
    catch {
        refuse('it is not JSON');
    }
    const body = fields(json);
    const { mediaType = document.mediaType } = body;
    // A document that says one thing in its header and another inside is read two ways by two readers.
    if (mediaType !== document.mediaType)
        refuse('its media type contradicts the one it came with');
    const one = (value) => readDescriptor(value) ?? refuse('it holds a malformed descriptor');
    const many = (value) => Array.isArray(value) ? value.map(one) : refuse('a list of descriptors is missing');
    if (INDEX_TYPES.some((type) => type === mediaType)) {
        if ('layers' in body || 'config' in body)
            refuse('it is both an index and an image');
        return { kind: 'index', manifests: many(body['manifests']) };
    }
    if (MANIFEST_TYPES.some((type) => type === mediaType)) {
        if ('manifests' in body)
            refuse('it is both an image and an index');
        return { kind: 'image', config: one(body['config']), layers: many(body['layers']) };
    }
    return refuse(`the media type ${JSON.stringify(mediaType)} is not supported`);
}
/** A descriptor; `undefined` when it is malformed. */
function readDescriptor(value) {
    const { mediaType, digest, size, platform, annotations } = fields(value);
    if (typeof mediaType !== 'string' || typeof digest !== 'string' || !(0,_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .isDigest */ .Bc)(digest)) {
        return undefined;
    }
    if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0)
        return undefined;
    const where = readPlatform(platform);
    return {
        mediaType,
        digest,
        size,
        ...(where !== undefined && { platform: where }),
        annotations: strings(annotations),
    };
}
/** `os/architecture[/variant]` of an image-spec platform object. */
function readPlatform(value) {
    const { os, architecture, variant } = fields(value);
    if (typeof os !== 'string' || typeof architecture !== 'string')
        return undefined;
    return [os, architecture, ...(typeof variant === 'string' ? [variant] : [])].join('/');
}
/** The entries of an object whose values are strings. */
function strings(value) {
    return Object.fromEntries(Object.entries(fields(value)).filter((entry) => typeof entry[1] === 'string'));
}
/** An object's own entries; empty for anything else. */
function fields(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}


/***/ }),

/***/ 98801:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   F2: () => (/* binding */ parseReference),
/* harmony export */   en: () => (/* binding */ isRepositoryName)
/* harmony export */ });
/* unused harmony exports isTag, formatReference */
/* harmony import */ var _action_action_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(65920);

// The grammar of the distribution project's `reference` package, with its names.
const DOMAIN_COMPONENT = '(?:[A-Za-z0-9]|[A-Za-z0-9][A-Za-z0-9-]*[A-Za-z0-9])';
const IPV6 = '\\[[a-fA-F0-9:]+\\]';
const DOMAIN = `(?:${DOMAIN_COMPONENT}(?:\\.${DOMAIN_COMPONENT})*|${IPV6})(?::[0-9]{1,5})?`;
const PATH_COMPONENT = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const PATH = `${PATH_COMPONENT}(?:/${PATH_COMPONENT})*`;
const REFERENCE = new RegExp(`^(${DOMAIN})/(${PATH})(?::([^@/]*))?(?:@(.*))?$`);
const NAME = new RegExp(`^(?:${DOMAIN}/)?${PATH}$`);
const TAG = /^\w[\w.-]{0,127}$/;
const DIGESTS = [/^sha256:[0-9a-f]{64}$/, /^sha512:[0-9a-f]{128}$/];
/** The limit of the `reference` package for domain and path together. */
const MAX_NAME_LENGTH = 255;
/** Whether `text` is a tag by the distribution grammar (at most 128 characters). */
function isTag(text) {
    return TAG.test(text);
}
/** Whether `text` is a complete `sha256:` or `sha512:` digest in lower case. */
function isDigest(text) {
    return DIGESTS.some((form) => form.test(text));
}
/** Whether `text` is a repository name, with or without a domain; it never holds `..`. */
function isRepositoryName(text) {
    return text.length <= MAX_NAME_LENGTH && NAME.test(text);
}
/**
 * Reads an image reference by the grammar of the distribution project
 * (https://github.com/distribution/reference). Other than Docker, a missing domain is refused: what
 * it would mean depends on the machine that reads it.
 *
 * @throws `E_IMAGE_REFERENCE` naming the part that is wrong
 */
function parseReference(text) {
    const [, domain, path, tag, digest] = REFERENCE.exec(text) ?? [];
    if (domain === undefined || path === undefined)
        return refuse(text, problemOf(text));
    if (!/[.:[]/.test(domain) && domain !== 'localhost') {
        return refuse(text, `“${domain}” is not a registry host; is the registry missing?`);
    }
    if (domain.length + 1 + path.length > MAX_NAME_LENGTH) {
        return refuse(text, `the repository is longer than ${MAX_NAME_LENGTH} characters`);
    }
    if (tag !== undefined && !isTag(tag)) {
        return refuse(text, 'the tag must be 1 to 128 of `A-Z a-z 0-9 _ . -`, not starting with . or -');
    }
    if (digest !== undefined && !isDigest(digest)) {
        return refuse(text, 'the digest must be `sha256:` and 64 (or `sha512:` and 128) hex digits');
    }
    return {
        domain,
        path,
        ...(tag !== undefined && { tag }),
        ...(digest !== undefined && { digest }),
    };
}
/** The text of a reference; the inverse of {@link parseReference}. */
function formatReference(reference) {
    const tag = reference.tag === undefined ? '' : `:${reference.tag}`;
    const digest = reference.digest === undefined ? '' : `@${reference.digest}`;
    return `${reference.domain}/${reference.path}${tag}${digest}`;
}
/** The commonest mistakes by name, for the message. */
function problemOf(text) {
    if (text.includes('://'))
        return 'a reference carries no scheme';
    if (!text.includes('/'))
        return 'the registry is missing (e.g. `docker.io/library/…`)';
    const path = text.slice(text.indexOf('/') + 1).replace(/[:@].*$/, '');
    if (/[A-Z]/.test(path))
        return 'the repository must be in lower case';
    return 'it does not follow `registry/repository[:tag][@digest]`';
}
function refuse(text, problem) {
    const shown = JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}…` : text);
    throw new _action_action_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('E_IMAGE_REFERENCE', `${shown} is not an image reference: ${problem}.`);
}


/***/ })

};
