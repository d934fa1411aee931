/** install.yaml of the website operator, an operator of Kubekata's own, in its parts: its chart is made of them too. */

const NAMESPACE = 'website-system'

export const websiteDefinition = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: websites.web.kubekata.dev
spec:
  group: web.kubekata.dev
  scope: Namespaced
  names:
    kind: Website
    listKind: WebsiteList
    plural: websites
    singular: website
    shortNames: [ws]
    categories: [all]
  versions:
  - name: v1
    served: true
    storage: true
    subresources:
      status: {}
      scale:
        specReplicasPath: .spec.replicas
        statusReplicasPath: .status.replicas
        labelSelectorPath: .status.selector
    additionalPrinterColumns:
    - name: Wanted
      type: integer
      jsonPath: .spec.replicas
    - name: Ready
      type: integer
      jsonPath: .status.readyReplicas
    - name: URL
      type: string
      jsonPath: .status.url
    - name: Reconciled
      type: string
      jsonPath: .status.conditions[?(@.type=="Reconciled")].reason
      priority: 1
    - name: Age
      type: date
      jsonPath: .metadata.creationTimestamp
    schema:
      openAPIV3Schema:
        description: A page that is served by some replicas of a web server.
        type: object
        required: [spec]
        properties:
          spec:
            type: object
            required: [page]
            x-kubernetes-validations:
            - rule: self.tier == 'premium' || self.replicas <= 5
              message: more than 5 replicas only in tier premium
            properties:
              page:
                description: The text of index.html.
                type: string
                minLength: 1
                maxLength: 65536
              replicas:
                description: How many Pods serve the page.
                type: integer
                minimum: 0
                maximum: 20
                default: 1
              image:
                description: A web server that serves /usr/share/nginx/html at port 80.
                type: string
                default: nginx:1.27
              port:
                description: The port of the Service.
                type: integer
                minimum: 1
                maximum: 65535
                default: 80
                x-kubernetes-validations:
                - rule: self == oldSelf
                  message: the port of a Website cannot be changed
              tier:
                description: How much its Pods request.
                type: string
                enum: [standard, premium]
                default: standard
          status:
            type: object
            properties:
              observedGeneration: {type: integer, format: int64}
              replicas: {type: integer}
              readyReplicas: {type: integer}
              selector: {type: string}
              url: {type: string}
              conditions:
                type: array
                x-kubernetes-list-type: map
                x-kubernetes-list-map-keys: [type]
                items:
                  type: object
                  required: [type, status, reason, message, lastTransitionTime]
                  properties:
                    type: {type: string}
                    status: {type: string, enum: ["True", "False", Unknown]}
                    reason: {type: string}
                    message: {type: string}
                    observedGeneration: {type: integer, format: int64}
                    lastTransitionTime: {type: string, format: date-time}
`

/** What its account may do. */
export const websiteOperatorRules = `rules:
- apiGroups: [web.kubekata.dev]
  resources: [websites]
  verbs: [get, list, watch, update, patch]
- apiGroups: [web.kubekata.dev]
  resources: [websites/status, websites/finalizers]
  verbs: [get, update, patch]
- apiGroups: [apps]
  resources: [deployments]
  verbs: [get, list, watch, create, update, patch, delete]
- apiGroups: [""]
  resources: [services, configmaps]
  verbs: [get, list, watch, create, update, patch, delete]
- apiGroups: [""]
  resources: [events]
  verbs: [create, patch]
`

/** The roles that add Websites to view and edit. */
const AGGREGATED = `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: website-viewer
  labels:
    rbac.authorization.k8s.io/aggregate-to-view: "true"
rules:
- apiGroups: [web.kubekata.dev]
  resources: [websites]
  verbs: [get, list, watch]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: website-editor
  labels:
    rbac.authorization.k8s.io/aggregate-to-edit: "true"
rules:
- apiGroups: [web.kubekata.dev]
  resources: [websites, websites/scale]
  verbs: [create, update, patch, delete]
`

/** What stands below a container of its image. */
export const websiteOperatorProbes = `ports:
- name: health
  containerPort: 8081
livenessProbe:
  httpGet: {path: /healthz, port: health}
  initialDelaySeconds: 5
readinessProbe:
  httpGet: {path: /readyz, port: health}
  periodSeconds: 5
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: {drop: [ALL]}
`

export const indented = (text: string, by: number): string => text.replace(/^(?=.)/gm, ' '.repeat(by))

export const websiteOperatorManifest = (version: string): string => `apiVersion: v1
kind: Namespace
metadata:
  name: ${NAMESPACE}
---
${websiteDefinition}---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: website-operator
  namespace: ${NAMESPACE}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: website-operator
${websiteOperatorRules}---
${AGGREGATED}---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: website-operator
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: website-operator
subjects:
- kind: ServiceAccount
  name: website-operator
  namespace: ${NAMESPACE}
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: website-operator
  namespace: ${NAMESPACE}
  labels: {app: website-operator}
spec:
  replicas: 1
  selector:
    matchLabels: {app: website-operator}
  template:
    metadata:
      labels: {app: website-operator}
    spec:
      serviceAccountName: website-operator
      securityContext:
        runAsNonRoot: true
      containers:
      - name: manager
        image: ghcr.io/kubekata/website-operator:${version}
        args: [--health-probe-bind-address=:8081]
        resources:
          requests: {cpu: 10m, memory: 64Mi}
${indented(websiteOperatorProbes, 8)}`
