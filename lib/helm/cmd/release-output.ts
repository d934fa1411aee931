/** What is printed of a release. Mirrors: helm's statusPrinter. */
import { documentText } from '@/lib/helm/actions/render-release'
import { yamlText } from '@/lib/helm/cmd/output'
import type { Release } from '@/lib/helm/release/release'
import { ansic } from '@/lib/helm/release/times'
import { coalesceValues } from '@/lib/helm/values/coalesce'

interface ReleaseOutput {
  /** With all values, hooks and objects. */
  debug?: boolean
  withChart?: boolean
  hideNotes?: boolean
  /** `RESOURCES:`, as tables of the API server. */
  resources?: string
}

function tests({ hooks }: Release): string {
  const own = hooks.filter(({ events }) => events.includes('test'))
  if (own.length === 0) return 'TEST SUITE: None\n'
  return own
    .flatMap(({ name, lastRun }) =>
      lastRun
        ? [
            `TEST SUITE:     ${name}\n`,
            `Last Started:   ${ansic(lastRun.startedAt)}\n`,
            `Last Completed: ${ansic(lastRun.completedAt)}\n`,
            `Phase:          ${lastRun.phase}\n`,
          ]
        : [],
    )
    .join('')
}

export function releaseText(release: Release, options: ReleaseOutput = {}): string {
  const { debug = false, withChart = false, hideNotes = false, resources = '' } = options
  const { metadata } = release.chart
  const lines = [
    `NAME: ${release.name}\n`,
    release.lastDeployed === 0 ? '' : `LAST DEPLOYED: ${ansic(release.lastDeployed)}\n`,
    `NAMESPACE: ${release.namespace}\n`,
    `STATUS: ${release.status}\n`,
    `REVISION: ${release.version}\n`,
    ...(withChart
      ? [
          `CHART: ${metadata.name}\n`,
          `VERSION: ${metadata.version}\n`,
          `APP_VERSION: ${metadata.appVersion}\n`,
        ]
      : []),
    `DESCRIPTION: ${release.description}\n`,
    resources && `RESOURCES:\n${resources}\n`,
    tests(release),
  ]
  if (debug) {
    lines.push('USER-SUPPLIED VALUES:\n', yamlText(release.config), '\n')
    lines.push('COMPUTED VALUES:\n', yamlText(coalesceValues(release.chart, release.config)), '\n')
  }
  if (release.description.toLowerCase() === 'dry run complete' || debug) {
    lines.push('HOOKS:\n', ...release.hooks.map(({ path, manifest }) => documentText(path, manifest)))
    lines.push(`MANIFEST:\n${release.manifest}\n`)
  }
  if (!hideNotes && release.notes !== '') lines.push(`NOTES:\n${release.notes.trim()}\n`)
  return lines.join('')
}
