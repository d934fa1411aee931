/** Charts named after some of Bitnami's. */
import type { ChartFile } from '@/lib/helm/chart/chart'
import { chartFiles, helpers, versions } from '@/lib/helm/charts/chart-files'
import { databaseChart } from '@/lib/helm/charts/database-chart'

const NAMESAKE = 'Bitnami'
const MORE = {
  home: 'https://bitnami.com',
  keywords: ['http', 'web', 'www'],
  maintainers: [{ name: 'Kubekata' }],
}

const VALUES = `replicaCount: 1

image:
  registry: docker.io
  repository: nginx
  tag: ""
  pullPolicy: IfNotPresent

containerPorts:
  http: 80

service:
  type: LoadBalancer
  ports:
    http: 80
  nodePorts:
    http: ""

ingress:
  enabled: false
  ingressClassName: ""
  hostname: nginx.local
  path: /

resources: {}

# A page of your own: files by their name.
staticSite: {}
`

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "nginx.fullname" . }}
  namespace: {{ .Release.Namespace }}
  labels:
    {{- include "nginx.labels" . | nindent 4 }}
spec:
  replicas: {{ .Values.replicaCount }}
  selector:
    matchLabels:
      {{- include "nginx.selectorLabels" . | nindent 6 }}
  template:
    metadata:
      labels:
        {{- include "nginx.selectorLabels" . | nindent 8 }}
      {{- if .Values.staticSite }}
      annotations:
        checksum/site: {{ .Values.staticSite | toYaml | sha256sum }}
      {{- end }}
    spec:
      containers:
      - name: nginx
        image: {{ printf "%s/%s:%s" .Values.image.registry .Values.image.repository (.Values.image.tag | default .Chart.AppVersion) }}
        imagePullPolicy: {{ .Values.image.pullPolicy }}
        ports:
        - name: http
          containerPort: {{ .Values.containerPorts.http }}
        livenessProbe:
          tcpSocket:
            port: http
        readinessProbe:
          httpGet:
            path: /
            port: http
        {{- with .Values.resources }}
        resources:
          {{- toYaml . | nindent 10 }}
        {{- end }}
        {{- if .Values.staticSite }}
        volumeMounts:
        - name: site
          mountPath: /usr/share/nginx/html
      volumes:
      - name: site
        configMap:
          name: {{ include "nginx.fullname" . }}-site
        {{- end }}
`

const SITE = `{{- if .Values.staticSite }}
apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ include "nginx.fullname" . }}-site
  namespace: {{ .Release.Namespace }}
  labels:
    {{- include "nginx.labels" . | nindent 4 }}
data:
  {{- toYaml .Values.staticSite | nindent 2 }}
{{- end }}
`

const SERVICE = `apiVersion: v1
kind: Service
metadata:
  name: {{ include "nginx.fullname" . }}
  namespace: {{ .Release.Namespace }}
  labels:
    {{- include "nginx.labels" . | nindent 4 }}
spec:
  type: {{ .Values.service.type }}
  selector:
    {{- include "nginx.selectorLabels" . | nindent 4 }}
  ports:
  - name: http
    port: {{ .Values.service.ports.http }}
    targetPort: http
    {{- if and (ne .Values.service.type "ClusterIP") .Values.service.nodePorts.http }}
    nodePort: {{ .Values.service.nodePorts.http }}
    {{- end }}
`

const INGRESS = `{{- if .Values.ingress.enabled }}
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: {{ include "nginx.fullname" . }}
  namespace: {{ .Release.Namespace }}
  labels:
    {{- include "nginx.labels" . | nindent 4 }}
spec:
  {{- with .Values.ingress.ingressClassName }}
  ingressClassName: {{ . }}
  {{- end }}
  rules:
  - host: {{ .Values.ingress.hostname }}
    http:
      paths:
      - path: {{ .Values.ingress.path }}
        pathType: Prefix
        backend:
          service:
            name: {{ include "nginx.fullname" . }}
            port:
              name: http
{{- end }}
`

const NOTES = `CHART NAME: {{ .Chart.Name }}
CHART VERSION: {{ .Chart.Version }}
APP VERSION: {{ .Chart.AppVersion }}

Inside of the cluster the server is reached at

    {{ include "nginx.fullname" . }}.{{ .Release.Namespace }}.svc.cluster.local (port {{ .Values.service.ports.http }})
`

const nginx = (version: string, appVersion: string): ChartFile[] =>
  chartFiles({
    ...{ name: 'nginx', version, appVersion, values: VALUES, namesake: NAMESAKE, more: MORE },
    description: 'NGINX as a web server',
    files: {
      'templates/_helpers.tpl': helpers('nginx'),
      'templates/deployment.yaml': DEPLOYMENT,
      'templates/site.yaml': SITE,
      'templates/service.yaml': SERVICE,
      'templates/ingress.yaml': INGRESS,
      'templates/NOTES.txt': NOTES,
    },
  })

type DatabaseTexts = Omit<Parameters<typeof databaseChart>[0], 'version' | 'appVersion' | 'namesake'>

const database = (list: readonly (readonly [string, string])[], texts: DatabaseTexts) =>
  versions(list, (version, appVersion) =>
    databaseChart({ ...texts, version, appVersion, namesake: NAMESAKE }),
  )

const REDIS = [
  ['22.0.7', '8.2'],
  ['20.13.4', '7.4'],
] as const
const MYSQL = [
  ['14.0.3', '9.4'],
  ['12.3.5', '8.4'],
] as const
const POSTGRESQL = [
  ['17.0.2', '17'],
  ['16.7.27', '17'],
] as const

export const bitnamiCharts = (): ChartFile[][] => [
  ...versions(
    [
      ['22.1.1', '1.29'],
      ['21.0.3', '1.29'],
      ['18.3.6', '1.27'],
    ],
    nginx,
  ),
  ...database(REDIS, {
    ...{ name: 'redis', image: 'redis', port: 6379, user: '' },
    description: 'A store of keys and values in memory',
  }),
  ...database(MYSQL, {
    ...{ name: 'mysql', image: 'mysql', port: 3306, user: 'MYSQL_ROOT_PASSWORD' },
    description: 'A relational database',
    ready: ['mysqladmin', 'ping', '-h', '127.0.0.1'],
  }),
  ...database(POSTGRESQL, {
    ...{ name: 'postgresql', image: 'postgres', port: 5432, user: 'POSTGRES_PASSWORD' },
    description: 'An object-relational database',
    ready: ['pg_isready', '-U', 'postgres'],
  }),
]
