/** calico.yaml of a release, shortened: one schema that takes anything for all of Calico's kinds. */

const KINDS =
  `BGPConfiguration BGPFilter BGPPeer BlockAffinity/blockaffinities CalicoNodeStatus/caliconodestatuses
  ClusterInformation FelixConfiguration GlobalNetworkPolicy/globalnetworkpolicies GlobalNetworkSet HostEndpoint
  IPAMBlock IPAMConfig IPAMHandle IPPool IPReservation KubeControllersConfiguration
  NetworkPolicy/networkpolicies NetworkSet`.split(/\s+/)

function definition(entry: string): string {
  const [kind = '', given] = entry.split('/')
  const singular = kind.toLowerCase()
  const plural = given ?? `${singular}s`
  const scope = /^Network/.test(kind) ? 'Namespaced' : 'Cluster'
  return `---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: ${plural}.crd.projectcalico.org
spec:
  group: crd.projectcalico.org
  names: {kind: ${kind}, listKind: ${kind}List, plural: ${plural}, singular: ${singular}}
  preserveUnknownFields: false
  scope: ${scope}
  versions:
  - name: v1
    schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
    served: true
    storage: true
`
}

const account = (name: string) => `---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: ${name}
  namespace: kube-system
`

const binding = (name: string) => `---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: ${name}
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: ${name}
subjects:
- kind: ServiceAccount
  name: ${name}
  namespace: kube-system
`

const role = (name: string, rules: string) => `---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: ${name}
rules:
${rules}`

const ACCOUNTS = ['calico-kube-controllers', 'calico-node', 'calico-cni-plugin']

const CRDS = `- apiGroups: [crd.projectcalico.org]
  resources: ["*"]
  verbs: [get, list, watch, create, update, delete]
`

const ROLES: Readonly<Record<string, string>> = {
  'calico-kube-controllers': `- apiGroups: [""]
  resources: [nodes, pods, namespaces, serviceaccounts]
  verbs: [get, list, watch]
- apiGroups: [networking.k8s.io]
  resources: [networkpolicies]
  verbs: [watch, list]
${CRDS}`,
  'calico-node': `- apiGroups: [""]
  resources: [serviceaccounts/token]
  resourceNames: [calico-cni-plugin]
  verbs: [create]
- apiGroups: [""]
  resources: [pods, nodes, namespaces, configmaps, serviceaccounts, endpoints, services]
  verbs: [get, list, watch]
- apiGroups: [discovery.k8s.io]
  resources: [endpointslices]
  verbs: [watch, list]
- apiGroups: [""]
  resources: [nodes/status, pods/status]
  verbs: [patch, update]
- apiGroups: [networking.k8s.io]
  resources: [networkpolicies]
  verbs: [watch, list]
${CRDS}`,
  'calico-cni-plugin': `- apiGroups: [""]
  resources: [pods, nodes, namespaces]
  verbs: [get]
- apiGroups: [""]
  resources: [pods/status]
  verbs: [patch]
${CRDS}`,
}

const CONFIG = `---
kind: ConfigMap
apiVersion: v1
metadata:
  name: calico-config
  namespace: kube-system
data:
  typha_service_name: "none"
  calico_backend: "bird"
  veth_mtu: "0"
  cni_network_config: |-
    {
      "name": "k8s-pod-network",
      "cniVersion": "0.3.1",
      "plugins": [
        {
          "type": "calico",
          "log_level": "info",
          "log_file_path": "/var/log/calico/cni/cni.log",
          "datastore_type": "kubernetes",
          "nodename": "__KUBERNETES_NODE_NAME__",
          "mtu": __CNI_MTU__,
          "ipam": {
              "type": "calico-ipam"
          },
          "policy": {
              "type": "k8s"
          },
          "kubernetes": {
              "kubeconfig": "__KUBECONFIG_FILEPATH__"
          }
        },
        {
          "type": "portmap",
          "snat": true,
          "capabilities": {"portMappings": true}
        },
        {
          "type": "bandwidth",
          "capabilities": {"bandwidth": true}
        }
      ]
    }
`

const fromConfig = (name: string, key: string) => `        - name: ${name}
          valueFrom:
            configMapKeyRef:
              name: calico-config
              key: ${key}
`

const nodeName = (name: string) => `        - name: ${name}
          valueFrom:
            fieldRef:
              fieldPath: spec.nodeName
`

