import { encodeBase64 } from '@/lib/cluster/apimachinery/base64'
import { encodeRequest, makePublicKey, toPem } from '@/lib/cluster/auth/x509'
import type { ChangeSituation, Line, RefusalSituation } from './situation'

const quota = (hard: string): Line => `create quota q --hard=${hard} -n a`
const limits = (item: string): Line => [
  'apply -f -',
  `apiVersion: v1\nkind: LimitRange\nmetadata: {name: bounds, namespace: a}\nspec: {limits: [${item}]}`,
]
const pod = (spec: string, namespace = 'a'): Line => [
  'create -f -',
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: ${namespace}}\nspec: {${spec}}`,
]
const one = (more = '') => `containers: [{name: main, image: nginx${more}}]`
const resources = (requests: string, limit: string) =>
  one(`, resources: {requests: {${requests}}, limits: {${limit}}}`)
const level = (name: string): Line => `label namespace a pod-security.kubernetes.io/enforce=${name}`
const VAP = (policy: string, params = ''): Line => [
  'apply -f -',
  `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata: {name: few}
spec:
  matchConstraints:
    resourceRules: [{apiGroups: [apps], apiVersions: [v1], operations: [CREATE, UPDATE], resources: [deployments]}]
  ${policy}
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicyBinding
metadata: {name: everywhere}
spec: {policyName: few, validationActions: [Deny]${params}}`,
]
const webhook = (kind: string, policy: string): Line => [
  'apply -f -',
  `apiVersion: admissionregistration.k8s.io/v1
kind: ${kind}WebhookConfiguration
metadata: {name: guards}
webhooks:
- name: guard.example.com
  admissionReviewVersions: [v1]
  sideEffects: None
  failurePolicy: ${policy}
  clientConfig: {service: {namespace: b, name: guard}}
  rules: [{apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [configmaps]}]`,
]
const signingRequest = (group: string) =>
  encodeBase64(
    toPem(
      'CERTIFICATE REQUEST',
      encodeRequest({
        subject: [
          ['O', group],
          ['CN', 'ann'],
        ],
        publicKey: makePublicKey(() => 7),
        dns: [],
        ips: [],
      }),
    ),
  )
const REQUEST = signingRequest('dev')
const MASTERS_REQUEST = signingRequest('system:masters')
const BLOCKED = `

resource Pod/a/web was blocked due to the following policies 

teams:
  team: 'validation error: no team. rule team failed at path /metadata/labels/'
