import { describeMutants } from './support/mutant.ts';

const DEV = '.gitops/overlays/dev/kustomization.yaml';

describeMutants('what does not render', [
  {
    name: 'a reference to nothing',
    ...{ file: DEV, from: '../../base', to: '../../bass' },
    rule: 'renders',
  },
  {
    name: 'a field that kustomize does not know',
    ...{ file: DEV, from: 'namespace:', to: 'nameSpaces:' },
    rule: 'renders',
  },
  {
    name: 'two `images` in one kustomization',
    change: (files) => {
      files.write(DEV, `${files.read(DEV)}images:\n  - name: web\n    newTag: v2\n`);
    },
    rule: 'yaml-says-one-thing',
  },
]);
