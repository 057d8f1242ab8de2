export const id = 592;
export const ids = [592];
export const modules = {

/***/ 1592:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   planRollback: () => (/* binding */ planRollback)
/* harmony export */ });
/* harmony import */ var _open_branch_goal_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2826);
/* harmony import */ var _plan_joined_refusals_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2860);
/* harmony import */ var _decide_rollback_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1486);
/* harmony import */ var _rollback_ask_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4844);
/* harmony import */ var _rollback_result_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3356);





/**
 * `mode: plan` with `rollback-to`: the decision of `mode: open`, and not a single write. Its `images`
 * are for a job that asks the registry whether they are still there.
 *
 * @throws what `decideRollback` throws; `E_IMAGE_*` where the overlay cannot take the images
 */
async function planRollback(inputs, deps) {
    const state = await deps.readState(undefined);
    const verdict = await (0,_decide_rollback_js__WEBPACK_IMPORTED_MODULE_0__/* .decideRollback */ .h)(inputs, deps, state, inputs.rollbackTo);
    if (verdict.kind === 'back') {
        const { objects } = (await deps.repositories(state)).gitops;
        // An overlay that cannot be written speaks against it as well.
        await (0,_open_branch_goal_js__WEBPACK_IMPORTED_MODULE_3__/* .goalOf */ .Z)(objects, verdict.rollback, verdict.rollback.images, deps.now());
    }
    return (0,_rollback_result_js__WEBPACK_IMPORTED_MODULE_2__/* .rollbackResult */ .A)(inputs, deps, endOf(inputs, verdict));
}
function endOf({ base, rollbackTo }, verdict) {
    const ask = (0,_rollback_ask_js__WEBPACK_IMPORTED_MODULE_1__/* .formatRollbackAsk */ .v)(rollbackTo);
    switch (verdict.kind) {
        case 'refused': {
            const failure = (0,_plan_joined_refusals_js__WEBPACK_IMPORTED_MODULE_4__/* .joinedRefusals */ .h)(`going back to ${ask}`, verdict.refusals);
            const sentence = failure.message;
            return { outcome: 'failed', operation: undefined, sentence, failure };
        }
        case 'same': {
            const sentence = `${base} names the images of ${ask} already.`;
            return { outcome: 'unchanged', operation: undefined, sentence };
        }
        case 'back': {
            const { rollback } = verdict;
            const sentence = `Production can go back to ${rollback.label}.`;
            return { outcome: 'success', operation: undefined, sentence, rollback };
        }
    }
}


/***/ })

};
