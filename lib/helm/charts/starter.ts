/** What `helm create` writes. Mirrors: the files, values and names of Helm's; the texts are our own. */
import type { ChartFile } from '@/lib/helm/chart/chart'
import {
  ACCOUNT,
  AUTOSCALER,
  DEPLOYMENT,
  HELPERS,
  INGRESS,
  NOTES,
  ROUTE,
  SERVICE,
  TEST,
} from '@/lib/helm/charts/starter-templates'

const CHART = `apiVersion: v2
name: CHART
description: A Helm chart for Kubernetes

# application: it is installed; library: only other charts use it.
type: application

# The version of the chart: raise it with every change.
version: 0.1.0

# The version of what it installs. It says nothing to Helm.
appVersion: "1.16.0"
`

const VALUES = `# Values of CHART, and what they are unless somebody says otherwise.

# How many Pods.
replicaCount: 1

image:
  repository: nginx
  pullPolicy: IfNotPresent
  # The chart's appVersion, if it is empty.
  tag: ""

# Secrets for a registry that asks who pulls.
imagePullSecrets: []

# Other names than those that are made of the release and the chart.
nameOverride: ""
fullnameOverride: ""

serviceAccount:
  create: true
  automount: true
  annotations: {}
  # A name is made if it is empty.
  name: ""

podAnnotations: {}
podLabels: {}

podSecurityContext: {}
securityContext: {}

service:
  type: ClusterIP
  port: 80

ingress:
  enabled: false
  className: ""
  annotations: {}
  hosts:
    - host: chart-example.local
      paths:
        - path: /
          pathType: ImplementationSpecific
  tls: []

# The way in through the Gateway API.
httpRoute:
  enabled: false
  annotations: {}
  parentRefs:
  - name: gateway
    sectionName: http
  hostnames:
  - chart-example.local
  rules:
  - matches:
    - path:
        type: PathPrefix
        value: /headers

resources: {}

livenessProbe:
  httpGet:
    path: /
    port: http
readinessProbe:
  httpGet:
    path: /
    port: http

autoscaling:
  enabled: false
  minReplicas: 1
  maxReplicas: 100
  targetCPUUtilizationPercentage: 80

volumes: []
volumeMounts: []

nodeSelector: {}
tolerations: []
affinity: {}
`

const IGNORE = `# What does not go into the archive, one pattern on a line.
.DS_Store
.git/
.gitignore
*.swp
*.bak
*.tmp
*.orig
*~
.project
.idea/
*.tmproj
.vscode/
`

const FILES: Record<string, string> = {
  'Chart.yaml': CHART,
  'values.yaml': VALUES,
  '.helmignore': IGNORE,
  'templates/ingress.yaml': INGRESS,
  'templates/httproute.yaml': ROUTE,
  'templates/deployment.yaml': DEPLOYMENT,
  'templates/service.yaml': SERVICE,
  'templates/serviceaccount.yaml': ACCOUNT,
  'templates/hpa.yaml': AUTOSCALER,
  'templates/NOTES.txt': NOTES,
  'templates/_helpers.tpl': HELPERS,
  'templates/tests/test-connection.yaml': TEST,
}

export const starterFiles = (chart: string): ChartFile[] =>
  Object.entries(FILES).map(([name, text]) => ({ name, text: text.replaceAll('CHART', chart) }))
