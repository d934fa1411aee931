/** https://charts.example.com: what the pages about Helm install. */
import type { ChartFile } from '@/lib/helm/chart/chart'
import { chartFiles, versions } from '@/lib/helm/charts/chart-files'

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}
  namespace: {{ .Release.Namespace }}
  labels:
    {{- include "web.labels" . | nindent 4 }}
spec:
  replicas: {{ .Values.replicaCount }}
  selector:
    matchLabels:
      {{- include "web.selectorLabels" . | nindent 6 }}
  template:
    metadata:
      labels:
        {{- include "web.selectorLabels" . | nindent 8 }}
    spec:
      containers:
      - name: web
        image: "{{ required "image.repository is needed" .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}"
        ports:
        - name: http
          containerPort: 8080
        readinessProbe:
          httpGet:
            path: /
            port: http
        {{- with .Values.resources }}
        resources:
          {{- toYaml . | nindent 10 }}
        {{- end }}
`

const SERVICE = `apiVersion: v1
kind: Service
metadata:
  name: {{ .Release.Name }}
  namespace: {{ .Release.Namespace }}
  labels:
    {{- include "web.labels" . | nindent 4 }}
spec:
  {{- if ne .Values.service.type "ClusterIP" }}
  type: {{ .Values.service.type }}
  {{- end }}
  selector:
    {{- include "web.selectorLabels" . | nindent 4 }}
  ports:
  - name: http
    port: {{ .Values.service.port }}
    targetPort: 8080
`

const HELPERS = `{{- define "web.selectorLabels" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "web.labels" -}}
{{ include "web.selectorLabels" . }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end -}}
`

const VALUES = `# How many Pods serve.
replicaCount: 1

image:
  repository: nginxinc/nginx-unprivileged
  # The version of the application, if it is empty.
  tag: ""

service:
  type: ClusterIP
  port: 80

resources:
  requests:
    cpu: 50m
    memory: 32Mi
`

const web = (version: string, appVersion: string): ChartFile[] =>
  chartFiles({
    ...{ name: 'web', version, appVersion, values: VALUES },
    description: 'A small web server',
    files: {
      'templates/_helpers.tpl': HELPERS,
      'templates/deployment.yaml': DEPLOYMENT,
      'templates/service.yaml': SERVICE,
    },
  })

export const webCharts = (): ChartFile[][] =>
  versions(
    [
      ['1.5.0', '1.29'],
      ['1.4.0', '1.27'],
    ],
    web,
  )
