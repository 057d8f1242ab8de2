export const id = 297;
export const ids = [297];
export const modules = {

/***/ 8297:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  verifyGitsign: () => (/* binding */ verifyGitsign)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./node_modules/@sigstore/bundle/dist/index.js
var dist = __webpack_require__(1040);
// EXTERNAL MODULE: ./node_modules/@sigstore/core/dist/index.js
var core_dist = __webpack_require__(3917);
// EXTERNAL MODULE: ./node_modules/@sigstore/verify/dist/index.js
var verify_dist = __webpack_require__(4187);
;// CONCATENATED MODULE: ./actions/verify-signatures/src/x509-der.ts

/** Tags of DER (X.690 §8.1.2) in CMS and certificates. */
const TAG = {
    integer: 0x02,
    octets: 0x04,
    oid: 0x06,
    utcTime: 0x17,
    sequence: 0x30,
    set: 0x31,
    context0: 0xa0,
    context1: 0xa1,
};
/** `undefined` for what is no DER: an indefinite or overlong length, something left over. */
function parseDer(bytes) {
    try {
        return core_dist.ASN1Obj.parseBuffer(Buffer.from(bytes));
    }
    catch {
        return undefined;
    }
}
/** The part of a part … that stands at these indices. */
function partAt(node, ...path) {
    return path.reduce((found, index) => found?.subs[index], node);
}
/**
 * An object identifier as the hex of its content: two encodings that the library reads as one
 * identifier are two here.
 */
function oidOf(node) {
    return node?.tag.isOID() === true ? node.value.toString('hex') : undefined;
}
/** One element; lengths from 65,536 on are not needed and come out wrong, which nothing equals. */
function tlv(tag, ...content) {
    const value = Buffer.concat(content);
    const { length } = value;
    const long = length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
    return Buffer.concat([Buffer.from([tag, ...(length < 0x80 ? [length] : long)]), value]);
}
function oid(hex) {
    return tlv(TAG.oid, Buffer.from(hex, 'hex'));
}

;// CONCATENATED MODULE: ./actions/verify-signatures/src/gitsign-certificate.ts


/** Extensions by the hex of their identifiers (RFC 5280 §4.2.1, Fulcio docs/oid-info.md). */
const EXTENSION = {
    keyUsage: '551d0f',
    alternativeName: '551d11',
    basicConstraints: '551d13',
    extendedKeyUsage: '551d25',
    /** 1.3.6.1.4.1.57264.1.1, superseded by .1.8 and still written beside it. */
    oldIssuer: '2b0601040183bf300101',
    issuer: '2b0601040183bf300108',
};
/** What a verifier must understand to use a certificate at all (RFC 5280 §4.2), and we do. */
const UNDERSTOOD = [
    EXTENSION.keyUsage,
    EXTENSION.alternativeName,
    EXTENSION.basicConstraints,
    EXTENSION.extendedKeyUsage,
];
/** 1.3.6.1.5.5.7.3.3 */
const CODE_SIGNING = '2b06010505070303';
/** Choices of GeneralName (RFC 5280 §4.2.1.6): rfc822Name and uniformResourceIdentifier. */
const NAMES = [1, 6];
/** UTF8String, the one form of Fulcio's newer extensions. */
const UTF8_STRING = 0x0c;
/**
 * Reads whom a certificate names, where it may sign code and names exactly one identity. That it was
 * issued by somebody who may is not looked at here.
 */
function readIdentity(certificate) {
    const extensions = new Map(certificate.extensions.map((extension) => [oidOf(partAt(extension, 0)), extension]));
    const defect = usageDefect(certificate, extensions);
    if (defect !== undefined)
        return refuse(defect);
    const names = parsed(extensions, EXTENSION.alternativeName)?.subs ?? [];
    const [name] = names;
    if (names.length !== 1 || name?.tag.isContextSpecific() !== true) {
        return refuse(`names ${names.length === 0 ? 'nobody' : 'more than one identity'}`);
    }
    if (!NAMES.includes(name.tag.number))
        return refuse('names neither an e-mail nor a URI');
    const issuer = issuerOf(extensions);
    const identity = printable(name.value);
    if (issuer === undefined)
        return refuse('does not say which provider vouched for its identity');
    if (identity === undefined)
        return refuse('names an identity that is not printable ASCII');
    return { ok: true, certified: { identity, issuer } };
}
/** Why a certificate is not one that Fulcio gives out for signing. */
function usageDefect(certificate, extensions) {
    if (extensions.size < certificate.extensions.length)
        return 'has an extension twice';
    const isStrange = ([id, extension]) => partAt(extension, 1)?.tag.isBoolean() === true && !UNDERSTOOD.includes(id ?? '');
    if ([...extensions].some(isStrange))
        return 'demands what is not understood';
    if (certificate.extBasicConstraints?.isCA === true)
        return 'is one of an authority';
    if (certificate.extKeyUsage?.digitalSignature !== true)
        return 'is for no signatures';
    const usages = parsed(extensions, EXTENSION.extendedKeyUsage)?.subs.map(oidOf) ?? [];
    if (!usages.includes(CODE_SIGNING))
        return 'is not for signing code';
    const key = (0,external_node_crypto_.createPublicKey)({ key: certificate.publicKey, format: 'der', type: 'spki' });
    return key.asymmetricKeyDetails?.namedCurve === 'prime256v1' ? undefined : 'has no P-256 key';
}
/** Both extensions say the same where both are there; the old one has no DER around its text. */
function issuerOf(extensions) {
    const text = parsed(extensions, EXTENSION.issuer);
    const issuer = printable(text?.tag.toDER() === UTF8_STRING ? text.value : undefined);
    const old = printable(gitsign_certificate_valueOf(extensions, EXTENSION.oldIssuer));
    if (!extensions.has(EXTENSION.issuer))
        return old;
    return extensions.has(EXTENSION.oldIssuer) && old !== issuer ? undefined : issuer;
}
function gitsign_certificate_valueOf(extensions, id) {
    return extensions.get(id)?.subs.at(-1)?.value;
}
function parsed(extensions, id) {
    const value = gitsign_certificate_valueOf(extensions, id);
    return value === undefined ? undefined : parseDer(value);
}
/** Anything else could look like another text: the policy's own is compared byte by byte. */
function printable(bytes) {
    const text = bytes?.toString('latin1') ?? '';
    return /^[\x21-\x7e]+$/.test(text) ? text : undefined;
}
function refuse(reason) {
    return { ok: false, reason };
}

// EXTERNAL MODULE: ./node_modules/@protobuf-ts/runtime/build/commonjs/index.js
var commonjs = __webpack_require__(8886);
;// CONCATENATED MODULE: ./actions/verify-signatures/src/gitsign-log-entry.ts

const scalar = (no, name, T) => ({
    no,
    name,
    kind: 'scalar',
    T,
});
const nested = (no, name, fields) => ({
    no,
    name,
    kind: 'message',
    T: () => new commonjs/* MessageType */.Go(name, fields),
});
/** dev.sigstore.rekor.v1 (protobuf-specs, sigstore_rekor.proto) but for `canonicalized_body`. */
const ENTRY = new commonjs/* MessageType */.Go('TransparencyLogEntry', [
    scalar(1, 'log_index', commonjs/* ScalarType */.LN.INT64),
    nested(2, 'log_id', [scalar(1, 'key_id', commonjs/* ScalarType */.LN.BYTES)]),
    nested(3, 'kind_version', [
        scalar(1, 'kind', commonjs/* ScalarType */.LN.STRING),
        scalar(2, 'version', commonjs/* ScalarType */.LN.STRING),
    ]),
    scalar(4, 'integrated_time', commonjs/* ScalarType */.LN.INT64),
    nested(5, 'inclusion_promise', [scalar(1, 'signed_entry_timestamp', commonjs/* ScalarType */.LN.BYTES)]),
    nested(6, 'inclusion_proof', [
        scalar(1, 'log_index', commonjs/* ScalarType */.LN.INT64),
        scalar(2, 'root_hash', commonjs/* ScalarType */.LN.BYTES),
        scalar(3, 'tree_size', commonjs/* ScalarType */.LN.INT64),
        { no: 4, name: 'hashes', kind: 'scalar', repeat: commonjs/* RepeatType */.sA.UNPACKED, T: commonjs/* ScalarType */.LN.BYTES },
        nested(5, 'checkpoint', [scalar(1, 'envelope', commonjs/* ScalarType */.LN.STRING)]),
    ]),
]);
/**
 * Reads the entry that gitsign puts into a signature. gitsign leaves the body out, because it follows
 * from the signature; one that is there is refused like every field that nobody would look at, and
 * so is every encoding but the one that protobuf's serializers agree on.
 */
function readLogEntry(bytes) {
    try {
        const message = ENTRY.fromBinary(bytes, { readUnknownField: 'throw' });
        if (!Buffer.from(ENTRY.toBinary(message)).equals(bytes))
            return undefined;
        return ENTRY.toJson(message);
    }
    catch {
        return undefined;
    }
}
/** Origin, size, root and further lines, then the log's own signature and no other. */
const CHECKPOINT = /^[^\n]+\n(\d+)\n([^\n]+)\n(?:[^\n]+\n)*\n— [^ \n]+ ([^ \n]+)\n$/;
/**
 * Whether the proof is for the tree that its checkpoint describes. gitsign takes size and root from the
 * proof, and the library that judges the entry takes them from the checkpoint.
 *
 * https://github.com/transparency-dev/formats/blob/main/log/README.md
 */
function proofFitsCheckpoint({ inclusionProof }) {
    const [, size, root, signature = ''] = CHECKPOINT.exec(inclusionProof?.checkpoint?.envelope ?? '') ?? [];
    return (size === inclusionProof?.treeSize &&
        root === inclusionProof?.rootHash &&
        Buffer.from(signature, 'base64').toString('base64') === signature);
}

;// CONCATENATED MODULE: ./actions/verify-signatures/src/gitsign-signature.ts


/** Object identifiers as DER content octets. */
const OID = {
    /** 1.2.840.113549.1.7.1 and .2 (RFC 5652 §4, §5.1). */
    data: '2a864886f70d010701',
    signedData: '2a864886f70d010702',
    /** 1.2.840.113549.1.9.3, .4 and .5 (RFC 5652 §11). */
    contentType: '2a864886f70d010903',
    messageDigest: '2a864886f70d010904',
    signingTime: '2a864886f70d010905',
    /** 1.2.840.113549.1.9.16.2.14 (RFC 3161 appendix A). */
    timeStampToken: '2a864886f70d010910020e',
    sha256: '608648016503040201',
    ecdsaWithSha256: '2a8648ce3d040302',
    sha1: '2b0e03021a',
    md5: '2a864886f70d0205',
    /** 1.3.6.1.4.1.57264.3.1 (gitsign internal/rekor/oid). */
    rekorEntry: '2b0601040183bf300301',
};
/** 1.3.6.1.4.1.57264, beneath which all that Sigstore adds to certificates and signatures stands. */
const SIGSTORE_ARC = Buffer.from('2b0601040183bf30', 'hex');
/**
 * Parses what stands inside `-----BEGIN SIGNED MESSAGE-----`: a detached CMS SignedData (RFC 5652) by
 * one signer with one certificate, ECDSA over SHA-256, with the log's entry beside it. gitsign writes
 * one form and no other, so the shell is built anew from what was taken out of it and must come out
 * as the same bytes: nothing in it is left that nobody checks.
 */
function parseGitsignSignature(bytes, payload) {
    if (!bytes.includes(SIGSTORE_ARC)) {
        return gitsign_signature_refuse('E_SIG_TYPE_UNSUPPORTED', 'it is an S/MIME signature (gpgsm, smimesign); of X.509 only gitsign’s are supported');
    }
    const root = parseDer(bytes);
    const signedData = partAt(root, 1, 0);
    const certificates = signedData?.subs.find((part) => part.tag.isContextSpecific(0))?.subs ?? [];
    const signers = signedData?.subs.at(-1)?.subs ?? [];
    const [certificate] = certificates;
    const [signer] = signers;
    if (certificate === undefined ||
        signer === undefined ||
        oidOf(partAt(root, 0)) !== OID.signedData) {
        return gitsign_signature_refuse('E_SIG_MALFORMED', 'it is not a CMS signature with its signer’s certificate');
    }
    if (signers.length > 1)
        return gitsign_signature_refuse('E_SIG_MALFORMED', 'it has more than one signer');
    if (certificates.length > 1) {
        return gitsign_signature_refuse('E_SIG_MALFORMED', 'it holds more certificates than its signer’s');
    }
    const digest = oidOf(partAt(signer, 2, 0));
    if (digest === OID.sha1 || digest === OID.md5) {
        return gitsign_signature_refuse('E_SIG_WEAK', `it is made over ${digest === OID.sha1 ? 'SHA-1' : 'MD5'}`);
    }
    return parseSigner(bytes, payload, certificate, signer);
}
function parseSigner(bytes, payload, certificate, signer) {
    const signed = signer.subs.find((part) => part.tag.isContextSpecific(0))?.subs ?? [];
    const unsigned = signer.subs.find((part) => part.tag.isContextSpecific(1))?.subs ?? [];
    const attribute = (oid, from) => partAt(from.find((entry) => oidOf(partAt(entry, 0)) === oid), 1, 0);
    if (attribute(OID.timeStampToken, unsigned) !== undefined) {
        return gitsign_signature_refuse('E_SIG_TYPE_UNSUPPORTED', 'it bears a timestamp, which is not judged; sign without `gitsign.timestampServerURL`');
    }
    const logEntry = attribute(OID.rekorEntry, unsigned)?.value;
    if (logEntry === undefined) {
        return gitsign_signature_refuse('E_SIG_TYPE_UNSUPPORTED', 'the transparency log’s entry is not in it, so it can only be verified online; sign with `git config gitsign.rekorMode offline`');
    }
    const time = attribute(OID.signingTime, signed);
    const digest = attribute(OID.messageDigest, signed)?.value;
    const value = signer.subs.find((part) => part.tag.isOctetString())?.value;
    const [, serial, , issuer] = partAt(certificate, 0)?.subs ?? [];
    if (!time?.tag.isUTCTime() || !digest || !value || !serial || !issuer) {
        return gitsign_signature_refuse('E_SIG_MALFORMED', 'it lacks a part that every signature of gitsign has');
    }
    if (!(0,external_node_crypto_.createHash)('sha256').update(payload).digest().equals(digest)) {
        return gitsign_signature_refuse('E_SIG_BAD', 'it was made for something else than what it signs here');
    }
    const attributes = [
        attributeOf(OID.contentType, oid(OID.data)),
        attributeOf(OID.signingTime, tlv(TAG.utcTime, time.value)),
        attributeOf(OID.messageDigest, tlv(TAG.octets, digest)),
    ];
    const built = shell(certificate.toDER(), tlv(TAG.sequence, VERSION_1, tlv(TAG.sequence, issuer.toDER(), serial.toDER()), SHA256, tlv(TAG.context0, ...attributes), tlv(TAG.sequence, oid(OID.ecdsaWithSha256)), tlv(TAG.octets, value), tlv(TAG.context1, attributeOf(OID.rekorEntry, tlv(TAG.octets, logEntry)))));
    if (!built.equals(bytes)) {
        return gitsign_signature_refuse('E_SIG_MALFORMED', 'it is not put together as gitsign does it');
    }
    const signature = {
        certificate: certificate.toDER(),
        signedAttributes: tlv(TAG.set, ...attributes),
        value,
        logEntry,
    };
    return { ok: true, signature };
}
function attributeOf(type, value) {
    return tlv(TAG.sequence, oid(type), tlv(TAG.set, value));
}
const VERSION_1 = tlv(TAG.integer, Buffer.from([1]));
const SHA256 = tlv(TAG.sequence, oid(OID.sha256));
/** ContentInfo and SignedData (RFC 5652 §3, §5.1) around one certificate and one SignerInfo. */
function shell(certificate, signerInfo) {
    const signedData = tlv(TAG.sequence, VERSION_1, tlv(TAG.set, SHA256), tlv(TAG.sequence, oid(OID.data)), tlv(TAG.context0, certificate), tlv(TAG.set, signerInfo));
    return tlv(TAG.sequence, oid(OID.signedData), tlv(TAG.context0, signedData));
}
function gitsign_signature_refuse(code, reason) {
    return { ok: false, code, reason };
}

;// CONCATENATED MODULE: ./actions/verify-signatures/src/gitsign-verdict.ts







/** One certificate log and one transparency log must vouch, as `gitsign verify` demands. */
const THRESHOLDS = { ctlogThreshold: 1, tlogThreshold: 1, timestampThreshold: 1 };
/**
 * Verifies one signature of gitsign's offline mode: the certificate was issued under the trusted root
 * and published, it was valid when the transparency log took the signature in (no other clock is
 * asked), and the log's promise and proof are for this very signature by this very certificate.
 *
 * @param bytes the signature without its armor
 */
function verifyGitsign(bytes, payload, trusted) {
    const parsed = parseGitsignSignature(bytes, payload);
    if (!parsed.ok)
        return parsed;
    const { signature } = parsed;
    const entry = readLogEntry(signature.logEntry);
    if (entry?.inclusionPromise === undefined || entry.inclusionProof === undefined) {
        return gitsign_verdict_refuse('E_SIG_MALFORMED', 'the transparency log’s entry in it is not as gitsign has it');
    }
    try {
        const entity = (0,verify_dist/* toSignedEntity */.DC)(bundleOf(signature, entry), signature.signedAttributes);
        new verify_dist/* Verifier */.BL(trusted, THRESHOLDS).verify(entity);
        if (!proofFitsCheckpoint(entry)) {
            return gitsign_verdict_refuse('E_SIG_BAD', 'the transparency log’s proof does not fit its checkpoint');
        }
        const read = readIdentity(core_dist.X509Certificate.parse(Buffer.from(signature.certificate)));
        if (read.ok)
            return read;
        return gitsign_verdict_refuse('E_SIG_UNTRUSTED', `its certificate ${read.reason}`);
    }
    catch (cause) {
        return explain(cause);
    }
}
function bundleOf(signature, entry) {
    return (0,dist/* bundleFromJSON */.vw)({
        mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
        verificationMaterial: {
            certificate: { rawBytes: signature.certificate.toString('base64') },
            tlogEntries: [{ ...entry, canonicalizedBody: logBody(signature).toString('base64') }],
        },
        messageSignature: {
            messageDigest: {
                algorithm: 'SHA2_256',
                digest: (0,external_node_crypto_.createHash)('sha256').update(signature.signedAttributes).digest('base64'),
            },
            signature: signature.value.toString('base64'),
        },
    });
}
/**
 * The entry's body, which gitsign leaves out: Rekor's `hashedrekord` 0.0.1 in canonical JSON (RFC 8785).
 * Made of the signature and the certificate at hand, it lets an entry for anything else fail.
 */
function logBody({ certificate, signedAttributes, value }) {
    const content = Buffer.from(core_dist.pem.fromDER(certificate)).toString('base64');
    const hash = (0,external_node_crypto_.createHash)('sha256').update(signedAttributes).digest('hex');
    const body = {
        apiVersion: '0.0.1',
        kind: 'hashedrekord',
        spec: {
            data: { hash: { algorithm: 'sha256', value: hash } },
            signature: { content: value.toString('base64'), publicKey: { content } },
        },
    };
    return Buffer.from(JSON.stringify(body));
}
/** The library's own errors by what failed; any other is of bytes that it could not read. */
function explain(cause) {
    const code = cause instanceof verify_dist/* VerificationError */.mk ? cause.code : '';
    if (code === 'CERTIFICATE_ERROR') {
        return gitsign_verdict_refuse('E_SIG_UNTRUSTED', `its certificate does not hold: ${deepest(cause)}`);
    }
    if (code === 'TIMESTAMP_ERROR' || code.startsWith('TLOG_')) {
        return gitsign_verdict_refuse('E_SIG_BAD', `the transparency log does not vouch for it: ${deepest(cause)}`);
    }
    if (code === 'SIGNATURE_ERROR') {
        return gitsign_verdict_refuse('E_SIG_BAD', 'the key of its certificate did not make it');
    }
    return gitsign_verdict_refuse('E_SIG_MALFORMED', `it cannot be read: ${deepest(cause)}`);
}
function deepest(cause) {
    if (!(cause instanceof Error))
        return String(cause);
    return cause.cause instanceof Error ? deepest(cause.cause) : cause.message;
}
function gitsign_verdict_refuse(code, reason) {
    return { ok: false, code, reason };
}


/***/ })

};
