/** Everything that the first `kubectl get` does without. */
import * as verbs from './cmd'
import * as kustomize from './kustomize/build'
import { installParts } from './parts'
import * as goTemplate from './printers/go-template'

/** Answers the wait `rest`; with it installed there is none. */
export function installRest(): void {
  installParts({ goTemplate, kustomize, verbs })
}