`
const NOTHING_TO_REMOVE =
  'JSON Patch: remove operation does not apply: doc is missing path: "/data/owner": missing value'
const MAKER: Line[] = [
  'create clusterrole maker --verb=create --resource=roles,rolebindings',
  'create clusterrolebinding maker --clusterrole=maker --user=ann',
]

export const refusals: RefusalSituation[] = [
  {
    title: 'A quota of pods is used up',
    given: [quota('pods=1'), 'run first --image=nginx -n a'],
    when: 'run web --image=nginx -n a',
    says: 'pods "web" is forbidden: exceeded quota: q, requested: pods=1, used: pods=1, limited: pods=1',
    refusal: {
      plugin: 'ResourceQuota',
      phase: 'validate',
      target: 'web',
      finding: {
        kind: 'quota-exceeded',
        quota: 'q',
        exceeded: [{ resource: 'pods', requested: '1', used: '1', limited: '1' }],
      },
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
    refusal: {
      plugin: 'ResourceQuota',
      finding: {
        kind: 'quota-exceeded',
        quota: 'q',
        exceeded: [{ resource: 'requests.cpu', requested: '500m', used: '600m', limited: '1' }],
      },
    },
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
    refusal: {
      plugin: 'ResourceQuota',
      finding: {
        kind: 'quota-exceeded',
        quota: 'q',
        exceeded: [{ resource: 'pods', requested: '1', used: '0', limited: '0' }],
      },
    },
    tried: { userAgent: 'kube-controller-manager/replicaset', atLeast: 2 },
  },
  {
    title: 'A limit above the maximum of a container',
    given: [limits('{type: Container, max: {cpu: 500m}}')],
    when: pod(resources('cpu: 100m', 'cpu: "1"')),
    says: 'pods "web" is forbidden: maximum cpu usage per Container is 500m, but limit is 1',
    refusal: {
      plugin: 'LimitRanger',
      finding: {
        kind: 'limit-range',
        limitRange: 'bounds',
        violations: [
          {
            type: 'Container',
            resource: 'cpu',
            bound: 'max',
            amount: '500m',
            container: 'main',
            request: '100m',
            limit: '1',
            message: 'maximum cpu usage per Container is 500m, but limit is 1',
          },
        ],
      },
    },
  },
  {
    title: 'A request below the minimum of a container',
    given: [limits('{type: Container, min: {memory: 64Mi}}')],
    when: pod(resources('memory: 16Mi', 'memory: 128Mi')),
    says: 'pods "web" is forbidden: minimum memory usage per Container is 64Mi, but request is 16Mi',
    refusal: {
      plugin: 'LimitRanger',
      finding: {
        kind: 'limit-range',
        limitRange: 'bounds',
        violations: [
          {
            type: 'Container',
            resource: 'memory',
            bound: 'min',
            amount: '64Mi',
            container: 'main',
            request: '16Mi',
            limit: '128Mi',
            message: 'minimum memory usage per Container is 64Mi, but request is 16Mi',
          },
        ],
      },
    },
  },
  {
    title: 'A limit too far above the request',
    given: [limits('{type: Container, maxLimitRequestRatio: {cpu: "2"}}')],
    when: pod(resources('cpu: 100m', 'cpu: 500m')),
    says: 'pods "web" is forbidden: cpu max limit to request ratio per Container is 2, but provided ratio is 5.000000',
    refusal: {
      plugin: 'LimitRanger',
      finding: {
        kind: 'limit-range',
        limitRange: 'bounds',
        violations: [
          {
            type: 'Container',
            resource: 'cpu',
            bound: 'maxLimitRequestRatio',
            amount: '2',
            container: 'main',
            request: '100m',
            limit: '500m',
            ratio: '5.000000',
            message: 'cpu max limit to request ratio per Container is 2, but provided ratio is 5.000000',
          },
        ],
      },
    },
  },
  {
    title: 'A claim larger than a LimitRange allows',
    given: [limits('{type: PersistentVolumeClaim, max: {storage: 1Gi}}')],
    when: [
      'create -f -',
      'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: data, namespace: a}\nspec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 2Gi}}}',
    ],
    says: 'persistentvolumeclaims "data" is forbidden: maximum storage usage per PersistentVolumeClaim is 1Gi, but request is 2Gi',
    refusal: {
      plugin: 'LimitRanger',
      finding: {
        kind: 'limit-range',
        limitRange: 'bounds',
        violations: [
          {
            type: 'PersistentVolumeClaim',
            resource: 'storage',
            bound: 'max',
            amount: '1Gi',
            request: '2Gi',
            message: 'maximum storage usage per PersistentVolumeClaim is 1Gi, but request is 2Gi',
          },
        ],
      },
    },
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
  {
    title: 'An expression of a policy is not true',
    given: [VAP('validations: [{expression: "object.spec.replicas <= 2", message: "two at most"}]')],
    when: 'create deployment web --image=nginx --replicas=3 -n a',
    says: "deployments.apps \"web\" is forbidden: ValidatingAdmissionPolicy 'few' with binding 'everywhere' denied request: two at most",
    refusal: {
      plugin: 'ValidatingAdmissionPolicy',
      finding: {
        kind: 'policy',
        policy: 'few',
        binding: 'everywhere',
        expression: 'object.spec.replicas <= 2',
        message: 'two at most',
      },
    },
  },
  {
    title: 'A policy takes its bound from parameters',
    given: [
      'create configmap bound --from-literal=most=2 -n b',
      VAP(
        'paramKind: {apiVersion: v1, kind: ConfigMap}\n  validations: [{expression: "object.spec.replicas <= int(params.data.most)"}]',
        ', paramRef: {name: bound, namespace: b, parameterNotFoundAction: Deny}',
      ),
    ],
    when: 'create deployment web --image=nginx --replicas=3 -n a',
    says: "deployments.apps \"web\" is forbidden: ValidatingAdmissionPolicy 'few' with binding 'everywhere' denied request: failed expression: object.spec.replicas <= int(params.data.most)",
    refusal: {
      plugin: 'ValidatingAdmissionPolicy',
      finding: {
        kind: 'policy',
        policy: 'few',
        binding: 'everywhere',
        expression: 'object.spec.replicas <= int(params.data.most)',
        params: 'b/bound',
        message: 'failed expression: object.spec.replicas <= int(params.data.most)',
      },
    },
  },
  {
    title: 'A mutating policy fails',
    given: [
      [
        'apply -f -',
        `apiVersion: admissionregistration.k8s.io/v1
