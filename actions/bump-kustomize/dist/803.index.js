export const id = 803;
export const ids = [803];
export const modules = {

/***/ 3803:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   findGit: () => (/* binding */ findGit)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _action_action_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5920);



/**
 * The first `git` on the path, as an absolute path; the working directory never counts, and neither
 * does the workspace: what lies there is what others wrote, and may be what is being judged.
 *
 * @param path the runner's `PATH`
 * @param workspace `GITHUB_WORKSPACE`
 * @throws `E_TOOL` when there is none
 */
function findGit(path, workspace) {
    for (const directory of path.split(node_path__WEBPACK_IMPORTED_MODULE_1__.delimiter).filter(node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)) {
        const candidate = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'git');
        if ([directory, candidate].some((place) => isIn(workspace, place)))
            continue;
        try {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.accessSync)(candidate, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK);
            return candidate;
        }
        catch {
            // the next one
        }
    }
    throw new _action_action_error_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .l('E_TOOL', 'There is no `git` on the PATH of the runner.', {
        hint: 'Install git 2.39 or newer on the runner.',
    });
}
/** Links resolved: `/opt/bin` may lead into the workspace. */
function isIn(workspace, directory) {
    const way = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(real(workspace), real(directory));
    return way !== '..' && !way.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_1__.sep}`) && !(0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(way);
}
function real(path) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(path);
    }
    catch {
        return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(path); // not there, so there is no program in it
    }
}


/***/ })

};
