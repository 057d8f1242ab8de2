export const id = 492;
export const ids = [492];
export const modules = {

/***/ 1492:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readRegistryInputs: () => (/* reexport */ registry_inputs/* readRegistryInputs */.r),
  registryCredentialsDeps: () => (/* binding */ registryCredentialsDeps),
  resolveRegistryCredentials: () => (/* binding */ resolveRegistryCredentials)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./packages/shared/action/action-error.ts + 1 modules
var action_error = __webpack_require__(5920);
;// CONCATENATED MODULE: ./packages/shared/gcp/docker-config.ts



/**
 * The text of the job's Docker configuration; `undefined` where there is none.
 *
 * @throws `E_ENV` when it is there and cannot be read
 */
async function readDockerConfig(env) {
    const directory = [env['DOCKER_CONFIG'], env['HOME'] && (0,external_node_path_.join)(env['HOME'], '.docker')].find((path) => path !== undefined && path !== '');
    if (directory === undefined)
        return undefined;
    try {
        return await (0,promises_.readFile)((0,external_node_path_.join)(directory, 'config.json'), 'utf8');
    }
    catch (cause) {
        if (isMissing(cause))
            return undefined;
        throw new action_error/* ActionError */.l('E_ENV', 'The Docker configuration cannot be read.', { cause });
    }
}
/**
 * The credentials that a Docker configuration holds for a registry host, from `auths` only. What
 * lies in a credential helper is out of reach: running a program that a configuration file names
 * is more than an action should do with a token at hand.
 *
 * @param host registry host with port, as in a reference
 * @throws `E_REGISTRY_AUTH` when the host's credentials are in a helper or are an identity token
 * @throws `E_ENV` when the configuration is not JSON
 */
function credentialsFromDockerConfig(configText, host) {
    const config = parse(configText);
    const helpers = record(config['credHelpers']);
    const helper = helpers[host];
    if (typeof helper === 'string')
        throw unsupported(host, `the credential helper “${helper}”`);
    for (const [key, value] of Object.entries(record(config['auths']))) {
        if (hostOf(key) !== hostOf(host))
            continue;
        const entry = record(value);
        if (typeof entry['identitytoken'] === 'string' && entry['identitytoken'] !== '') {
            throw unsupported(host, 'an identity token');
        }
        if (typeof entry['auth'] === 'string' && entry['auth'] !== '') {
            return decodeAuth(entry['auth'], host);
        }
        const { username, password } = entry;
        if (typeof username === 'string' && typeof password === 'string')
            return { username, password };
        const store = config['credsStore'];
        if (typeof store === 'string')
            throw unsupported(host, `the credential store “${store}”`);
    }
    return undefined;
}
function isMissing(thrown) {
    return (typeof thrown === 'object' && thrown !== null && 'code' in thrown && thrown.code === 'ENOENT');
}
/** `https://index.docker.io/v1/` and `docker.io` are one host; other keys may be URLs too. */
function hostOf(key) {
    const host = key.replace(/^https?:\/\//, '').replace(/\/.*$/, '');
    return host === 'index.docker.io' || host === 'registry-1.docker.io' ? 'docker.io' : host;
}
function decodeAuth(auth, host) {
    const text = Buffer.from(auth, 'base64').toString('utf8').replace(/\0+$/, '');
    const colon = text.indexOf(':');
    if (colon < 1) {
        throw new action_error/* ActionError */.l('E_ENV', `The Docker configuration’s entry for ${host} is damaged.`, {
            hint: 'Run `docker login` again in the job.',
        });
    }
    return { username: text.slice(0, colon), password: text.slice(colon + 1) };
}
function parse(text) {
    try {
        return record(JSON.parse(text));
    }
    catch (cause) {
        throw new action_error/* ActionError */.l('E_ENV', 'The Docker configuration is not JSON.', {
            hint: 'Run `docker login` again in the job, or remove the file.',
            cause,
        });
    }
}
function record(value) {
    return typeof value === 'object' && value !== null ? { ...value } : {};
}
function unsupported(host, what) {
    return new action_error/* ActionError */.l('E_REGISTRY_AUTH', `The Docker configuration keeps the credentials for ${host} in ${what}, which this action does not read.`, {
        hint: 'Give `workload-identity-provider` (and `service-account`) or `registry-username` and `registry-password`.',
    });
}

// EXTERNAL MODULE: ./packages/shared/action/runner.ts
var runner = __webpack_require__(2887);
;// CONCATENATED MODULE: ./packages/shared/gcp/endpoints.ts

/**
 * Google's endpoints, or the sandbox's. The override variables have the names that Google's own
 * actions read; here they count only where the runner's server is the loopback interface and only
 * towards the loopback interface, so that no variable can send a token elsewhere.
 */
function gcpEndpoints(env, loopback) {
    const choose = (name, fallback) => {
        const value = env[name];
        const honoured = loopback && value !== undefined && (0,runner/* isLoopbackUrl */.tE)(value);
        return (honoured ? value : fallback).replace(/\/+$/, '');
    };
    return {
        sts: choose('GHA_ENDPOINT_OVERRIDE_sts', 'https://sts.googleapis.com'),
        iamCredentials: choose('GHA_ENDPOINT_OVERRIDE_iamcredentials', 'https://iamcredentials.googleapis.com'),
    };
}

// EXTERNAL MODULE: ./packages/shared/gcp/registry-inputs.ts
var registry_inputs = __webpack_require__(8768);
// EXTERNAL MODULE: ./packages/shared/gcp/trusted-environment.ts
var trusted_environment = __webpack_require__(3084);
// EXTERNAL MODULE: ./packages/shared/gcp/workload-identity.ts + 1 modules
var workload_identity = __webpack_require__(932);
;// CONCATENATED MODULE: ./packages/shared/gcp/registry-credentials.ts






/**
 * The credentials for one registry: Workload Identity if its input was given, else the user name
 * and password, else the job's Docker configuration. A minted token lives minutes: ask again before
 * each use that may come later. The password is masked before it is returned.
 *
 * @param host registry host with optional port, as in a reference; only the Docker configuration
 *   asks for it
 * @returns `undefined` when no way is configured: anonymous access
 * @throws `E_PERMISSION` without `id-token: write`; `E_AUTH` when Google refuses;
 *   `E_REGISTRY_AUTH` when the Docker configuration needs a credential helper; `E_UNREACHABLE`
 */
async function resolveRegistryCredentials(inputs, host, deps) {
    if (inputs.workloadIdentityProvider !== undefined) {
        const { token, expiresAt } = await (0,workload_identity/* accessToken */.a)({
            provider: inputs.workloadIdentityProvider,
            ...(inputs.serviceAccount !== undefined && { serviceAccount: inputs.serviceAccount }),
        }, deps);
        return { username: registry_inputs/* ACCESS_TOKEN_USER */.N, password: token, expiresAt };
    }
    if (inputs.username !== undefined && inputs.password !== undefined) {
        return { username: inputs.username, password: inputs.password };
    }
    const config = await deps.dockerConfig();
    if (config === undefined)
        return undefined;
    const credentials = credentialsFromDockerConfig(config, host);
    if (credentials !== undefined)
        deps.mask(credentials.password);
    return credentials;
}
/**
 * The dependencies as an action's edge binds them. For inputs that mint tokens it first checks that
 * nothing in the environment would intercept them.
 *
 * @throws `E_ENV`
 */
function registryCredentialsDeps(context, inputs) {
    if (inputs.workloadIdentityProvider !== undefined) {
        (0,trusted_environment/* assertTrustedEnvironment */.T)(context.env, context.runner.loopback);
    }
    return {
        idToken: (audience) => context.idToken(audience),
        mask: (secret) => {
            context.mask(secret);
        },
        endpoints: gcpEndpoints(context.env, context.runner.loopback),
        dockerConfig: () => readDockerConfig(context.env),
    };
}


/***/ })

};
