import { one, pod } from './lines'
import type { Line, RefusalSituation } from './situation'

const MAKER: Line[] = [
  'create clusterrole maker --verb=create --resource=roles,rolebindings',
  'create clusterrolebinding maker --clusterrole=maker --user=ann',
]

/** For what is missing, or not held. */
export const objects: RefusalSituation[] = [
  {
    title: 'The service account of a pod is missing',
    when: pod(`serviceAccountName: robot, ${one()}`),
    says: 'pods "web" is forbidden: error looking up service account a/robot: serviceaccount "robot" not found',
    refusal: {
      plugin: 'ServiceAccount',
      phase: 'admit',
      finding: { kind: 'missing', resource: 'serviceaccounts', namespace: 'a', name: 'robot' },
    },
  },
  {
    title: 'A kubelet labels the node of another one',
    when: {
      method: 'PATCH',
      path: '/api/v1/nodes/worker-2',
      contentType: 'merge-patch',
      body: { metadata: { labels: { zone: 'x' } } },
      user: { username: 'system:node:worker-1', groups: ['system:nodes', 'system:authenticated'] },
    },
    says: 'nodes "worker-2" is forbidden: node "worker-1" is not allowed to modify node "worker-2"',
    refusal: {
      plugin: 'NodeRestriction',
      finding: {
        kind: 'node-restriction',
        node: 'worker-1',
        message: 'node "worker-1" is not allowed to modify node "worker-2"',
      },
    },
  },
  {
    title: 'The priority class of a pod is missing',
    when: pod(`priorityClassName: urgent, ${one()}`),
    says: 'pods "web" is forbidden: no PriorityClass with name urgent was found',
    refusal: {
      plugin: 'Priority',
      finding: { kind: 'missing', resource: 'priorityclasses.scheduling.k8s.io', name: 'urgent' },
    },
  },
  {
    title: 'The runtime class of a pod is missing',
    when: pod(`runtimeClassName: gvisor, ${one()}`),
    says: 'pods "web" is forbidden: pod rejected: RuntimeClass "gvisor" not found',
    refusal: {
      plugin: 'RuntimeClass',
      finding: { kind: 'missing', resource: 'runtimeclasses.node.k8s.io', name: 'gvisor' },
    },
  },
  {
    title: 'The node selectors of a pod and of its runtime class are at odds',
    given: [
      [
        'apply -f -',
        'apiVersion: node.k8s.io/v1\nkind: RuntimeClass\nmetadata: {name: gvisor}\nhandler: runsc\nscheduling: {nodeSelector: {sandbox: "yes"}}',
      ],
    ],
    when: pod(`runtimeClassName: gvisor, nodeSelector: {sandbox: "no"}, ${one()}`),
    says: 'pods "web" is forbidden: pod rejected: conflict: runtimeClass.scheduling.nodeSelector[sandbox] = yes; pod.spec.nodeSelector[sandbox] = no',
    refusal: {
      plugin: 'RuntimeClass',
      finding: { kind: 'conflict', field: 'spec.nodeSelector[sandbox]', own: 'no', wanted: 'yes' },
    },
  },
  {
    title: 'The namespace is missing',
    when: 'run web --image=nginx -n nowhere',
    says: 'namespaces "nowhere" not found',
    refusal: {
      plugin: 'NamespaceLifecycle',
      finding: { kind: 'namespace', namespace: 'nowhere', state: 'missing' },
    },
  },
  {
    title: 'The namespace is on its way out',
    given: [
      [
        'create -f -',
        'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: stays, namespace: a, finalizers: [example.com/hold]}',
      ],
      'delete namespace a --wait=false',
    ],
    when: 'create configmap settings -n a',
    says: 'configmaps "settings" is forbidden: unable to create new content in namespace a because it is being terminated',
    refusal: {
      plugin: 'NamespaceLifecycle',
      finding: { kind: 'namespace', namespace: 'a', state: 'terminating' },
    },
  },
  {
    title: 'A namespace that never goes',
    when: 'delete namespace kube-system',
    says: 'namespaces "kube-system" is forbidden: this namespace may not be deleted',
    refusal: {
      plugin: 'NamespaceLifecycle',
      finding: { kind: 'namespace', namespace: 'kube-system', state: 'protected' },
    },
  },
  {
    title: 'Who makes a role must hold what is in it',
    given: MAKER,
    when: 'create role wide --verb=get,delete --resource=secrets -n a --as ann',
    says: 'roles.rbac.authorization.k8s.io "wide" is forbidden: user "ann" (groups=["system:authenticated"]) is attempting to grant RBAC permissions not currently held:\n{APIGroups:[""], Resources:["secrets"], Verbs:["get" "delete"]}',
    refusal: {
      plugin: 'RBACEscalation',
      finding: {
        kind: 'rbac-escalation',
        verb: 'escalate',
        missing: [{ apiGroups: [''], resources: ['secrets'], verbs: ['get', 'delete'] }],
      },
    },
  },
  {
    title: 'Who binds a role must hold what is in it',
    given: [...MAKER, 'create role wide --verb=get --resource=secrets -n a'],
    when: 'create rolebinding wide --role=wide --user=ann -n a --as ann',
    says: 'rolebindings.rbac.authorization.k8s.io "wide" is forbidden: user "ann" (groups=["system:authenticated"]) is attempting to grant RBAC permissions not currently held:\n{APIGroups:[""], Resources:["secrets"], Verbs:["get"]}',
    refusal: {
      plugin: 'RBACEscalation',
      finding: {
        kind: 'rbac-escalation',
        verb: 'bind',
        missing: [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'] }],
      },
    },
  },
  {
    title: 'A claim without a class that can grow',
    given: [
      [
        'apply -f -',
        `apiVersion: v1
kind: PersistentVolume
metadata: {name: disk}
spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], storageClassName: plain, hostPath: {path: /srv}}
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: data, namespace: a}
spec: {accessModes: [ReadWriteOnce], storageClassName: plain, resources: {requests: {storage: 1Gi}}}`,
      ],
    ],
    when: 'patch pvc data -n a -p {"spec":{"resources":{"requests":{"storage":"2Gi"}}}}',
    says: 'persistentvolumeclaims "data" is forbidden: only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize',
    refusal: {
      plugin: 'PersistentVolumeClaimResize',
      finding: {
        kind: 'volume-expansion',
        requested: '2Gi',
        current: '1Gi',
        phase: 'Bound',
        storageClass: 'plain',
      },
    },
  },
]
