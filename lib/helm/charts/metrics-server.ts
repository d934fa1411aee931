/** https://kubernetes-sigs.github.io/metrics-server */
import type { ChartFile } from '@/lib/helm/chart/chart'
import { chartFiles, helpers, versions } from '@/lib/helm/charts/chart-files'

const VALUES = `replicas: 1

image:
  repository: registry.k8s.io/metrics-server/metrics-server
  tag: ""

# Further arguments; kubelets whose certificates nobody signed need --kubelet-insecure-tls.
args: []

apiService:
  create: true

rbac:
  create: true

resources:
  requests:
    cpu: 100m
    memory: 200Mi
`

const NAME = '{{ include "metrics-server.fullname" . }}'
const LABELS = '{{- include "metrics-server.labels" . | nindent 4 }}'
const head = (kind: string, apiVersion: string, name: string, namespaced = true) => `apiVersion: ${apiVersion}
kind: ${kind}
metadata:
  name: ${name}
${namespaced ? '  namespace: {{ .Release.Namespace }}\n' : ''}  labels:
    ${LABELS}
`

const RBAC = 'rbac.authorization.k8s.io/v1'
const binding = (role: string, kind = 'ClusterRole') => `roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ${kind}
  name: ${role}
subjects:
- kind: ServiceAccount
  name: ${NAME}
  namespace: {{ .Release.Namespace }}
`

const RIGHTS = `{{- if .Values.rbac.create }}
${head('ClusterRole', RBAC, `system:${NAME}`, false)}rules:
- apiGroups: [""]
  resources: [nodes/metrics]
  verbs: [get]
- apiGroups: [""]
  resources: [pods, nodes, namespaces, configmaps]
  verbs: [get, list, watch]
---
${head('ClusterRoleBinding', RBAC, `system:${NAME}`, false)}${binding(`system:${NAME}`)}---
${head('ClusterRoleBinding', RBAC, `${NAME}:system:auth-delegator`, false)}${binding('system:auth-delegator')}---
apiVersion: ${RBAC}
kind: RoleBinding
metadata:
  name: ${NAME}-auth-reader
  namespace: kube-system
  labels:
    ${LABELS}
${binding('extension-apiserver-authentication-reader', 'Role')}{{- end }}
`

const DEPLOYMENT = `${head('Deployment', 'apps/v1', NAME)}spec:
  replicas: {{ .Values.replicas }}
  selector:
    matchLabels:
      {{- include "metrics-server.selectorLabels" . | nindent 6 }}
  template:
    metadata:
      labels:
        {{- include "metrics-server.selectorLabels" . | nindent 8 }}
    spec:
      serviceAccountName: ${NAME}
      priorityClassName: system-cluster-critical
      containers:
      - name: metrics-server
        image: "{{ .Values.image.repository }}:{{ .Values.image.tag | default (printf "v%s" .Chart.AppVersion) }}"
        args:
        - --secure-port=10250
        - --cert-dir=/tmp
        - --kubelet-preferred-address-types=InternalIP,ExternalIP,Hostname
        - --kubelet-use-node-status-port
        - --metric-resolution=15s
        {{- range .Values.args }}
        - {{ . }}
        {{- end }}
        ports:
        - name: https
          containerPort: 10250
        readinessProbe:
          httpGet:
            path: /readyz
            port: https
            scheme: HTTPS
          initialDelaySeconds: 20
        {{- with .Values.resources }}
        resources:
          {{- toYaml . | nindent 10 }}
        {{- end }}
        volumeMounts:
        - name: tmp
          mountPath: /tmp
      volumes:
      - name: tmp
        emptyDir: {}
`

const SERVICE = `${head('Service', 'v1', NAME)}spec:
  selector:
    {{- include "metrics-server.selectorLabels" . | nindent 4 }}
  ports:
  - name: https
    port: 443
    targetPort: https
    appProtocol: https
`

const API_SERVICE = `{{- if .Values.apiService.create }}
${head('APIService', 'apiregistration.k8s.io/v1', 'v1beta1.metrics.k8s.io', false)}spec:
  group: metrics.k8s.io
  version: v1beta1
  groupPriorityMinimum: 100
  versionPriority: 100
  insecureSkipTLSVerify: true
  service:
    name: ${NAME}
    namespace: {{ .Release.Namespace }}
{{- end }}
`

export const metricsServerCharts = (): ChartFile[][] =>
  versions(
    [
      ['3.13.0', '0.8.0'],
      ['3.12.2', '0.7.2'],
    ],
    (version, appVersion) =>
      chartFiles({
        ...{ name: 'metrics-server', version, appVersion, values: VALUES, namesake: 'metrics-server' },
        description: 'Metrics of nodes and Pods for kubectl top and autoscalers',
        files: {
          'templates/_helpers.tpl': helpers('metrics-server'),
          'templates/serviceaccount.yaml': head('ServiceAccount', 'v1', NAME),
          'templates/rbac.yaml': RIGHTS,
          'templates/deployment.yaml': DEPLOYMENT,
          'templates/service.yaml': SERVICE,
          'templates/apiservice.yaml': API_SERVICE,
        },
      }),
  )
