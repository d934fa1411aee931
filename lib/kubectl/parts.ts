import { lateModules } from '@/lib/cluster/sim/late-modules'
import { onDemand } from '@/lib/cluster/sim/on-demand'

/** What the first `kubectl get` does without; rest.ts installs it, kubectl.ts has it from the start. */
export interface KubectlParts {
  customColumns: typeof import('./printers/custom-columns')
  fileSources: typeof import('./resource/file-sources')
  jsonpath: typeof import('./printers/jsonpath')
  manifest: typeof import('./resource/manifest')
  raw: typeof import('./cmd/raw')
  requestLog: typeof import('./client/request-log')
  sortBy: typeof import('./cmd/sort-by')
  verbs: typeof import('./cmd')
  yaml: typeof import('@/lib/cluster/apimachinery/yaml/decode-yaml')
}

export const { install: installParts, installed: hasRest, part } = lateModules<KubectlParts>('kubectl')

/** What is seldom asked for: it is fetched when an argument names it. */
interface RareParts {
  goTemplate: typeof import('./printers/go-template')
  kustomize: typeof import('./kustomize/build')
}

export type KubectlRarePart = keyof RareParts

export const { install: installRare, has: hasRare, part: rare } = onDemand<RareParts>()
