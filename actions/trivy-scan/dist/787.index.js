export const id = 787;
export const ids = [787];
export const modules = {

/***/ 19787:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   chooseIdentity: () => (/* binding */ chooseIdentity),
/* harmony export */   readGitHubInputs: () => (/* binding */ readGitHubInputs)
/* harmony export */ });
/* harmony import */ var _action_action_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(65920);

/** Reads `app-id`, `app-private-key` and `token`; secrets are masked. Checks nothing across them. */
function readGitHubInputs(read) {
    const appId = read.optional('app-id');
    const appPrivateKey = read.secret('app-private-key');
    const token = read.secret('token');
    return {
        ...(appId !== undefined && { appId }),
        ...(appPrivateKey !== undefined && { appPrivateKey }),
        ...(token !== undefined && { token }),
    };
}
/**
 * Who the action is: the App when one is given, else the token.
 *
 * @throws `E_INPUT` when half an App or nothing is given
 */
function chooseIdentity(inputs) {
    const { appId, appPrivateKey, token } = inputs;
    if (appId !== undefined && appPrivateKey !== undefined) {
        if (!/^[\w.-]{1,64}$/.test(appId)) {
            throw new _action_action_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('E_INPUT', 'Input `app-id` is not the id or client id of a GitHub App.');
        }
        return { kind: 'app', appId, privateKey: appPrivateKey };
    }
    if (appId !== undefined || appPrivateKey !== undefined) {
        const missing = appId === undefined ? 'app-id' : 'app-private-key';
        throw new _action_action_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('E_INPUT', `Input \`${missing}\` is missing: \`app-id\` and \`app-private-key\` belong together.`, {
            hint: 'The key is a secret of the protected environment. It is an empty string in a job without that `environment:`, and in a called workflow whose caller does not name it:\n    secrets:\n      APP_PRIVATE_KEY: ${{ secrets.APP_PRIVATE_KEY }}',
        });
    }
    if (token === undefined) {
        throw new _action_action_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('E_INPUT', 'Neither `app-id` with `app-private-key` nor `token` is given.');
    }
    return { kind: 'token', token };
}


/***/ })

};
