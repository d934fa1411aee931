import { install as installChart } from '@/lib/helm/actions/install'
import { failing } from '@/lib/helm/actions/steps'
import { upgrade as upgradeRelease } from '@/lib/helm/actions/upgrade'
import { chartToInstall } from '@/lib/helm/cmd/chart-to-install'
import type { CommandContext, HelmCommand } from '@/lib/helm/cmd/command'
import {
  CHANGE_FLAGS,
  CHART_CHANGE_FLAGS,
  CHART_PATH_FLAGS,
  changesOf,
  chartChangesOf,
  DRY_RUN_FLAG,
  dryRunOf,
  EXCLUSIVE,
  installOptions,
  WAIT_FLAGS,
  waitsOf,
} from '@/lib/helm/cmd/install-flags'
import { OUTPUT_FLAG, outputFormat, written } from '@/lib/helm/cmd/output'
import { releaseText } from '@/lib/helm/cmd/release-output'
import type { HelmSteps } from '@/lib/helm/io'
import type { Release } from '@/lib/helm/release/release'
import { releaseJson } from '@/lib/helm/release/stored'
import { givenValues, VALUE_FLAGS } from '@/lib/helm/values/given-values'
import type { FlagSpec } from '@/lib/kubectl/cli/flag-types'
import { quote } from '@/lib/kubectl/go-format'

const UPGRADE_FLAGS: FlagSpec[] = [
  { name: 'install', short: 'i', type: 'bool', usage: 'Install where there is no release of that name.' },
  { name: 'cleanup-on-fail', type: 'bool', usage: 'Delete what was new if it fails.' },
  { name: 'history-max', type: 'int', default: '10', usage: 'How many revisions are kept; 0: all.' },
  { name: 'reset-values', type: 'bool', usage: "Take the chart's values, and forget those of the release." },
  {
    name: 'reuse-values',
    type: 'bool',
    usage: 'Keep the values of the release, and merge the given ones into them.',
  },
  {
    name: 'reset-then-reuse-values',
    type: 'bool',
    usage: "Take the new chart's values, then those of the release, then the given ones.",
  },
  {
    name: 'server-side',
    type: 'string',
    default: 'auto',
    usage: 'Let the API server merge: true, false or auto.',
  },
]

function print({ flags, out }: CommandContext, release: Release): void {
  const options = { debug: flags.bool('debug'), hideNotes: flags.bool('hide-notes') }
  out(written(outputFormat(flags), releaseJson(release, true), () => releaseText(release, options)))
}

/** `--install` where there is no release, or only one that was uninstalled. */
function* installInstead(context: CommandContext, replace: boolean): HelmSteps {
  const { args, flags, io, out } = context
  const [name = '', reference = ''] = args
  if (outputFormat(flags) === 'table') out(`Release ${quote(name)} does not exist. Installing it now.\n`)
  const dryRun = dryRunOf(io, flags)
  const chart = chartToInstall(context, reference)
  const values = givenValues(io, flags)
  const options = {
    ...installOptions(io, flags, { name, namespace: context.namespace(), dryRun }),
    serverSide: flags.string('server-side') !== 'false',
    replace,
  }
  const action = dryRun === 'client' ? undefined : context.action()
  print(context, yield* installChart(action, io, chart, values, options))
}

export const upgrade: HelmCommand = {
  use: 'upgrade [RELEASE] [CHART]',
  short: 'upgrade a release',
  arity: { min: 2, max: 2 },
  flags: [
    ...UPGRADE_FLAGS,
    ...CHANGE_FLAGS,
    ...CHART_CHANGE_FLAGS,
    ...CHART_PATH_FLAGS,
    ...VALUE_FLAGS,
    ...WAIT_FLAGS,
    DRY_RUN_FLAG,
    OUTPUT_FLAG,
  ],
  exclusive: EXCLUSIVE,
  *run(context) {
    const { args, flags, io, out } = context
    const [name = '', reference = ''] = args
    const format = outputFormat(flags)
    const dryRun = dryRunOf(io, flags)
    const action = context.action()
    if (flags.bool('install')) {
      const last = action.store.revisions(name).at(-1)
      if (!last || last.status === 'uninstalled') {
        yield* installInstead(context, last !== undefined)
        return undefined
      }
    }
    const values = givenValues(io, flags)
    const chart = chartToInstall(context, reference)
    const release = yield* failing(
      'UPGRADE FAILED',
      upgradeRelease(action, name, chart, values, {
        ...waitsOf(io, flags),
        ...changesOf(flags),
        ...chartChangesOf(flags),
        dryRun,
        serverSide: flags.string('server-side'),
        resetValues: flags.bool('reset-values'),
        reuseValues: flags.bool('reuse-values'),
        resetThenReuseValues: flags.bool('reset-then-reuse-values'),
        cleanupOnFail: flags.bool('cleanup-on-fail'),
        maxHistory: flags.number('history-max'),
      }),
    )
    if (format === 'table') out(`Release ${quote(name)} has been upgraded. Happy Helming!\n`)
    print(context, release)
    return undefined
  },
}
