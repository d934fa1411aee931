/** Calico's operator and the resources that it asks for, shortened: one schema that takes anything for its kinds. */
import { calicoDefinitions } from '@/lib/cluster/published/calico'

const KINDS =
  'APIServer/apiservers ImageSet/imagesets Installation/installations TigeraStatus/tigerastatuses'.split(' ')

const columns = ['Available', 'Progressing', 'Degraded']
  .map(
    (
      type,
    ) => `    - {name: ${type}, type: string, jsonPath: ".status.conditions[?(@.type=='${type}')].status"}
`,
  )
  .join('')

function definition(entry: string): string {
  const [kind = '', plural = ''] = entry.split('/')
  const isStatus = kind === 'TigeraStatus'
  return `---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: ${plural}.operator.tigera.io
spec:
  group: operator.tigera.io
  names: {kind: ${kind}, listKind: ${kind}List, plural: ${plural}, singular: ${kind.toLowerCase()}}
  scope: Cluster
  versions:
  - name: v1
    schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
    served: true
    storage: true
${
  isStatus
    ? `    additionalPrinterColumns:
${columns}    - {name: Since, type: date, jsonPath: ".status.conditions[?(@.type=='Available')].lastTransitionTime"}
`
    : ''
}`
}

/** operator-crds.yaml: with releases from 3.30 on they come apart. */
export const operatorDefinitions = (): string => [...KINDS.map(definition), calicoDefinitions()].join('')

/** Before 3.30 the operator's kinds were in its own manifest. */
const hasOwnKinds = (version: string) => /^v3\.(?:[0-9]|[12]\d)(?:\.|$)/.test(version)

/** tigera-operator.yaml of a release. */
export const operatorManifest = (version: string): string => `apiVersion: v1
kind: Namespace
metadata:
  name: tigera-operator
  labels:
    name: tigera-operator
    pod-security.kubernetes.io/enforce: privileged
${hasOwnKinds(version) ? operatorDefinitions() : ''}---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: tigera-operator
  namespace: tigera-operator
---
# Theirs lists what it needs; it is nearly everything.
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: tigera-operator
rules:
- apiGroups: ["*"]
  resources: ["*"]
  verbs: ["*"]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: tigera-operator
subjects:
- kind: ServiceAccount
  name: tigera-operator
  namespace: tigera-operator
roleRef:
  kind: ClusterRole
  name: tigera-operator
  apiGroup: rbac.authorization.k8s.io
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: tigera-operator
  namespace: tigera-operator
  labels:
    k8s-app: tigera-operator
spec:
  replicas: 1
  selector:
    matchLabels:
      name: tigera-operator
  template:
    metadata:
      labels:
        name: tigera-operator
        k8s-app: tigera-operator
    spec:
      nodeSelector:
        kubernetes.io/os: linux
      tolerations:
      - effect: NoExecute
        operator: Exists
      - effect: NoSchedule
        operator: Exists
      serviceAccountName: tigera-operator
      hostNetwork: true
      dnsPolicy: ClusterFirstWithHostNet
      containers:
      - name: tigera-operator
        image: quay.io/tigera/operator:v1.38.6
        imagePullPolicy: IfNotPresent
        command: [operator]
        env:
        - name: OPERATOR_NAME
          value: tigera-operator
        - name: CALICO_VERSION
          value: ${version}
`

/** custom-resources.yaml: what an administrator asks the operator for. */
export const customResources =
  (): string => `# What is installed of Calico; the pool has to lie within the cluster's own network of pods.
apiVersion: operator.tigera.io/v1
kind: Installation
metadata:
  name: default
spec:
  calicoNetwork:
    ipPools:
    - name: default-ipv4-ippool
      blockSize: 26
      cidr: 192.168.0.0/16
      encapsulation: VXLANCrossSubnet
      natOutgoing: Enabled
      nodeSelector: all()
---
apiVersion: operator.tigera.io/v1
kind: APIServer
metadata:
  name: default
spec: {}
`
