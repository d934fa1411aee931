/** `--selector`: which releases are meant. */
import { HelmfileError } from '@/lib/helm/helmfile/helmfile-error'
import type { ReleaseSpec, State } from '@/lib/helm/helmfile/state'

/** Its own labels, the common ones, and what helmfile adds. */
export function labelsOf(release: ReleaseSpec, { commonLabels }: State): Record<string, string> {
  const given = { ...commonLabels, ...release.labels }
  return {
    ...Object.fromEntries(Object.entries(given).map(([key, value]) => [key, String(value)])),
    name: release.name,
    namespace: release.namespace ?? '',
    chart: release.chart.split('/').at(-1) ?? '',
  }
}

type Term = { key: string; value: string; equal: boolean }

function termsOf(selector: string): Term[] {
  return selector.split(',').map((term) => {
    const [, key = '', operator, value = ''] = /^([\w./-]+?)(!=|=)([\w./-]*)$/.exec(term.trim()) ?? []
    if (key === '') throw new HelmfileError(`malformed label: ${term}. Expected label in form k=v or k!=v`)
    return { key, value, equal: operator === '=' }
  })
}

/** Those that one of the selectors takes; all where there is none. @throws HelmfileError */
export function selected(state: State, releases: ReleaseSpec[], selectors: readonly string[]): ReleaseSpec[] {
  if (selectors.length === 0) return releases
  const all = selectors.map(termsOf)
  return releases.filter((release) => {
    const labels = labelsOf(release, state)
    return all.some((terms) => terms.every(({ key, value, equal }) => (labels[key] === value) === equal))
  })
}
