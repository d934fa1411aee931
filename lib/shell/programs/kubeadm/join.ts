/**
 * `kubeadm join` of a worker.
 * Mirrors: cmd/kubeadm/app/cmd/join.go, phases/join/kubelet.go, discovery/token: what is checked, what it prints.
 * Differs: workers only; the kubelet's certificate is there at once, without a CertificateSigningRequest that shows.
 */
import { encodeBase64 } from '@/lib/cluster/apimachinery/base64'
import { toYaml } from '@/lib/cluster/apimachinery/yaml/write-yaml'
import { certificateOf, issueCertificate, keyOfCertificate } from '@/lib/cluster/auth/authority'
import { makePublicKey } from '@/lib/cluster/auth/x509'
import { PKI } from '@/lib/cluster/host/static-manifests'
import { discover } from '@/lib/shell/programs/kubeadm/discovery'
import { checkJoin } from '@/lib/shell/programs/kubeadm/join-checks'
import { type KubeadmCall, KubeadmError, type Steps } from '@/lib/shell/programs/kubeadm/kubeadm-call'
import { makeFolders } from '@/lib/userland/kernel/folders'

const YEAR = 365 * 24 * 3_600_000
const CLIENT = '/var/lib/kubelet/pki/kubelet-client-current.pem'

/** A kubelet's certificate with its key, by the cluster's authority. PEM */
function kubeletPair(call: KubeadmCall, authority: string): string {
  const issuer = certificateOf(authority)
  if (!issuer) throw new KubeadmError('the certificate authority of the cluster cannot be read')
  const byte = () => Math.floor(call.random() * 256)
  const now = Math.floor(call.now() / 1000) * 1000
  const certificate = issueCertificate(
    {
      subject: [
        ['O', 'system:nodes'],
        ['CN', `system:node:${call.host}`],
      ],
      publicKey: makePublicKey(byte),
      dns: [],
      ips: [],
      serial: [0x2c, ...Array.from({ length: 7 }, byte)],
      notBefore: now,
      notAfter: now + YEAR,
      usages: ['digital signature', 'client auth'],
    },
    issuer,
  )
  return certificate + keyOfCertificate(certificate)
}

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

function writeFiles(call: KubeadmCall, server: string, authority: string): void {
  const { files } = call
  const original = call.cluster.hosts.originalFiles(call.host)
  const write = (path: string, text: string) => {
    makeFolders(files, path.slice(0, path.lastIndexOf('/')))
    files.write(path, text)
  }
  write(`${PKI}/ca.crt`, authority)
  for (const path of ['/var/lib/kubelet/config.yaml', '/var/lib/kubelet/kubeadm-flags.env'])
    write(path, original.read(path))
  write(CLIENT, kubeletPair(call, authority))
  write('/etc/kubernetes/kubelet.conf', kubeletConf(server, authority))
  makeFolders(files, '/etc/kubernetes/manifests')
}

export function* join(call: KubeadmCall): Steps {
  const [server] = call.words
  if (call.isOn('control-plane'))
    throw new KubeadmError('this lab joins workers only, no further control plane')
  call.say('[preflight] Running pre-flight checks')
  yield* checkJoin(call)
  const authority = yield* discover(call, server)
  call.say(
    '[preflight] Reading configuration from the "kubeadm-config" ConfigMap in namespace "kube-system"...',
    "[preflight] Use 'kubeadm init phase upload-config kubeadm --config your-config-file' to re-upload it.",
  )
  const node = call.get<{ status?: { conditions?: { type: string; status: string }[] } }>(
    `/api/v1/nodes/${call.host}`,
  )
  if (node?.status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True'))
    throw new KubeadmError(
      `error execution phase kubelet-start: a Node with name "${call.host}" and status "Ready" already exists in the cluster. You must delete the existing Node or change the name of this new joining Node`,
    )
  writeFiles(call, server ?? '', authority)
  call.say(
    '[kubelet-start] Writing kubelet configuration to file "/var/lib/kubelet/config.yaml"',
    '[kubelet-start] Writing kubelet environment file with flags to file "/var/lib/kubelet/kubeadm-flags.env"',
    '[kubelet-start] Starting the kubelet',
    '[kubelet-check] Waiting for a healthy kubelet at http://127.0.0.1:10248/healthz. This can take up to 4m0s',
  )
  const manager = call.cluster.hosts.systemd(call.host)
  const failed = manager.restart('kubelet.service')
  if (failed) throw new KubeadmError(`error execution phase kubelet-start: ${failed.error}`)
  yield 1000
  if (manager.run('kubelet.service').state !== 'active')
    throw new KubeadmError(
      'error execution phase kubelet-start: failed while waiting for the kubelet to start: The HTTP call equal to \'curl -sSL http://127.0.0.1:10248/healthz\' returned error: Get "http://127.0.0.1:10248/healthz": dial tcp 127.0.0.1:10248: connect: connection refused',
    )
  call.say(
    '[kubelet-check] The kubelet is healthy after 1.000s',
    '[kubelet-start] Waiting for the kubelet to perform the TLS Bootstrap',
    '',
    'This node has joined the cluster:',
    '* Certificate signing request was sent to apiserver and a response was received.',
    '* The Kubelet was informed of the new secure connection details.',
    '',
    "Run 'kubectl get nodes' on the control-plane to see this node join the cluster.",
    '',
  )
  return 0
}
