/** A database with one server: a StatefulSet, its Services and the Secret with its password. */
import type { ChartFile } from '@/lib/helm/chart/chart'
import { chartFiles, helpers } from '@/lib/helm/charts/chart-files'

interface Database {
  name: string
  image: string
  port: number
  version: string
  appVersion: string
  description: string
  /** The variable that takes the password; '': none is asked for. */
  user: string
  namesake: string
  /** A command that succeeds when it is ready; absent: its port answers. */
  ready?: readonly string[]
}

const values = ({ image, port }: Database) => `image:
  registry: docker.io
  repository: ${image}
  tag: ""

auth:
  # Made by chance, and kept, if it is empty.
  password: ""
  existingSecret: ""

service:
  port: ${port}

persistence:
  enabled: false
  size: 8Gi
  storageClass: ""

resources: {}
`

const secret = (name: string) => `{{- if not .Values.auth.existingSecret }}
{{- $name := include "${name}.fullname" . }}
{{- $old := lookup "v1" "Secret" .Release.Namespace $name }}
apiVersion: v1
kind: Secret
metadata:
  name: {{ $name }}
  namespace: {{ .Release.Namespace }}
  labels:
    {{- include "${name}.labels" . | nindent 4 }}
type: Opaque
data:
  {{- if .Values.auth.password }}
  password: {{ .Values.auth.password | b64enc }}
  {{- else if $old }}
  password: {{ index $old.data "password" }}
  {{- else }}
  password: {{ randAlphaNum 10 | b64enc }}
  {{- end }}
{{- end }}
`

const readiness = (port: number, ready: Database['ready']) =>
  ready ? `exec:\n            command: [${ready.join(', ')}]` : `tcpSocket:\n            port: ${port}`

const statefulSet = ({ name, port, user, ready }: Database) => `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: {{ include "${name}.fullname" . }}
  namespace: {{ .Release.Namespace }}
  labels:
    {{- include "${name}.labels" . | nindent 4 }}
spec:
  replicas: 1
  serviceName: {{ include "${name}.fullname" . }}-headless
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
        image: {{ printf "%s/%s:%s" .Values.image.registry .Values.image.repository (.Values.image.tag | default .Chart.AppVersion) }}
${
  user === ''
    ? ''
    : `        env:
        - name: ${user}
          valueFrom:
            secretKeyRef:
              name: {{ .Values.auth.existingSecret | default (include "${name}.fullname" .) }}
              key: password
`
}        ports:
        - name: tcp-${name.slice(0, 11)}
          containerPort: ${port}
        readinessProbe:
          ${readiness(port, ready)}
        {{- with .Values.resources }}
        resources:
          {{- toYaml . | nindent 10 }}
        {{- end }}
        {{- if .Values.persistence.enabled }}
        volumeMounts:
        - name: data
          mountPath: /data
  volumeClaimTemplates:
  - metadata:
      name: data
    spec:
      accessModes: [ReadWriteOnce]
      {{- with .Values.persistence.storageClass }}
      storageClassName: {{ . }}
      {{- end }}
      resources:
        requests:
          storage: {{ .Values.persistence.size }}
        {{- end }}
`

const service = ({ name, port }: Database, headless: boolean) => `apiVersion: v1
kind: Service
metadata:
  name: {{ include "${name}.fullname" . }}${headless ? '-headless' : ''}
  namespace: {{ .Release.Namespace }}
  labels:
    {{- include "${name}.labels" . | nindent 4 }}
spec:
  ${headless ? 'clusterIP: None' : 'type: ClusterIP'}
  selector:
    {{- include "${name}.selectorLabels" . | nindent 4 }}
  ports:
  - name: tcp-${name.slice(0, 11)}
    port: ${headless ? String(port) : '{{ .Values.service.port }}'}
    targetPort: ${port}
`

const notes = ({ name, port }: Database) => `CHART NAME: {{ .Chart.Name }}
CHART VERSION: {{ .Chart.Version }}
APP VERSION: {{ .Chart.AppVersion }}

It is reached inside of the cluster at

    {{ include "${name}.fullname" . }}.{{ .Release.Namespace }}.svc.cluster.local (port {{ .Values.service.port | default ${port} }})

The password is in the Secret {{ .Values.auth.existingSecret | default (include "${name}.fullname" .) }} under "password".
`

export const databaseChart = (database: Database): ChartFile[] => {
  const { name, version, appVersion, description, namesake } = database
  return chartFiles({
    ...{ name, version, appVersion, description, namesake, values: values(database) },
    more: { keywords: [name, 'database'] },
    files: {
      'templates/_helpers.tpl': helpers(name),
      'templates/secret.yaml': secret(name),
      'templates/statefulset.yaml': statefulSet(database),
      'templates/service.yaml': service(database, false),
      'templates/headless-service.yaml': service(database, true),
      'templates/NOTES.txt': notes(database),
    },
  })
}
