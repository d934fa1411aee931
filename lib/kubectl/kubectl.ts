/** The whole kubectl, for whoever need not load it piece by piece. */
import { installRest } from './rest'

export type { KubectlIo } from './io'
export { runKubectl } from './run-kubectl'

installRest()
