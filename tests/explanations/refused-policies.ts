import { encodeBase64 } from '@/lib/cluster/apimachinery/base64'
import { encodeRequest, makePublicKey, toPem } from '@/lib/cluster/auth/x509'
import { one, pod, teams, webhook } from './lines'
import type { Line, RefusalSituation } from './situation'

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
export const REQUEST = signingRequest('dev')
const MASTERS_REQUEST = signingRequest('system:masters')
const BLOCKED = `

resource Pod/a/web was blocked due to the following policies 

teams:
  team: 'validation error: no team. rule team failed at path /metadata/labels/'
`
const NOTHING_TO_REMOVE =
  'JSON Patch: remove operation does not apply: doc is missing path: "/data/owner": missing value'

/** By policies, webhooks and what is asked of certificates. */
export const policies: RefusalSituation[] = [
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
      teams(
        'Pod',
        'validate: {failureAction: Enforce, message: no team, pattern: {metadata: {labels: {team: "?*"}}}}',
      ),
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
]
