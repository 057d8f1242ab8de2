export const id = 151;
export const ids = [151];
export const modules = {

/***/ 6151:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runVerify: () => (/* binding */ runVerify)
/* harmony export */ });
/* harmony import */ var _result_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6314);
/* harmony import */ var _verify_image_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(874);


/**
 * `mode: verify`: whether the registry still has the images. The digest is what runs; a tag that was
 * tidied away or says something else by now is not asked for. No overlay is read, and no policy.
 *
 * @throws `E_IMAGE_MISSING`, `E_IMAGE_PLATFORM`; what the registry's client throws
 */
async function runVerify(inputs, deps) {
    const registry = await deps.registry();
    for (const { name, repository = '', digest } of inputs.images) {
        await (0,_verify_image_js__WEBPACK_IMPORTED_MODULE_1__/* .verifyImage */ .Z)({ name, repository, tag: '', digest }, inputs.platforms, registry);
    }
    return (0,_result_js__WEBPACK_IMPORTED_MODULE_0__/* .result */ .K)(inputs, deps, { plan: { images: [], files: [] }, attempts: 0 });
}


/***/ })

};
