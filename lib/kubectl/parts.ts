import { lateModules } from '@/lib/cluster/sim/late-modules'
import type { Steps } from './io'

/** What the first `kubectl get` does without; rest.ts installs it, kubectl.ts has it from the start. */
export interface KubectlParts {
  goTemplate: typeof import('./printers/go-template')
  kustomize: typeof import('./kustomize/build')
  verbs: typeof import('./cmd')
}

const { install, installed, part } = lateModules<KubectlParts>('kubectl')

export { install as installParts, part }

/** Asks for the rest where it is not there yet. */
export function* awaitRest(): Steps {
  if (!installed()) yield { kind: 'rest' }
}
