export const id = 940;
export const ids = [940];
export const modules = {

/***/ 1940:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createMergedDeps: () => (/* binding */ createMergedDeps)
/* harmony export */ });
/* harmony import */ var _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5920);
/* harmony import */ var _gitops_actions_shared_git_temporary_directory_ts__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3340);
/* harmony import */ var _gitops_actions_shared_github_authenticate_ts__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1045);
/* harmony import */ var _gitops_actions_shared_github_read_file_ts__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3230);
/* harmony import */ var _gitops_actions_shared_github_repository_name_ts__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6476);
/* harmony import */ var _gitops_actions_shared_github_wait_budget_ts__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5489);
/* harmony import */ var _gitops_actions_shared_policy_parse_policy_ts__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2349);
/* harmony import */ var _gitops_actions_shared_policy_policy_file_ts__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4606);
/* harmony import */ var _account_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5942);









/**
 * The world as `mode: merged` sees it: the repository of the workflow.
 *
 * @returns also the one directory that everything temporary lies in, for the caller to remove
 * @throws `E_INPUT`, and what minting a token throws
 */
async function createMergedDeps(context, inputs, identity) {
    const { runner, log } = context;
    const name = inputs.repository ?? runner.repository;
    if (!(0,_gitops_actions_shared_github_repository_name_ts__WEBPACK_IMPORTED_MODULE_0__/* .isSameRepository */ .v)(name, runner.repository)) {
        throw new _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l('E_INPUT', `Input \`repository\` is ${name}; \`mode: merged\` runs in the repository of the overlays.`, { hint: `Call it on every push to ${inputs.base} in ${name}.` });
    }
    const budget = (0,_gitops_actions_shared_github_wait_budget_ts__WEBPACK_IMPORTED_MODULE_2__/* .createWaitBudget */ .f)(inputs.maxWait);
    const writes = inputs.dryRun ? 'read' : 'write';
    const permissions = { contents: 'read', deployments: writes, pull_requests: writes };
    const token = await (0,_gitops_actions_shared_github_authenticate_ts__WEBPACK_IMPORTED_MODULE_3__/* .obtainToken */ .BM)(context, identity, { repository: name, permissions }, budget);
    const account = (0,_account_js__WEBPACK_IMPORTED_MODULE_4__/* .openAccount */ .sj)(context, budget, { name, source: 'repository', token });
    const gitops = account.remote;
    const directory = await (0,_gitops_actions_shared_git_temporary_directory_ts__WEBPACK_IMPORTED_MODULE_5__/* .makeTemporaryDirectory */ .LN)(runner.temp, (0,_gitops_actions_shared_git_temporary_directory_ts__WEBPACK_IMPORTED_MODULE_5__/* .rememberDirectory */ .bJ)(context));
    const deps = {
        ...{ gitops, runner, log },
        repository: (wanted) => (0,_account_js__WEBPACK_IMPORTED_MODULE_4__/* .openObjects */ .dV)(context, account, directory, wanted, {
            workspace: runner.workspace,
            path: inputs.repositoryPath,
        }),
        overlays: async () => {
            const { owner, repo } = gitops;
            const { headOid, files } = await (0,_gitops_actions_shared_github_read_file_ts__WEBPACK_IMPORTED_MODULE_6__/* .readFilesAt */ .n)(gitops.github, { owner, repo }, { paths: [_gitops_actions_shared_policy_policy_file_ts__WEBPACK_IMPORTED_MODULE_7__/* .POLICY_PATH */ .l] });
            const file = files.get(_gitops_actions_shared_policy_policy_file_ts__WEBPACK_IMPORTED_MODULE_7__/* .POLICY_PATH */ .l);
            if (file === undefined)
                return [];
            const origin = `${_gitops_actions_shared_policy_policy_file_ts__WEBPACK_IMPORTED_MODULE_7__/* .POLICY_PATH */ .l} at ${headOid}`;
            const policy = await (0,_gitops_actions_shared_policy_parse_policy_ts__WEBPACK_IMPORTED_MODULE_8__/* .parsePolicyFile */ ._)(file.bytes, origin);
            return policy.signing?.pipeline?.overlays ?? [];
        },
        requests: () => (0,_account_js__WEBPACK_IMPORTED_MODULE_4__/* .tokenRequests */ .mi)(identity) + gitops.github.requests(),
    };
    return { deps, directory };
}


/***/ })

};
