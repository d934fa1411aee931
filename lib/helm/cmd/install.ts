import { install as installChart } from '@/lib/helm/actions/install'
import { failing } from '@/lib/helm/actions/steps'
import { chartToInstall } from '@/lib/helm/cmd/chart-to-install'
import type { HelmCommand } from '@/lib/helm/cmd/command'
import {
  CHANGE_FLAGS,
  CHART_CHANGE_FLAGS,
  CHART_PATH_FLAGS,
  DRY_RUN_FLAG,
  dryRunOf,
  EXCLUSIVE,
  INSTALL_FLAGS,
  installOptions,
  WAIT_FLAGS,
} from '@/lib/helm/cmd/install-flags'
import { OUTPUT_FLAG, outputFormat, written } from '@/lib/helm/cmd/output'
import { nameAndChart } from '@/lib/helm/cmd/release-name'
import { releaseText } from '@/lib/helm/cmd/release-output'
import { prefixed } from '@/lib/helm/errors'
import { releaseJson } from '@/lib/helm/release/stored'
import { givenValues, VALUE_FLAGS } from '@/lib/helm/values/given-values'

const FAILED = 'INSTALLATION FAILED'

export const install: HelmCommand = {
  use: 'install [NAME] [CHART]',
  short: 'install a chart',
  arity: { min: 1 },
  flags: [
    ...CHANGE_FLAGS,
    ...CHART_CHANGE_FLAGS,
    ...INSTALL_FLAGS,
    ...CHART_PATH_FLAGS,
    ...VALUE_FLAGS,
    ...WAIT_FLAGS,
    DRY_RUN_FLAG,
    OUTPUT_FLAG,
  ],
  exclusive: EXCLUSIVE,
  *run(context) {
    const { io, flags, out } = context
    const format = outputFormat(flags)
    const dryRun = dryRunOf(io, flags)
    const { chart, values, name } = prefixed(FAILED, () => {
      const named = nameAndChart(context)
      return { name: named.name, values: givenValues(io, flags), chart: chartToInstall(context, named.chart) }
    })
    const options = installOptions(io, flags, { name, namespace: context.namespace(), dryRun })
    const action = dryRun === 'client' ? undefined : prefixed(FAILED, () => context.action())
    const release = yield* failing(FAILED, installChart(action, io, chart, values, options))
    const debug = flags.bool('debug')
    out(
      written(format, releaseJson(release, true), () =>
        releaseText(release, { debug, hideNotes: flags.bool('hide-notes') }),
      ),
    )
    return undefined
  },
}
