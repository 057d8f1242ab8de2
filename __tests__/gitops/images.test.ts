import { describe, expect, it } from '@jest/globals';
import type { TreeFile } from '../../packages/shared/kustomize/known-tree.ts';
import {
  readResourceGraph,
  type ReadPaths,
} from '../../packages/shared/kustomize/resource-graph.ts';
import { entryTargets } from '../../packages/shared/kustomize/entry-targets.ts';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { registeredRules } from '../../scripts/gitops/registered-rules.ts';
import { findings } from '../../scripts/gitops/rule.ts';
import { describeMutants, EXAMPLE, withMutant, type MutantFiles } from './support/mutant.ts';

const overlay = (environment: string): string =>
  `.gitops/overlays/${environment}/kustomization.yaml`;
const BASE = '.gitops/base/deployment.yaml';
const COMMIT = 'c'.repeat(40);
const DIGEST = `sha256:${'d'.repeat(64)}`;

/** Writes an overlay’s image as the pipeline does: the tag, and the digest when there is one. */
const deploy =
  (environment: string, tag: string, digest?: string) =>
  (files: MutantFiles): void => {
    const pinned = digest === undefined ? '' : `\n    digest: ${digest}`;
    files.replace(overlay(environment), 'newTag: unreleased', `newTag: ${tag}${pinned}`);
    files.replace(overlay(environment), `${tag}${pinned} #`, `${tag}${pinned}\n    #`);
  };

const ENTRY = `  - name: web
    newName: europe-west1-docker.pkg.dev/acme/warehouse-dev/web
`;

describeMutants('the images of the overlays', [
  ...['staging', 'prod'].map((environment) => ({
    name: `${environment} loses its digest`,
    rule: 'staging-and-prod-by-digest',
    change: deploy(environment, environment === 'prod' ? 'v1.2.3' : `staging-${COMMIT}`),
  })),
  {
    name: 'dev loses its digest',
    rule: 'dev-by-tag-and-digest',
    change: deploy('dev', `dev-${COMMIT}`),
  },
  {
    name: 'another word for nothing deployed',
    rule: 'tags-say-where-from',
    change: deploy('staging', 'unreleased-yet', DIGEST),
  },
  {
    name: 'unreleased, but a digest beside it',
    rule: 'tags-say-where-from',
    change: deploy('prod', 'unreleased', DIGEST),
  },
  {
    name: 'a digest without a tag',
    rule: 'tags-say-where-from',
    change: (files) => {
      files.replace(overlay('staging'), 'newTag: unreleased', `digest: ${DIGEST}`);
    },
  },
  ...[
    ['dev', `staging-${COMMIT}`],
    ['dev', 'dev-latest'],
    ['staging', `staging-${'c'.repeat(39)}`],
    ['prod', `staging-${COMMIT}`],
    ['prod', '1.2.3'],
    ['prod', 'v01.2.3'],
  ].map(([environment = '', tag = '']) => ({
    name: `${environment} runs the tag ${tag}`,
    rule: 'tags-say-where-from',
    change: deploy(environment, tag, DIGEST),
  })),
  {
    name: 'an image that is written plainly beside the application',
    rule: 'staging-and-prod-by-digest',
    change: (files) => {
      deploy('dev', `dev-${COMMIT}`, DIGEST)(files);
      files.write(
        '.gitops/overlays/staging/rolling-update.yaml',
        files.read('.gitops/overlays/staging/rolling-update.yaml') +
          `  template:
    spec:
      containers:
        - name: web
          image: europe-west1-docker.pkg.dev/acme/warehouse-staging/web:staging-${COMMIT}
`,
      );
      files.replace(overlay('staging'), '  - name: web\n', '  - name: other\n');
    },
  },
  {
    name: 'the registry repository of prod is not named by prod',
    change: (files) => {
      // Wherever it is named: that the namespace and the overlay agree is another rule.
      for (const file of files.list('.gitops').filter((one) => one.endsWith('.yaml'))) {
        const text = files.read(file);
        files.write(
          file,
          text.replaceAll('docker.pkg.dev/acme/warehouse-prod/', 'docker.pkg.dev/acme/live/'),
        );
      }
    },
    rule: 'registry-of-its-own',
  },
  {
    name: 'the entry matches nothing any more',
    ...{ file: BASE, from: 'image: web #', to: 'image: wbe:unreleased #' },
    rule: 'registry-of-its-own',
  },
  {
    name: 'a second entry for one image',
    ...{ file: overlay('dev'), from: ENTRY, to: `${ENTRY}    newTag: unreleased\n${ENTRY}` },
    rule: 'one-writer-of-images',
  },
  {
    name: 'the base writes the image, too',
    change: (files) => {
      const file = '.gitops/base/kustomization.yaml';
      files.write(file, `${files.read(file)}images:\n  - name: other\n    newTag: v1\n`);
    },
    rule: 'one-writer-of-images',
  },
  {
    name: 'a second workflow bumps dev',
    change: (files) => {
      const text = files.read('.github/workflows/gitops-dev.yml');
      files.write('.github/workflows/nightly.yml', text);
    },
    rule: 'one-writer-of-images',
  },
]);

it('says file, line and rule of a second writer and of an image that is not pinned', async () => {
  const tree = await withMutant((files) => {
    deploy('prod', 'v1.2.3')(files);
    files.replace(overlay('dev'), ENTRY, `${ENTRY}    newTag: unreleased\n${ENTRY}`);
  });
  const lines = (await registeredRules().then((rules) => findings(tree, rules))).map(
    ({ file, line, rule }) => `${tree.read(file)?.split('\n')[line - 1] ?? ''}|${file}|${rule}`,
  );
  expect(lines).toEqual([
    `  - name: web|${overlay('dev')}|one-writer-of-images`,
    `  - name: web|${overlay('prod')}|staging-and-prod-by-digest`,
  ]);
});

describe('what the pipeline deployed', () => {
  it('is as the rules want it: a tag and a digest in each environment', async () => {
    const tree = await withMutant((files) => {
      deploy('dev', `dev-${COMMIT}`, DIGEST)(files);
      deploy('staging', `staging-${COMMIT}`, DIGEST)(files);
      deploy('prod', 'v1.2.3', DIGEST)(files);
    });
    expect(findings(tree, await registeredRules())).toEqual([]);
  });
});

describe('the entry `web` of each overlay, as bump-kustomize sees it', () => {
  it.each(['dev', 'staging', 'prod'])('touches the container web in %s', async (environment) => {
    const read: ReadPaths = (paths) => {
      const files = new Map<string, TreeFile>();
      for (const path of paths) {
        const stat = statSync(join(EXAMPLE, path), { throwIfNoEntry: false });
        if (stat === undefined) continue;
        files.set(
          path,
          stat.isFile()
            ? { mode: '100644', bytes: readFileSync(join(EXAMPLE, path)) }
            : { mode: '40000', bytes: new Uint8Array() },
        );
      }
      return Promise.resolve(files);
    };
    const graph = await readResourceGraph(overlay(environment), read);
    const { entries } = entryTargets(graph.entries, graph);
    expect(entries).toEqual([
      {
        ...{ index: 0, name: 'web', verdict: 'touches' },
        images: [expect.objectContaining({ file: BASE, container: 'web', image: 'web' })],
      },
    ]);
    // A patch makes a Rollout of production's Deployment: all that it may touch is known, too.
    expect(graph.complete).toBe(true);
  });
});
