/** The whole kubectl, for whoever need not load it piece by piece. */
import * as kustomize from './kustomize/build'
import { installRare } from './parts'
import * as goTemplate from './printers/go-template'
import { installRest } from './rest'

export type { KubectlIo } from './io'
export { runKubectl } from './run-kubectl'

installRest()
installRare({ goTemplate, kustomize })
