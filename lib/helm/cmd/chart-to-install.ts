/** The chart that a command line names, ready to be installed. */

import type { Chart } from '@/lib/helm/chart/chart'
import { loadChart } from '@/lib/helm/chart/load-chart'
import type { CommandContext } from '@/lib/helm/cmd/command'
import { HelmError } from '@/lib/helm/errors'
import { logLine } from '@/lib/helm/io'
import { updateDependencies } from '@/lib/helm/repo/dependencies'
import { locateChart } from '@/lib/helm/repo/locate-chart'

/** @throws HelmError */
export function checkDependencies({ metadata, dependencies }: Chart): void {
  const missing = metadata.dependencies
    .map(({ name }) => name)
    .filter((name) => !dependencies.some((one) => one.metadata.name === name))
  if (missing.length > 0)
    throw new HelmError(`found in Chart.yaml, but missing in charts/ directory: ${missing.join(', ')}`)
}

/** @throws HelmError */
export function chartToInstall({ io, flags, out }: CommandContext, reference: string): Chart {
  const path = locateChart(io, flags, reference)
  let chart = loadChart(io, path)
  const { type, deprecated } = chart.metadata
  if (type !== '' && type !== 'application') throw new HelmError(`${type} charts are not installable`)
  try {
    checkDependencies(chart)
  } catch (error) {
    if (!(error instanceof HelmError)) throw error
    if (!flags.bool('dependency-update'))
      throw new HelmError(
        `an error occurred while checking for chart dependencies. You may need to run 'helm dependency build' to fetch missing dependencies: ${error.message}`,
      )
    updateDependencies(io, flags, path, out, { skipsRefresh: false })
    chart = loadChart(io, path)
  }
  if (deprecated) io.stderr(logLine('WARN', 'this chart is deprecated'))
  return chart
}
