/** https://kubernetes.github.io/ingress-nginx */
import type { ChartFile } from '@/lib/helm/chart/chart'
import { chartFiles, helpers, versions } from '@/lib/helm/charts/chart-files'

const VALUES = `controller:
  replicaCount: 1
  # Deployment or DaemonSet.
  kind: Deployment
  image:
    repository: registry.k8s.io/ingress-nginx/controller
    tag: ""
  # On the network of its node.
  hostNetwork: false
  ingressClassResource:
    name: nginx
    enabled: true
    default: false
    controllerValue: k8s.io/ingress-nginx
  service:
    type: LoadBalancer
    nodePorts:
      http: ""
      https: ""
  config: {}
  resources:
    requests:
      cpu: 100m
      memory: 90Mi
`

const NAME = '{{ include "ingress-nginx.fullname" . }}-controller'
const ACCOUNT = '{{ include "ingress-nginx.fullname" . }}'
const labels = '{{- include "ingress-nginx.labels" . | nindent 4 }}'

const RIGHTS = `apiVersion: v1
kind: ServiceAccount
metadata:
  name: ${ACCOUNT}
  namespace: {{ .Release.Namespace }}
  labels:
    ${labels}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: ${ACCOUNT}
  labels:
    ${labels}
rules:
- apiGroups: [""]
  resources: [configmaps, endpoints, nodes, pods, secrets, namespaces, services]
  verbs: [get, list, watch]
- apiGroups: [networking.k8s.io]
  resources: [ingresses, ingressclasses]
  verbs: [get, list, watch]
- apiGroups: [networking.k8s.io]
  resources: [ingresses/status]
  verbs: [update]
- apiGroups: [""]
  resources: [events]
  verbs: [create, patch]
- apiGroups: [discovery.k8s.io]
  resources: [endpointslices]
  verbs: [get, list, watch]
- apiGroups: [coordination.k8s.io]
  resources: [leases]
  verbs: [get, create, update]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: ${ACCOUNT}
  labels:
    ${labels}
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: ${ACCOUNT}
subjects:
- kind: ServiceAccount
  name: ${ACCOUNT}
  namespace: {{ .Release.Namespace }}
`

const CONTROLLER = `apiVersion: apps/v1
kind: {{ .Values.controller.kind }}
metadata:
  name: ${NAME}
  namespace: {{ .Release.Namespace }}
  labels:
    ${labels}
    app.kubernetes.io/component: controller
spec:
  {{- if eq .Values.controller.kind "Deployment" }}
  replicas: {{ .Values.controller.replicaCount }}
  {{- end }}
  selector:
    matchLabels:
      {{- include "ingress-nginx.selectorLabels" . | nindent 6 }}
      app.kubernetes.io/component: controller
  template:
    metadata:
      labels:
        {{- include "ingress-nginx.selectorLabels" . | nindent 8 }}
        app.kubernetes.io/component: controller
    spec:
      serviceAccountName: ${ACCOUNT}
      {{- if .Values.controller.hostNetwork }}
      hostNetwork: true
      dnsPolicy: ClusterFirstWithHostNet
      {{- end }}
      containers:
      - name: controller
        image: "{{ .Values.controller.image.repository }}:{{ .Values.controller.image.tag | default (printf "v%s" .Chart.AppVersion) }}"
        args:
        - /nginx-ingress-controller
        - --election-id=${ACCOUNT}-leader
        - --controller-class={{ .Values.controller.ingressClassResource.controllerValue }}
        - --ingress-class={{ .Values.controller.ingressClassResource.name }}
        - --configmap=$(POD_NAMESPACE)/${NAME}
        env:
        - name: POD_NAME
          valueFrom:
            fieldRef:
              fieldPath: metadata.name
        - name: POD_NAMESPACE
          valueFrom:
            fieldRef:
              fieldPath: metadata.namespace
        ports:
        - name: http
          containerPort: 80
        - name: https
          containerPort: 443
        readinessProbe:
          httpGet:
            path: /healthz
            port: 10254
        {{- with .Values.controller.resources }}
        resources:
          {{- toYaml . | nindent 10 }}
        {{- end }}
`

const SERVICE = `apiVersion: v1
kind: Service
metadata:
  name: ${NAME}
  namespace: {{ .Release.Namespace }}
  labels:
    ${labels}
    app.kubernetes.io/component: controller
spec:
  type: {{ .Values.controller.service.type }}
  selector:
    {{- include "ingress-nginx.selectorLabels" . | nindent 4 }}
    app.kubernetes.io/component: controller
  ports:
  {{- range $name, $port := dict "http" 80 "https" 443 }}
  - name: {{ $name }}
    appProtocol: {{ $name }}
    port: {{ $port }}
    targetPort: {{ $name }}
    {{- with index $.Values.controller.service.nodePorts $name }}
    nodePort: {{ . }}
    {{- end }}
  {{- end }}
`

const CLASS = `{{- with .Values.controller.ingressClassResource }}
{{- if .enabled }}
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata:
  name: {{ .name }}
  labels:
    {{- include "ingress-nginx.labels" $ | nindent 4 }}
  {{- if .default }}
  annotations:
    ingressclass.kubernetes.io/is-default-class: "true"
  {{- end }}
spec:
  controller: {{ .controllerValue }}
{{- end }}
{{- end }}
`

const CONFIG = `apiVersion: v1
kind: ConfigMap
metadata:
  name: ${NAME}
  namespace: {{ .Release.Namespace }}
  labels:
    ${labels}
{{- with .Values.controller.config }}
data:
  {{- toYaml . | nindent 2 }}
{{- end }}
`

const NOTES = `The controller is there. An Ingress for it says

    ingressClassName: {{ .Values.controller.ingressClassResource.name }}
`

export const ingressNginxCharts = (): ChartFile[][] =>
  versions(
    [
      ['4.13.3', '1.13.3'],
      ['4.12.1', '1.12.1'],
    ],
    (version, appVersion) =>
      chartFiles({
        ...{ name: 'ingress-nginx', version, appVersion, values: VALUES, namesake: 'ingress-nginx' },
        description: 'An Ingress controller with NGINX as its proxy',
        files: {
          'templates/_helpers.tpl': helpers('ingress-nginx'),
          'templates/rbac.yaml': RIGHTS,
          'templates/configmap.yaml': CONFIG,
          'templates/controller.yaml': CONTROLLER,
          'templates/service.yaml': SERVICE,
          'templates/ingressclass.yaml': CLASS,
          'templates/NOTES.txt': NOTES,
        },
      }),
  )
