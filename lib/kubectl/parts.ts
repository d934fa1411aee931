import { lateModules } from '@/lib/cluster/sim/late-modules'

/** What the first `kubectl get` does without; rest.ts installs it, kubectl.ts has it from the start. */
export interface KubectlParts {
  customColumns: typeof import('./printers/custom-columns')
  fileSources: typeof import('./resource/file-sources')
  goTemplate: typeof import('./printers/go-template')
  jsonpath: typeof import('./printers/jsonpath')
  kustomize: typeof import('./kustomize/build')
  manifest: typeof import('./resource/manifest')
  raw: typeof import('./cmd/raw')
  requestLog: typeof import('./client/request-log')
  sortBy: typeof import('./cmd/sort-by')
  verbs: typeof import('./cmd')
  yaml: typeof import('@/lib/cluster/apimachinery/yaml/decode-yaml')
}

export const { install: installParts, installed: hasRest, part } = lateModules<KubectlParts>('kubectl')
