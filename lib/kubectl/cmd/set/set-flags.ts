import type { CommandContext } from '../../cli/command'
import {
  ALL_FLAG,
  DRY_RUN_FLAG,
  FILENAME_FLAGS,
  fieldManagerFlag,
  findOptions,
  LOCAL_FLAG,
  RECORD_FLAG,
  SELECTOR_FLAG,
} from '../../cli/common-flags'
import type { FlagSpec } from '../../cli/flag-types'
import { KubectlError } from '../../errors'
import { PRINT_FLAGS } from '../../printers/print-flags'
import { type Found, findInfos } from '../../resource/resource-finder'

/** What all `kubectl set` verbs take. */
export const SET_FLAGS: FlagSpec[] = [
  ...PRINT_FLAGS,
  ...FILENAME_FLAGS,
  SELECTOR_FLAG,
  ALL_FLAG,
  DRY_RUN_FLAG,
  LOCAL_FLAG,
  RECORD_FLAG,
  fieldManagerFlag('kubectl-set'),
]

/** The objects that a `kubectl set` verb changes. */
export function findTargets(context: CommandContext, resources: string[]): Found {
  const { flags } = context
  if (flags.bool('all') && flags.string('selector')) {
    throw new KubectlError('cannot set --all and --selector at the same time')
  }
  const local = flags.bool('local')
  if (local && resources.length > 0) {
    throw new KubectlError(
      "you must specify resources by --filename when --local is set.\nExample resource specifications include:\n   '-f rsrc.yaml'\n   '--filename=rsrc.json'",
    )
  }
  return findInfos(context, {
    ...findOptions(resources, flags),
    all: false,
    typeMeansAll: flags.bool('all'),
    latest: !local,
    local,
  })
}