const daemonSet = (version: string) => `---
kind: DaemonSet
apiVersion: apps/v1
metadata:
  name: calico-node
  namespace: kube-system
  labels:
    k8s-app: calico-node
spec:
  selector:
    matchLabels:
      k8s-app: calico-node
  updateStrategy:
    type: RollingUpdate
    rollingUpdate:
      maxUnavailable: 1
  template:
    metadata:
      labels:
        k8s-app: calico-node
    spec:
      nodeSelector:
        kubernetes.io/os: linux
      hostNetwork: true
      tolerations:
      - effect: NoSchedule
        operator: Exists
      - key: CriticalAddonsOnly
        operator: Exists
      - effect: NoExecute
        operator: Exists
      serviceAccountName: calico-node
      terminationGracePeriodSeconds: 0
      priorityClassName: system-node-critical
      initContainers:
      - name: upgrade-ipam
        image: docker.io/calico/cni:${version}
        imagePullPolicy: IfNotPresent
        command: [/opt/cni/bin/calico-ipam, -upgrade]
        env:
${nodeName('KUBERNETES_NODE_NAME')}        volumeMounts:
        - mountPath: /var/lib/cni/networks
          name: host-local-net-dir
        - mountPath: /host/opt/cni/bin
          name: cni-bin-dir
        securityContext:
          privileged: true
      - name: install-cni
        image: docker.io/calico/cni:${version}
        imagePullPolicy: IfNotPresent
        command: [/opt/cni/bin/install]
        env:
        - name: CNI_CONF_NAME
          value: "10-calico.conflist"
${fromConfig('CNI_NETWORK_CONFIG', 'cni_network_config')}${nodeName('KUBERNETES_NODE_NAME')}${fromConfig('CNI_MTU', 'veth_mtu')}        - name: SLEEP
          value: "false"
        volumeMounts:
        - mountPath: /host/opt/cni/bin
          name: cni-bin-dir
        - mountPath: /host/etc/cni/net.d
          name: cni-net-dir
        securityContext:
          privileged: true
      containers:
      - name: calico-node
        image: docker.io/calico/node:${version}
        imagePullPolicy: IfNotPresent
        env:
        - name: DATASTORE_TYPE
          value: "kubernetes"
        - name: WAIT_FOR_DATASTORE
          value: "true"
${nodeName('NODENAME')}${fromConfig('CALICO_NETWORKING_BACKEND', 'calico_backend')}        - name: CLUSTER_TYPE
          value: "k8s,bgp"
        - name: IP
          value: "autodetect"
        # Enable IPIP
        - name: CALICO_IPV4POOL_IPIP
          value: "Always"
        # Enable or Disable VXLAN on the default IP pool.
        - name: CALICO_IPV4POOL_VXLAN
          value: "Never"
        # The default IPv4 pool to create on startup if none exists; it has to lie within the cluster's own.
        # - name: CALICO_IPV4POOL_CIDR
        #   value: "192.168.0.0/16"
        - name: FELIX_HEALTHENABLED
          value: "true"
        securityContext:
          privileged: true
        resources:
          requests:
            cpu: 250m
        livenessProbe:
          exec:
            command: [/bin/calico-node, -felix-live, -bird-live]
          periodSeconds: 10
          initialDelaySeconds: 10
          failureThreshold: 6
          timeoutSeconds: 10
        readinessProbe:
          exec:
            command: [/bin/calico-node, -felix-ready, -bird-ready]
          periodSeconds: 10
          timeoutSeconds: 10
        volumeMounts:
        - mountPath: /host/etc/cni/net.d
          name: cni-net-dir
        - mountPath: /lib/modules
          name: lib-modules
          readOnly: true
        - mountPath: /run/xtables.lock
          name: xtables-lock
        - mountPath: /var/run/calico
          name: var-run-calico
        - mountPath: /var/lib/calico
          name: var-lib-calico
      volumes:
      - name: lib-modules
        hostPath: {path: /lib/modules}
      - name: var-run-calico
        hostPath: {path: /var/run/calico, type: DirectoryOrCreate}
      - name: var-lib-calico
        hostPath: {path: /var/lib/calico, type: DirectoryOrCreate}
      - name: xtables-lock
        hostPath: {path: /run/xtables.lock, type: FileOrCreate}
      - name: cni-bin-dir
        hostPath: {path: /opt/cni/bin, type: DirectoryOrCreate}
      - name: cni-net-dir
        hostPath: {path: /etc/cni/net.d}
      - name: host-local-net-dir
        hostPath: {path: /var/lib/cni/networks}
`

const controllers = (version: string) => `---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: calico-kube-controllers
  namespace: kube-system
  labels:
    k8s-app: calico-kube-controllers
spec:
  replicas: 1
  selector:
    matchLabels:
      k8s-app: calico-kube-controllers
  strategy:
    type: Recreate
  template:
    metadata:
      name: calico-kube-controllers
      namespace: kube-system
      labels:
        k8s-app: calico-kube-controllers
    spec:
      nodeSelector:
        kubernetes.io/os: linux
      tolerations:
      - key: CriticalAddonsOnly
        operator: Exists
      - key: node-role.kubernetes.io/master
        effect: NoSchedule
      - key: node-role.kubernetes.io/control-plane
        effect: NoSchedule
      serviceAccountName: calico-kube-controllers
      priorityClassName: system-cluster-critical
      containers:
      - name: calico-kube-controllers
        image: docker.io/calico/kube-controllers:${version}
        imagePullPolicy: IfNotPresent
        env:
        - name: ENABLED_CONTROLLERS
          value: node,loadbalancer
        - name: DATASTORE_TYPE
          value: kubernetes
        livenessProbe:
          exec:
            command: [/usr/bin/check-status, -l]
          periodSeconds: 10
          initialDelaySeconds: 10
          failureThreshold: 6
          timeoutSeconds: 10
        readinessProbe:
          exec:
            command: [/usr/bin/check-status, -r]
          periodSeconds: 10
`

const BUDGET = `---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: calico-kube-controllers
  namespace: kube-system
  labels:
    k8s-app: calico-kube-controllers
spec:
  maxUnavailable: 1
  selector:
    matchLabels:
      k8s-app: calico-kube-controllers
`

export const calicoDefinitions = (): string => KINDS.map(definition).join('')

export const calicoManifest = (version: string): string =>
  [
    BUDGET,
    ...ACCOUNTS.map(account),
    CONFIG,
    calicoDefinitions(),
    ...Object.entries(ROLES).map(([name, rules]) => role(name, rules)),
    ...ACCOUNTS.map(binding),
    daemonSet(version),
    controllers(version),
  ].join('')
