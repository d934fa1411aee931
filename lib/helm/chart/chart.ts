import type { JsonMap } from '@/lib/kubectl/go-format'

export interface ChartFile {
  /** Relative to the chart: `templates/service.yaml`. */
  name: string
  /** In the form of userland's texts: any bytes survive. */
  text: string
}

/** One entry of a chart's `dependencies`. */
export interface Dependency {
  name: string
  version: string
  repository: string
  condition: string
  tags: string[]
  alias: string
  /** `import-values`: names under `exports`, or `{ child, parent }`. */
  importValues: unknown[]
  enabled: boolean
}

/** Chart.yaml. */
export interface Metadata {
  apiVersion: string
  name: string
  version: string
  appVersion: string
  description: string
  type: string
  kubeVersion: string
  home: string
  icon: string
  condition: string
  tags: string
  deprecated: boolean
  sources: string[]
  keywords: string[]
  maintainers: { name: string; email: string; url: string }[]
  annotations: Record<string, string>
  dependencies: Dependency[]
}

export interface Chart {
  metadata: Metadata
  /** What the file says, for who shows it. */
  raw: ChartFile[]
  values: JsonMap
  schema?: string
  templates: ChartFile[]
  /** All but templates, charts and what the chart itself is described by. */
  files: ChartFile[]
  lock?: Lock
  dependencies: Chart[]
  /** The names above it: `web/charts/redis`. */
  path: string
}

/** Chart.lock. */
export interface Lock {
  generated: string
  digest: string
  dependencies: { name: string; version: string; repository: string }[]
}

/** `web-1.4.0`. */
export const chartLabel = ({ metadata }: Pick<Chart, 'metadata'>): string =>
  `${metadata.name}-${metadata.version}`

/** Paths of a chart and its dependencies, from the top: they are how templates are named. */
export function setPaths(chart: Chart, path: string = chart.metadata.name): void {
  chart.path = path
  for (const one of chart.dependencies) setPaths(one, `${path}/charts/${one.metadata.name}`)
}

/** Objects in crds/ of a chart and its dependencies, by file. */
export function crdFiles(chart: Chart): ChartFile[] {
  const own = chart.files.filter(({ name }) => name.startsWith('crds/') && /\.(ya?ml|json)$/.test(name))
  return [
    ...own.map(({ name, text }) => ({ name: `${chart.path}/${name}`, text })),
    ...chart.dependencies.flatMap(crdFiles),
  ]
}
