/**
 * `kubeadm join` of a worker, or of a further control plane (join-control-plane.ts).
 * Mirrors: cmd/kubeadm/app/cmd/join.go, phases/join/kubelet.go, discovery/token: what is checked, what it prints.
 */
import { encodeBase64 } from '@/lib/cluster/apimachinery/base64'
import { toYaml } from '@/lib/cluster/apimachinery/yaml/write-yaml'
import { PKI } from '@/lib/cluster/host/static-manifests'
import { discover, tokenOf } from '@/lib/shell/programs/kubeadm/discovery'
import { checkJoin } from '@/lib/shell/programs/kubeadm/join-checks'
import { finishControlPlane, prepareControlPlane } from '@/lib/shell/programs/kubeadm/join-control-plane'
import { type KubeadmCall, KubeadmError, type Steps } from '@/lib/shell/programs/kubeadm/kubeadm-call'
import { type HostPlan, writeFile } from '@/lib/shell/programs/kubeadm/kubeadm-files'
import { startKubelet } from '@/lib/shell/programs/kubeadm/kubelet-start'
import { bootstrapClient } from '@/lib/shell/programs/kubeadm/tls-bootstrap'

const CLIENT = '/var/lib/kubelet/pki/kubelet-client-current.pem'

const kubeletConf = (server: string, authority: string): string =>
  toYaml({
    apiVersion: 'v1',
    clusters: [
      {
        cluster: { 'certificate-authority-data': encodeBase64(authority), server: `https://${server}` },
        name: 'default-cluster',
      },
    ],
    contexts: [
      {
        context: { cluster: 'default-cluster', namespace: 'default', user: 'default-auth' },
        name: 'default-context',
      },
    ],
    'current-context': 'default-context',
    kind: 'Config',
    users: [{ name: 'default-auth', user: { 'client-certificate': CLIENT, 'client-key': CLIENT } }],
  })

/** What a worker of this cluster is told; its own address is nobody's server. */
const planOf = (call: KubeadmCall, server: string): HostPlan => ({
  version: call.cluster.hosts.version,
  address: server.replace(/:\d+$/, ''),
  endpoint: server,
})

function* writeFiles(call: KubeadmCall, server: string, authority: string): Steps {
  writeFile(call, `${PKI}/ca.crt`, authority)
  writeFile(call, CLIENT, yield* bootstrapClient(call, tokenOf(call) ?? ''))
  writeFile(call, '/etc/kubernetes/kubelet.conf', kubeletConf(server, authority))
  return 0
}

/** @throws KubeadmError a node of that name is there and well */
function checkName(call: KubeadmCall): void {
  const node = call.get<{ status?: { conditions?: { type: string; status: string }[] } }>(
    `/api/v1/nodes/${call.host}`,
  )
  if (node?.status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True'))
    throw new KubeadmError(
      `error execution phase kubelet-start: a Node with name "${call.host}" and status "Ready" already exists in the cluster. You must delete the existing Node or change the name of this new joining Node`,
    )
}

const DONE = [
  '* Certificate signing request was sent to apiserver and a response was received.',
  '* The Kubelet was informed of the new secure connection details.',
]

export function* join(call: KubeadmCall): Steps {
  const [server = ''] = call.words
  const isControlPlane = call.isOn('control-plane')
  call.say('[preflight] Running pre-flight checks')
  yield* checkJoin(call)
  const authority = yield* discover(call, call.words[0])
  call.say(
    '[preflight] Reading configuration from the "kubeadm-config" ConfigMap in namespace "kube-system"...',
    "[preflight] Use 'kubeadm init phase upload-config kubeadm --config your-config-file' to re-upload it.",
  )
  checkName(call)
  if (isControlPlane) yield* prepareControlPlane(call, server)
  yield* writeFiles(call, server, authority)
  yield* startKubelet(call, planOf(call, server), 'join')
  call.say(
    '[kubelet-check] Waiting for a healthy kubelet at http://127.0.0.1:10248/healthz. This can take up to 4m0s',
    '[kubelet-check] The kubelet is healthy after 1.000s',
    '[kubelet-start] Waiting for the kubelet to perform the TLS Bootstrap',
  )
  if (isControlPlane) {
    yield* finishControlPlane(call, server, DONE)
    return 0
  }
  call.say(
    '',
    'This node has joined the cluster:',
    ...DONE,
    '',
    "Run 'kubectl get nodes' on the control-plane to see this node join the cluster.",
    '',
  )
  return 0
}
