export const id = 803;
export const ids = [803];
export const modules = {

/***/ 51803:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   uploadReports: () => (/* binding */ uploadReports)
/* harmony export */ });
/**
 * Uploads the reports as a workflow artifact. The verdict does not hang on it: what goes wrong is a
 * warning, the reports stay on the runner for the steps that follow.
 *
 * @param client `undefined` where the runner offers no artifact service to this step
 * @returns whether they are uploaded
 */
async function uploadReports(upload, client, log) {
    if (client === undefined) {
        log.warning('The reports were not uploaded: the runner offers no artifact service.');
        return false;
    }
    try {
        const artifacts = await client();
        await artifacts.uploadArtifact(upload.name, [...upload.files], upload.root);
        log.info(`Uploaded ${upload.files.length} reports as artifact ${upload.name}`);
        return true;
    }
    catch (cause) {
        const why = cause instanceof Error ? cause.message : String(cause);
        log.warning(`The reports were not uploaded: ${why}`);
        return false;
    }
}


/***/ })

};
