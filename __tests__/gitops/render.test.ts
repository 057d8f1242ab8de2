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
]);
