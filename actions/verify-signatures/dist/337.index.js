export const id = 337;
export const ids = [337];
export const modules = {

/***/ 1337:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readTrustedRoot: () => (/* binding */ readTrustedRoot)
/* harmony export */ });
/* harmony import */ var _sigstore_protobuf_specs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9654);
/* harmony import */ var _sigstore_protobuf_specs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(_sigstore_protobuf_specs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _sigstore_verify__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4187);


/** https://github.com/sigstore/protobuf-specs, sigstore_trustroot.proto: 0.1, and v0.2 spelled anew. */
const MEDIA_TYPE = /^application\/vnd\.dev\.sigstore\.trustedroot(\+json;version=0\.1|\.v0\.2\+json)$/;
/**
 * Reads the JSON of a Sigstore trusted root: whose certificates and whose logs are believed, and when.
 *
 * @throws a plain `Error` saying why nothing could be verified by it
 */
function readTrustedRoot(text) {
    const root = _sigstore_protobuf_specs__WEBPACK_IMPORTED_MODULE_0__.TrustedRoot.fromJSON(JSON.parse(text));
    if (!MEDIA_TYPE.test(root.mediaType)) {
        throw new Error('its `mediaType` is not that of a Sigstore trusted root');
    }
    const lacking = ['certificateAuthorities', 'tlogs', 'ctlogs'].find((part) => root[part].length === 0);
    if (lacking !== undefined)
        throw new Error(`its \`${lacking}\` are missing`);
    return (0,_sigstore_verify__WEBPACK_IMPORTED_MODULE_1__/* .toTrustMaterial */ .jO)(root);
}


/***/ })

};
