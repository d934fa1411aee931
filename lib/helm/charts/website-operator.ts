/** https://kubekata.github.io/website-operator */
import {
  indented,
  websiteDefinition,
  websiteOperatorProbes,
  websiteOperatorRules,
} from '@/lib/cluster/published/website-operator'
import type { ChartFile } from '@/lib/helm/chart/chart'
import { chartFiles, helpers, versions } from '@/lib/helm/charts/chart-files'

const VALUES = `replicas: 1

image:
  repository: ghcr.io/kubekata/website-operator
  tag: ""

# Without it the operator may do nothing: bind its account to a role of your own.
rbac:
  create: true

resources:
  requests:
    cpu: 10m
    memory: 64Mi
`

const NAME = '{{ include "website-operator.fullname" . }}'

const head = (kind: string, apiVersion: string, namespaced = true) => `apiVersion: ${apiVersion}
kind: ${kind}
metadata:
  name: ${NAME}
${namespaced ? '  namespace: {{ .Release.Namespace }}\n' : ''}  labels:
    {{- include "website-operator.labels" . | nindent 4 }}
`

const RBAC = 'rbac.authorization.k8s.io/v1'

const RIGHTS = `{{- if .Values.rbac.create }}
${head('ClusterRole', RBAC, false)}${websiteOperatorRules}---
${head('ClusterRoleBinding', RBAC, false)}roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: ${NAME}
subjects:
- kind: ServiceAccount
  name: ${NAME}
  namespace: {{ .Release.Namespace }}
{{- end }}
`

const DEPLOYMENT = `${head('Deployment', 'apps/v1')}spec:
  replicas: {{ .Values.replicas }}
  selector:
    matchLabels:
      {{- include "website-operator.selectorLabels" . | nindent 6 }}
  template:
    metadata:
      labels:
        {{- include "website-operator.selectorLabels" . | nindent 8 }}
    spec:
      serviceAccountName: ${NAME}
      securityContext:
        runAsNonRoot: true
      containers:
      - name: manager
        image: "{{ .Values.image.repository }}:{{ .Values.image.tag | default (printf "v%s" .Chart.AppVersion) }}"
        args: [--health-probe-bind-address=:8081]
        {{- with .Values.resources }}
        resources:
          {{- toYaml . | nindent 10 }}
        {{- end }}
${indented(websiteOperatorProbes, 8)}`

const NOTES = `The operator runs in {{ .Release.Namespace }}. A Website to begin with:

  kubectl apply -f - <<END
  apiVersion: web.kubekata.dev/v1
  kind: Website
  metadata: {name: hello}
  spec: {page: "<h1>Hello</h1>", replicas: 2}
  END
`

export const websiteOperatorCharts = (): ChartFile[][] =>
  versions(
    [
      ['0.4.0', '1.2.0'],
      ['0.3.1', '1.1.0'],
    ],
    (version, appVersion) =>
      chartFiles({
        ...{ name: 'website-operator', version, appVersion, values: VALUES },
        description: 'An operator that turns Websites into Deployments, Services and ConfigMaps',
        files: {
          'crds/websites.yaml': websiteDefinition,
          'templates/_helpers.tpl': helpers('website-operator'),
          'templates/serviceaccount.yaml': head('ServiceAccount', 'v1'),
          'templates/rbac.yaml': RIGHTS,
          'templates/deployment.yaml': DEPLOYMENT,
          'templates/NOTES.txt': NOTES,
        },
      }),
  )
