/** One server behind a Service. */
import type { ChartFile } from '@/lib/helm/chart/chart'
import { chartFiles, helpers } from '@/lib/helm/charts/chart-files'

export interface ServerChart {
  name: string
  version: string
  appVersion: string
  description: string
  namesake: string
  image: string
  /** In front of the version of the application, as the image has its tags. */
  tagPrefix?: string
  /** Where it listens, and where its Service does. */
  port: number
  servicePort: number
  /** A path that answers when it is ready. */
  ready: string
  args?: string[]
  more?: Record<string, string>
}

const values = ({ image, servicePort }: ServerChart) => `replicaCount: 1

image:
  repository: ${image}
  tag: ""
  pullPolicy: IfNotPresent

service:
  type: ClusterIP
  port: ${servicePort}

resources: {}

nodeSelector: {}
tolerations: []
`

const deployment = ({ name, port, ready, tagPrefix = '', args = [] }: ServerChart) => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "${name}.fullname" . }}
  namespace: {{ .Release.Namespace }}
  labels:
    {{- include "${name}.labels" . | nindent 4 }}
spec:
  replicas: {{ .Values.replicaCount }}
  selector:
    matchLabels:
      {{- include "${name}.selectorLabels" . | nindent 6 }}
  template:
    metadata:
      labels:
        {{- include "${name}.selectorLabels" . | nindent 8 }}
    spec:
      containers:
      - name: ${name}
        image: "{{ .Values.image.repository }}:{{ .Values.image.tag | default (printf "${tagPrefix}%s" .Chart.AppVersion) }}"
        imagePullPolicy: {{ .Values.image.pullPolicy }}
${args.length > 0 ? `        args:\n${args.map((arg) => `        - ${arg}\n`).join('')}` : ''}        ports:
        - name: http
          containerPort: ${port}
        readinessProbe:
          httpGet:
            path: ${ready}
            port: http
        {{- with .Values.resources }}
        resources:
          {{- toYaml . | nindent 10 }}
        {{- end }}
      {{- with .Values.nodeSelector }}
      nodeSelector:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with .Values.tolerations }}
      tolerations:
        {{- toYaml . | nindent 8 }}
      {{- end }}
`

const service = (name: string) => `apiVersion: v1
kind: Service
metadata:
  name: {{ include "${name}.fullname" . }}
  namespace: {{ .Release.Namespace }}
  labels:
    {{- include "${name}.labels" . | nindent 4 }}
spec:
  type: {{ .Values.service.type }}
  selector:
    {{- include "${name}.selectorLabels" . | nindent 4 }}
  ports:
  - name: http
    port: {{ .Values.service.port }}
    targetPort: http
`

export const serverChart = (chart: ServerChart): ChartFile[] => {
  const { name, version, appVersion, description, namesake, more = {} } = chart
  return chartFiles({
    ...{ name, version, appVersion, description, namesake, values: values(chart) },
    files: {
      'templates/_helpers.tpl': helpers(name),
      'templates/deployment.yaml': deployment(chart),
      'templates/service.yaml': service(name),
      ...more,
    },
  })
}
