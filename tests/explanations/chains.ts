import type { Cluster } from '@/lib/cluster/cluster'
import type { ObjectRef } from '@/lib/cluster/explain/link'
import { one, pod, quota } from './lines'
import { claim, inA, manifest, ref, type Step } from './state-situation'

/** Something was written, and the engine tells in reaction to what. */
export interface ChainSituation {
  title: string
  given: Step[]
  object(cluster: Cluster): ObjectRef
  field?: string
  way: string[]
  /** No command began it. */
  open?: true
  command?: string
}

const create: Step = 'create deployment web --image=nginx -n a'

/** The newest object of a kind whose name begins so, there or gone. */
const latest =
  (resource: string, kind: string, prefix: string, verb?: string) =>
  (cluster: Cluster): ObjectRef => {
    const found = cluster
      .causes()
      .filter((one) => one.resource === resource && one.key.startsWith(`a/${prefix}`))
      .filter((one) => verb === undefined || (one.verb === verb && !one.subresource))
      .at(-1)
    return inA(kind, found?.key.slice(2) ?? '')
  }

/** Chains of causes, the last write first. */
export const chains: ChainSituation[] = [
  {
    title: 'A pod is ready, as a Deployment was made',
    given: [create],
    object: latest('pods', 'Pod', 'web-'),
    way: [
      'kubelet: update Pod a/web-…/status',
      'kube-scheduler: create Pod a/web-…/binding',
      'kube-controller-manager/replicaset: create Pod a/web-…',
      'kube-controller-manager/deployment: create ReplicaSet a/web-…',
      'kubectl: create Deployment a/web',
    ],
    command: 'create deployment web --image=nginx -n a',
  },
  {
    title: 'A pod is ready, as a Deployment was scaled',
    given: [create, 'scale deployment web --replicas=2 -n a'],
    object: latest('pods', 'Pod', 'web-', 'create'),
    way: [
      'kubelet: update Pod a/web-…/status',
      'kube-scheduler: create Pod a/web-…/binding',
      'kube-controller-manager/replicaset: create Pod a/web-…',
      'kube-controller-manager/deployment: update ReplicaSet a/web-…',
      'kubectl: patch Deployment a/web/scale',
    ],
    command: 'scale deployment web --replicas=2 -n a',
  },
  {
    title: 'A pod is gone, as a Deployment was scaled down',
    given: [create, 'scale deployment web --replicas=0 -n a'],
    object: latest('pods', 'Pod', 'web-', 'delete'),
    way: [
      'kubelet: delete Pod a/web-…',
      'kube-controller-manager/replicaset: delete Pod a/web-…',
      'kube-controller-manager/deployment: update ReplicaSet a/web-…',
      'kubectl: patch Deployment a/web/scale',
    ],
    command: 'scale deployment web --replicas=0 -n a',
  },
  {
    title: 'A new image reaches a pod',
    given: [create, 'set image deployment web nginx=nginx:1.29 -n a'],
    object: latest('pods', 'Pod', 'web-', 'create'),
    way: [
      'kubelet: update Pod a/web-…/status',
      'kube-scheduler: create Pod a/web-…/binding',
      'kube-controller-manager/replicaset: create Pod a/web-…',
      'kube-controller-manager/deployment: create ReplicaSet a/web-…',
      'kubectl: patch Deployment a/web',
    ],
    command: 'set image deployment web nginx=nginx:1.29 -n a',
  },
  {
    title: 'A pod is gone, as its Deployment was deleted',
    given: [create, 'delete deployment web -n a'],
    object: latest('pods', 'Pod', 'web-', 'delete'),
    way: [
      'kubelet: delete Pod a/web-…',
      'kube-controller-manager/garbage-collector: delete Pod a/web-…',
      'kube-controller-manager/garbage-collector: delete ReplicaSet a/web-…',
      'kubectl: delete Deployment a/web',
    ],
    command: 'delete deployment web -n a',
  },
  {
    title: 'The size of a Deployment, apart from what else was written',
    given: [create, 'scale deployment web --replicas=3 -n a', 'annotate deployment web a=b -n a'],
    object: () => inA('Deployment', 'web'),
    field: 'spec.replicas',
    way: ['kubectl: patch Deployment a/web/scale'],
    command: 'scale deployment web --replicas=3 -n a',
  },
  {
    title: 'A pod waited for a label on a node',
    given: [pod(`nodeSelector: {disk: ssd}, ${one()}`), 'label node worker-1 disk=ssd'],
    object: () => inA('Pod', 'web'),
    way: [
      'kubelet: update Pod a/web/status',
      'kube-scheduler: create Pod a/web/binding',
      'kubectl: patch Node worker-1',
    ],
    command: 'label node worker-1 disk=ssd',
  },
  {
    title: 'A pod is evicted by a taint',
    given: ['run web --image=nginx -n a', 'taint nodes --all gone=yes:NoExecute'],
    object: () => inA('Pod', 'web'),
    way: [
      'kubelet: delete Pod a/web',
      'kube-controller-manager/taint-eviction: patch Pod a/web/status',
      'kubectl: patch Node worker-1',
    ],
    command: 'taint nodes --all gone=yes:NoExecute',
  },
  {
    title: 'A pod is evicted by a drain, and comes again elsewhere',
    given: [
      'cordon worker-2',
      create,
      'uncordon worker-2',
      'drain worker-1 --ignore-daemonsets --force --delete-emptydir-data',
    ],
    object: latest('pods', 'Pod', 'web-', 'create'),
    way: [
      'kubelet: update Pod a/web-…/status',
      'kube-scheduler: create Pod a/web-…/binding',
      'kube-controller-manager/replicaset: create Pod a/web-…',
      'kubectl: update Pod a/web-…/eviction',
    ],
    command: 'drain worker-1 --ignore-daemonsets --force --delete-emptydir-data',
  },
  {
    title: 'The pod of a Job of a CronJob',
    given: [
      manifest(
        'batch/v1',
        'CronJob',
        'nightly',
        'spec: {schedule: "*/1 * * * *", jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: main, image: busybox, command: ["true"]}]}}}}}',
      ),
      { wait: 80_000 },
    ],
    object: latest('pods', 'Pod', 'nightly-', 'create'),
    way: [
      'kube-controller-manager/job: patch Pod a/nightly-…',
      'kubelet: update Pod a/nightly-…/status',
      'kube-scheduler: create Pod a/nightly-…/binding',
      'kube-controller-manager/job: create Pod a/nightly-…',
      'kube-controller-manager/cronjob: create Job a/nightly-29919481',
      'kubectl: create CronJob a/nightly',
    ],
    command: 'create -f -',
  },
  {
    title: 'A claim is bound to a volume that was made for it',
    given: [
      claim('data', 'accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}'),
      pod(`${one()}, volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]`),
    ],
    object: () => inA('PersistentVolumeClaim', 'data'),
    way: [
      'kube-controller-manager/persistent-volume-binder: update PersistentVolumeClaim a/data/status',
      'local-path-provisioner: create PersistentVolume pvc-…',
      'kube-controller-manager/persistent-volume-binder: update PersistentVolumeClaim a/data',
      'kube-scheduler: update PersistentVolumeClaim a/data',
      'kubectl: create Pod a/web',
    ],
    command: 'create -f -',
  },
  {
    title: 'The EndpointSlice of a Service follows its pods',
    given: [create, 'expose deployment web --port=80 -n a'],
    object: latest('endpointslices.discovery.k8s.io', 'EndpointSlice', 'web-'),
    way: [
      'kube-controller-manager/endpointslice: create EndpointSlice a/web-…',
      'kubectl: create Service a/web',
    ],
    command: 'expose deployment web --port=80 -n a',
  },
  {
    title: 'A quota counts what is made',
    given: [quota('pods=5'), create],
    object: () => inA('ResourceQuota', 'q'),
    way: [
      'kube-controller-manager/replicaset: update ResourceQuota a/q',
      'kube-controller-manager/deployment: create ReplicaSet a/web-…',
      'kubectl: create Deployment a/web',
    ],
    command: 'create deployment web --image=nginx -n a',
  },
  {
    title: 'A container is started again and again',
    given: [
      pod('containers: [{name: main, image: busybox, command: [sh, -c, "exit 1"]}]'),
      { wait: 120_000 },
    ],
    object: () => inA('Pod', 'web'),
    way: [
      'kubelet: update Pod a/web/status',
      'kube-scheduler: create Pod a/web/binding',
      'kubectl: create Pod a/web',
    ],
    command: 'create -f -',
  },
  {
    title: 'What is in a deleted namespace',
    given: ['create configmap settings -n a', 'delete namespace a --wait=false', { wait: 30_000 }],
    object: () => inA('ConfigMap', 'settings'),
    way: ['kube-controller-manager/namespace: delete ConfigMap a/settings', 'kubectl: delete Namespace a'],
    command: 'delete namespace a --wait=false',
  },
  {
    title: 'A pod is gone, as its node has failed',
    given: ['cordon worker-2', create, 'uncordon worker-2', { stop: 'kubelet/worker-1' }, { wait: 400_000 }],
    object: latest('pods', 'Pod', 'web-', 'create'),
    way: [
      'kubelet: update Pod a/web-…/status',
      'kube-scheduler: create Pod a/web-…/binding',
      'kube-controller-manager/replicaset: create Pod a/web-…',
      'kube-controller-manager/taint-eviction: patch Pod a/web-…/status',
      'kube-controller-manager/node-lifecycle: update Node worker-1',
      'kubelet: update Lease kube-node-lease/worker-1',
    ],
    open: true,
  },
  {
    title: 'A node is tainted by its state',
    given: ['cordon worker-2'],
    object: () => ref('Node', 'worker-2'),
    way: ['kube-controller-manager/node-lifecycle: update Node worker-2', 'kubectl: patch Node worker-2'],
    command: 'cordon worker-2',
  },
]