kind: MutatingAdmissionPolicy
metadata: {name: owner}
spec:
  reinvocationPolicy: Never
  matchConstraints:
    resourceRules: [{apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [configmaps]}]
  mutations:
  - patchType: JSONPatch
    jsonPatch: {expression: '[JSONPatch{op: "remove", path: "/data/owner"}]'}
---
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingAdmissionPolicyBinding
metadata: {name: everywhere}
spec: {policyName: owner}`,
      ],
    ],
    when: 'create configmap settings -n a',
    says: `policy 'owner' with binding 'everywhere' denied request: ${NOTHING_TO_REMOVE}`,
    refusal: {
      plugin: 'MutatingAdmissionPolicy',
      finding: {
        kind: 'policies',
        failed: [{ policy: 'owner', binding: 'everywhere', message: NOTHING_TO_REMOVE }],
      },
    },
  },
  {
    title: 'Who approves a certificate may not do so for its signer',
    given: [
      'create clusterrole approver --verb=get,list,update --resource=certificatesigningrequests,certificatesigningrequests/approval',
      'create clusterrolebinding approver --clusterrole=approver --user=bob',
      [
        'create -f -',
        `apiVersion: certificates.k8s.io/v1
kind: CertificateSigningRequest
metadata: {name: ann}
spec: {request: ${REQUEST}, signerName: kubernetes.io/kube-apiserver-client, usages: [client auth]}`,
      ],
    ],
    when: 'certificate approve ann --as bob',
    says: 'certificatesigningrequests.certificates.k8s.io "ann" is forbidden: user not permitted to approve requests with signerName "kubernetes.io/kube-apiserver-client"',
    refusal: {
      plugin: 'CertificateApproval',
      finding: { kind: 'signer-right', verb: 'approve', signerName: 'kubernetes.io/kube-apiserver-client' },
    },
  },
  {
    title: 'The Service of a webhook is not there',
    given: [webhook('Validating', 'Fail')],
    when: 'create configmap settings -n a',
    says: 'Internal error occurred: failed calling webhook "guard.example.com": failed to call webhook: Post "https://guard.b.svc:443/?timeout=10s": service "guard" not found',
    refusal: {
      plugin: 'ValidatingAdmissionWebhook',
      finding: {
        kind: 'webhook',
        webhook: 'guard.example.com',
        configuration: 'guards',
        outcome: 'failed',
        message:
          'failed to call webhook: Post "https://guard.b.svc:443/?timeout=10s": service "guard" not found',
      },
    },
  },
  {
    title: 'A policy engine denies the request',
    addons: ['policy-engine'],
    given: [
      [
        'apply -f -',
        `apiVersion: kyverno.io/v1
kind: ClusterPolicy
metadata: {name: teams}
spec:
  rules:
  - name: team
    match: {any: [{resources: {kinds: [Pod]}}]}
    validate: {failureAction: Enforce, message: no team, pattern: {metadata: {labels: {team: "?*"}}}}`,
      ],
    ],
    when: pod(one()),
    says: `admission webhook "validate.kyverno.svc-fail" denied the request: ${BLOCKED}`,
    refusal: {
      plugin: 'ValidatingAdmissionWebhook',
      target: 'web',
      finding: {
        kind: 'webhook',
        webhook: 'validate.kyverno.svc-fail',
        configuration: 'kyverno-resource-validating-webhook-cfg',
        outcome: 'denied',
        message: BLOCKED,
      },
    },
  },
  {
    title: 'A certificate for the group that may do anything',
    when: [
      'create -f -',
      `apiVersion: certificates.k8s.io/v1
