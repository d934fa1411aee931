/** What the charts of the catalogue are put together from. */
import { toYaml } from '@/lib/cluster/apimachinery/yaml/write-yaml'
import type { ChartFile } from '@/lib/helm/chart/chart'
import type { JsonMap } from '@/lib/kubectl/go-format'

export interface ChartTexts {
  name: string
  version: string
  appVersion: string
  description: string
  /** More of Chart.yaml. */
  more?: JsonMap
  /** Whose name it bears; absent: nobody's. */
  namesake?: string
  /** values.yaml. */
  values: string
  /** By path below the chart. */
  files: Record<string, string>
}

const readme = ({ name, description, namesake }: ChartTexts) =>
  [
    `# ${name}\n`,
    `${description}\n`,
    namesake
      ? `This is a small chart of Kubekata's own, named after the chart of ${namesake}. It has the values and objects that\nlessons need, and no more; the real one has many more of both.\n`
      : "This is a small chart of Kubekata's own.\n",
    '`helm show values` prints what can be set.\n',
  ].join('\n')

export const chartFiles = (chart: ChartTexts): ChartFile[] => {
  const { name, version, appVersion, description, more = {}, values, files } = chart
  const yaml = toYaml({
    apiVersion: 'v2',
    name,
    version,
    appVersion,
    description,
    type: 'application',
    ...more,
  })
  return [
    { name: 'Chart.yaml', text: yaml },
    { name: 'values.yaml', text: values },
    { name: 'README.md', text: readme(chart) },
    ...Object.entries(files).map(([path, text]) => ({ name: path, text })),
  ]
}

/** Names and labels as most charts have them: `CHART.fullname`, `CHART.labels`, `CHART.selectorLabels`. */
export const helpers = (chart: string): string => `{{/* The name of everything in a release. */}}
{{- define "${chart}.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 63 | trimSuffix "-" -}}
{{- else if contains .Chart.Name .Release.Name -}}
{{- .Release.Name | trunc 63 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name .Chart.Name | trunc 63 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{/* What Pods are found by. */}}
{{- define "${chart}.selectorLabels" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "${chart}.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{ include "${chart}.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end -}}
`

/** The same files in several versions, the newest first. */
export const versions = (
  list: readonly (readonly [version: string, appVersion: string])[],
  make: (version: string, appVersion: string) => ChartFile[],
): ChartFile[][] => list.map(([version, appVersion]) => make(version, appVersion))
