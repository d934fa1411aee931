import type { Exceeded, OutOfRange } from '@/lib/cluster/admission/finding'
import { level, limits, one, pod, quota } from './lines'
import type { RefusalSituation } from './situation'

const resources = (requests: string, limit: string) =>
  one(`, resources: {requests: {${requests}}, limits: {${limit}}}`)

const tooMuch = (exceeded: Exceeded): RefusalSituation['refusal'] => ({
  plugin: 'ResourceQuota',
  finding: { kind: 'quota-exceeded', quota: 'q', exceeded: [exceeded] },
})

const outOfBounds = (violation: OutOfRange): RefusalSituation['refusal'] => ({
  plugin: 'LimitRanger',
  finding: { kind: 'limit-range', limitRange: 'bounds', violations: [violation] },
})

/** By quotas, bounds and levels. */
export const amounts: RefusalSituation[] = [
  {
    title: 'A quota of pods is used up',
    given: [quota('pods=1'), 'run first --image=nginx -n a'],
    when: 'run web --image=nginx -n a',
    says: 'pods "web" is forbidden: exceeded quota: q, requested: pods=1, used: pods=1, limited: pods=1',
    refusal: {
      phase: 'validate',
      target: 'web',
      ...tooMuch({ resource: 'pods', requested: '1', used: '1', limited: '1' }),
    },
  },
  {
    title: 'A quota of cpu has too little left',
    given: [
      quota('requests.cpu=1,requests.memory=1Gi'),
      pod(one(', resources: {requests: {cpu: 600m, memory: 1Mi}}')),
    ],
    when: [
      'create -f -',
      'apiVersion: v1\nkind: Pod\nmetadata: {name: more, namespace: a}\nspec: {containers: [{name: main, image: nginx, resources: {requests: {cpu: 500m, memory: 1Mi}}}]}',
    ],
    says: 'pods "more" is forbidden: exceeded quota: q, requested: requests.cpu=500m, used: requests.cpu=600m, limited: requests.cpu=1',
    refusal: tooMuch({ resource: 'requests.cpu', requested: '500m', used: '600m', limited: '1' }),
  },
  {
    title: 'A quota bounds what the container does not say',
    given: [quota('limits.cpu=1,requests.memory=1Gi')],
    when: 'run web --image=nginx -n a',
    says: 'pods "web" is forbidden: failed quota: q: must specify limits.cpu for: web; requests.memory for: web',
    refusal: {
      plugin: 'ResourceQuota',
      finding: {
        kind: 'quota-unspecified',
        quota: 'q',
        missing: [
          { resource: 'limits.cpu', containers: ['web'] },
          { resource: 'requests.memory', containers: ['web'] },
        ],
      },
    },
  },
  {
    title: 'A controller runs into a quota, again and again',
    given: [quota('pods=0')],
    when: 'create deployment web --image=nginx -n a',
    says: '',
    refusal: tooMuch({ resource: 'pods', requested: '1', used: '0', limited: '0' }),
    tried: { userAgent: 'kube-controller-manager/replicaset', atLeast: 2 },
  },
  {
    title: 'A limit above the maximum of a container',
    given: [limits('{type: Container, max: {cpu: 500m}}')],
    when: pod(resources('cpu: 100m', 'cpu: "1"')),
    says: 'pods "web" is forbidden: maximum cpu usage per Container is 500m, but limit is 1',
    refusal: outOfBounds({
      type: 'Container',
      resource: 'cpu',
      bound: 'max',
      amount: '500m',
      container: 'main',
      request: '100m',
      limit: '1',
      message: 'maximum cpu usage per Container is 500m, but limit is 1',
    }),
  },
  {
    title: 'A request below the minimum of a container',
    given: [limits('{type: Container, min: {memory: 64Mi}}')],
    when: pod(resources('memory: 16Mi', 'memory: 128Mi')),
    says: 'pods "web" is forbidden: minimum memory usage per Container is 64Mi, but request is 16Mi',
    refusal: outOfBounds({
      type: 'Container',
      resource: 'memory',
      bound: 'min',
      amount: '64Mi',
      container: 'main',
      request: '16Mi',
      limit: '128Mi',
      message: 'minimum memory usage per Container is 64Mi, but request is 16Mi',
    }),
  },
  {
    title: 'A limit too far above the request',
    given: [limits('{type: Container, maxLimitRequestRatio: {cpu: "2"}}')],
    when: pod(resources('cpu: 100m', 'cpu: 500m')),
    says: 'pods "web" is forbidden: cpu max limit to request ratio per Container is 2, but provided ratio is 5.000000',
    refusal: outOfBounds({
      type: 'Container',
      resource: 'cpu',
      bound: 'maxLimitRequestRatio',
      amount: '2',
      container: 'main',
      request: '100m',
      limit: '500m',
      ratio: '5.000000',
      message: 'cpu max limit to request ratio per Container is 2, but provided ratio is 5.000000',
    }),
  },
  {
    title: 'A claim larger than a LimitRange allows',
    given: [limits('{type: PersistentVolumeClaim, max: {storage: 1Gi}}')],
    when: [
      'create -f -',
      'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: data, namespace: a}\nspec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 2Gi}}}',
    ],
    says: 'persistentvolumeclaims "data" is forbidden: maximum storage usage per PersistentVolumeClaim is 1Gi, but request is 2Gi',
    refusal: outOfBounds({
      type: 'PersistentVolumeClaim',
      resource: 'storage',
      bound: 'max',
      amount: '1Gi',
      request: '2Gi',
      message: 'maximum storage usage per PersistentVolumeClaim is 1Gi, but request is 2Gi',
    }),
  },
  {
    title: "Pod Security, level baseline: privileged, the host's network and a hostPath volume",
    given: [level('baseline')],
    when: pod(
      `hostNetwork: true, volumes: [{name: root, hostPath: {path: /}}], ${one(', securityContext: {privileged: true}')}`,
    ),
    says: 'pods "web" is forbidden: violates PodSecurity "baseline:latest": host namespaces (hostNetwork=true), hostPath volumes (volume "root"), privileged (container "main" must not set securityContext.privileged=true)',
    refusal: {
      plugin: 'PodSecurity',
      finding: {
        kind: 'pod-security',
        level: 'baseline',
        version: 'latest',
        violations: [
          {
            check: 'hostNamespaces',
            reason: 'host namespaces',
            detail: 'hostNetwork=true',
            fields: ['spec.hostNetwork'],
          },
          {
            check: 'hostPathVolumes',
            reason: 'hostPath volumes',
            detail: 'volume "root"',
            fields: ['spec.volumes[0]'],
          },
          {
            check: 'privileged',
            reason: 'privileged',
            detail: 'container "main" must not set securityContext.privileged=true',
            fields: ['spec.containers[0].securityContext.privileged'],
          },
        ],
      },
    },
  },
  {
    title: 'Pod Security, level restricted: root by the pod, an init container that may escalate',
    given: [level('restricted')],
    when: pod(
      `securityContext: {runAsUser: 0, runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}, initContainers: [{name: first, image: busybox, securityContext: {capabilities: {drop: [ALL]}}}], ${one(', securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}')}`,
    ),
    says: 'pods "web" is forbidden: violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false (container "first" must set securityContext.allowPrivilegeEscalation=false), runAsUser=0 (pod must not set runAsUser=0)',
    refusal: {
      plugin: 'PodSecurity',
      finding: {
        kind: 'pod-security',
        level: 'restricted',
        version: 'latest',
        violations: [
          {
            check: 'allowPrivilegeEscalation',
            reason: 'allowPrivilegeEscalation != false',
            detail: 'container "first" must set securityContext.allowPrivilegeEscalation=false',
            fields: ['spec.initContainers[0].securityContext.allowPrivilegeEscalation'],
          },
          {
            check: 'runAsUser',
            reason: 'runAsUser=0',
            detail: 'pod must not set runAsUser=0',
            fields: ['spec.securityContext.runAsUser'],
          },
        ],
      },
    },
  },
]