kind: CertificateSigningRequest
metadata: {name: ann}
spec: {request: ${MASTERS_REQUEST}, signerName: kubernetes.io/kube-apiserver-client, usages: [client auth]}`,
    ],
    says: 'certificatesigningrequests.certificates.k8s.io "ann" is forbidden: use of kubernetes.io/kube-apiserver-client signer with system:masters group is not allowed',
    refusal: {
      plugin: 'CertificateSubjectRestriction',
      finding: {
        kind: 'certificate-subject',
        signerName: 'kubernetes.io/kube-apiserver-client',
        organization: 'system:masters',
      },
    },
  },
  {
    title: 'A pod that is to grow beyond its node',
    given: [pod(`nodeName: worker-1, ${one(', resources: {requests: {cpu: 100m}}')}`)],
    when: 'patch pod web -n a --subresource=resize -p {"spec":{"containers":[{"name":"main","resources":{"requests":{"cpu":"100"}}}]}}',
    says: 'pods "web" is forbidden: node didn\'t have enough allocatable resources: cpu, requested: 100000, allocatable: 4000',
    refusal: {
      plugin: 'PodResize',
      finding: {
        kind: 'node-too-small',
        node: 'worker-1',
        short: [{ resource: 'cpu', requested: 100000, allocatable: 4000 }],
      },
    },
  },
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

const PODS = '/api/v1/namespaces/a/pods'
const container = { name: 'main', image: 'nginx' }
const podBody = (spec: object) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web' },
  spec: { containers: [container], automountServiceAccountToken: false, ...spec },
})
const create = (path: string, body: object): ChangeSituation['request'] => ({ method: 'POST', path, body })
const tolerates = (key: string) => ({
  effect: 'NoExecute',
  key: `node.kubernetes.io/${key}`,
  operator: 'Exists',
  tolerationSeconds: 300,
})
/** What any new pod gets. */
const ACCOUNT = {
  plugin: 'ServiceAccount',
  phase: 'admit' as const,
  changes: [
    { op: 'add' as const, path: '/spec/serviceAccount', value: 'default' },
    { op: 'add' as const, path: '/spec/serviceAccountName', value: 'default' },
  ],
}
const PRIORITY = {
  plugin: 'Priority',
  changes: [
    { op: 'add' as const, path: '/spec/preemptionPolicy', value: 'PreemptLowerPriority' },
    { op: 'add' as const, path: '/spec/priority', value: 0 },
  ],
}
const TOLERATIONS = {
  plugin: 'DefaultTolerationSeconds',
  changes: [
    {
      op: 'add' as const,
      path: '/spec/tolerations',
      value: [tolerates('not-ready'), tolerates('unreachable')],
    },
  ],
}

export const changes: ChangeSituation[] = [
  {
    title: 'What any pod gets: a service account, a priority, tolerations of lost nodes',
    request: create(PODS, podBody({})),
    steps: [ACCOUNT, PRIORITY, TOLERATIONS],
  },
  {
    title: 'A LimitRange fills in what a container does not say',
    given: [limits('{type: Container, default: {cpu: 500m}, defaultRequest: {cpu: 100m}}')],
    request: create(PODS, podBody({})),
    steps: [
      {
        plugin: 'LimitRanger',
        changes: [
          {
            op: 'add',
            path: '/metadata/annotations',
            value: {
              'kubernetes.io/limit-ranger':
                'LimitRanger plugin set: cpu request for container main; cpu limit for container main',
            },
          },
          { op: 'add', path: '/spec/containers/0/resources/limits', value: { cpu: '500m' } },
          { op: 'add', path: '/spec/containers/0/resources/requests', value: { cpu: '100m' } },
        ],
      },
      ACCOUNT,
      PRIORITY,
      TOLERATIONS,
    ],
  },
  {
    title: 'A priority class becomes a number',
    given: ['create priorityclass urgent --value=1000 --preemption-policy=Never'],
    request: create(PODS, podBody({ priorityClassName: 'urgent' })),
    steps: [
      ACCOUNT,
      {
        plugin: 'Priority',
        changes: [
          { op: 'add', path: '/spec/preemptionPolicy', value: 'Never' },
          { op: 'add', path: '/spec/priority', value: 1000 },
        ],
      },
      TOLERATIONS,
    ],
  },
  {
    title: 'A quota counts what it lets in',
    given: [quota('configmaps=5')],
    request: create('/api/v1/namespaces/a/configmaps', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'settings' },
    }),
    steps: [
      {
        plugin: 'ResourceQuota',
        phase: 'validate',
        changes: [],
        writes: [
          {
            resource: 'resourcequotas',
            key: 'a/q',
            changes: [{ op: 'replace', path: '/status/used/configmaps', value: '2', was: '1' }],
          },
        ],
      },
    ],
  },
  {
    title: 'A new claim gets the default storage class and a finalizer',
    given: [
      [
        'apply -f -',
        'apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: {name: fast, annotations: {storageclass.kubernetes.io/is-default-class: "true"}}\nprovisioner: example.com/disk',
      ],
    ],
    request: create('/api/v1/namespaces/a/persistentvolumeclaims', {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: 'data' },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
    }),
    steps: [
      {
        plugin: 'DefaultStorageClass',
        changes: [{ op: 'add', path: '/spec/storageClassName', value: 'fast' }],
      },
      {
        plugin: 'StorageObjectInUseProtection',
        changes: [{ op: 'add', path: '/metadata/finalizers', value: ['kubernetes.io/pvc-protection'] }],
      },
    ],
  },
  {
    title: 'A new Ingress gets the default class',
    given: [
      [
        'apply -f -',
        'apiVersion: networking.k8s.io/v1\nkind: IngressClass\nmetadata: {name: nginx, annotations: {ingressclass.kubernetes.io/is-default-class: "true"}}\nspec: {controller: k8s.io/ingress-nginx}',
      ],
    ],
    request: create('/apis/networking.k8s.io/v1/namespaces/a/ingresses', {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name: 'web' },
      spec: { defaultBackend: { service: { name: 'web', port: { number: 80 } } } },
    }),
    steps: [
      {
        plugin: 'DefaultIngressClass',
        changes: [{ op: 'add', path: '/spec/ingressClassName', value: 'nginx' }],
      },
    ],
  },
  {
    title: 'Pod Security warns of the template of a Deployment',
    given: [level('baseline')],
    request: create('/apis/apps/v1/namespaces/a/deployments', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web' },
      spec: {
        selector: { matchLabels: { app: 'web' } },
        template: { metadata: { labels: { app: 'web' } }, spec: { hostPID: true, containers: [container] } },
      },
    }),
    steps: [
      {
        plugin: 'PodSecurity',
        changes: [],
        warnings: ['would violate PodSecurity "baseline:latest": host namespaces (hostPID=true)'],
      },
    ],
  },
  {
    title: 'A policy engine adds a label',
    addons: ['policy-engine'],
    given: [
      [
        'apply -f -',
        `apiVersion: kyverno.io/v1
kind: ClusterPolicy
metadata: {name: teams}
spec:
  rules:
  - name: team
    match: {any: [{resources: {kinds: [ConfigMap]}}]}
    mutate: {patchStrategicMerge: {metadata: {labels: {team: none}}}}`,
      ],
    ],
    request: create('/api/v1/namespaces/a/configmaps', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'settings' },
    }),
    steps: [
      {
        plugin: 'MutatingAdmissionWebhook',
        changes: [{ op: 'add', path: '/metadata/labels', value: { team: 'none' } }],
      },
    ],
  },
  {
    title: 'A webhook that cannot be asked is left out when its failurePolicy is Ignore',
    given: [webhook('Mutating', 'Ignore')],
    request: create('/api/v1/namespaces/a/configmaps', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'settings' },
    }),
    steps: [
      {
        plugin: 'MutatingAdmissionWebhook',
        changes: [],
        annotations: {
          'failed-open.mutation.webhook.admission.k8s.io/round_0_index_0': 'guard.example.com',
          'mutation.webhook.admission.k8s.io/round_0_index_0':
            '{"configuration":"guards","webhook":"guard.example.com","mutated":false}',
        },
      },
    ],
  },
]
