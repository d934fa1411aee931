import { loadFiles } from '@/lib/helm/chart/load-chart'
import { capabilitiesObject, defaultCapabilities } from '@/lib/helm/render/capabilities'
import { renderChart } from '@/lib/helm/render/engine'
import { coalesceValues } from '@/lib/helm/values/coalesce'
import type { JsonMap } from '@/lib/kubectl/go-format'

const NOW = Date.UTC(2026, 0, 2, 3, 4, 5)

/** All that a chart's templates make, by their path. */
export function renderFiles(files: Record<string, string>, given: JsonMap = {}): Map<string, string> {
  const chart = loadFiles(
    Object.entries({ 'Chart.yaml': 'apiVersion: v2\nname: t\nversion: 0.1.0\n', ...files }).map(
      ([name, text]) => ({ name, text }),
    ),
  )
  let seed = 0
  return renderChart(chart, {
    now: () => NOW,
    random: () => {
      seed = (seed * 16_807 + 11) % 2_147_483_647
      return seed / 2_147_483_647
    },
    top: {
      Values: coalesceValues(chart, given),
      Release: { Name: 'r', Namespace: 'n' },
      Capabilities: capabilitiesObject(defaultCapabilities()),
    },
  })
}

/** What one template makes. */
export const renderText = (template: string, given: JsonMap = {}): string =>
  renderFiles({ 'templates/a': template }, given).get('t/templates/a') ?? ''
