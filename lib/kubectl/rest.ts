/** Everything that the first `kubectl get` does without. */
import * as yaml from '@/lib/cluster/apimachinery/yaml/decode-yaml'
import * as requestLog from './client/request-log'
import * as verbs from './cmd'
import * as raw from './cmd/raw'
import * as sortBy from './cmd/sort-by'
import { installParts } from './parts'
import * as customColumns from './printers/custom-columns'
import * as jsonpath from './printers/jsonpath'
import * as fileSources from './resource/file-sources'
import * as manifest from './resource/manifest'

/** Answers the wait `rest`; with it installed there is none. */
export function installRest(): void {
  installParts({
    customColumns,
    fileSources,
    jsonpath,
    manifest,
    raw,
    requestLog,
    sortBy,
    verbs,
    yaml,
  })
}
