/**
 * A kubelet's first certificate, asked for with a bootstrap token.
 * Mirrors: pkg/kubelet/certificate/bootstrap: a CertificateSigningRequest that the controller manager approves and signs.
 * Differs: kubeadm waits for it before the kubelet starts, not after.
 */
import { decodeBase64, encodeBase64 } from '@/lib/cluster/apimachinery/base64'
import { keyOfCertificate } from '@/lib/cluster/auth/authority'
import { encodeRequest, makePublicKey, toPem } from '@/lib/cluster/auth/x509'
import { type KubeadmCall, KubeadmError } from '@/lib/shell/programs/kubeadm/kubeadm-call'

const REQUESTS = '/apis/certificates.k8s.io/v1/certificatesigningrequests'
const POLL = 500
const PATIENCE = 60_000

interface Request {
  metadata: { name: string }
  status?: { certificate?: string }
}

const userOf = (token: string) => ({
  username: `system:bootstrap:${token.slice(0, 6)}`,
  groups: ['system:bootstrappers', 'system:bootstrappers:kubeadm:default-node-token', 'system:authenticated'],
})

function ask(call: KubeadmCall, token: string): string {
  const byte = () => Math.floor(call.random() * 256)
  const request = encodeRequest({
    subject: [
      ['O', 'system:nodes'],
      ['CN', `system:node:${call.host}`],
    ],
    ...{ publicKey: makePublicKey(byte), dns: [], ips: [] },
  })
  const { code, body } = call.ask(
    'create',
    REQUESTS,
    {
      ...{ apiVersion: 'certificates.k8s.io/v1', kind: 'CertificateSigningRequest' },
      metadata: { generateName: 'csr-' },
      spec: {
        request: encodeBase64(toPem('CERTIFICATE REQUEST', request)),
        signerName: 'kubernetes.io/kube-apiserver-client-kubelet',
        usages: ['digital signature', 'client auth'],
      },
    },
    userOf(token),
  )
  if (code >= 300)
    throw new KubeadmError(
      `error execution phase kubelet-start: failed to run Kubelet: cannot create certificate signing request: ${String(body.message)}`,
    )
  return (body as unknown as Request).metadata.name
}

/** The certificate with its key, as PEM. @throws KubeadmError nobody signs it within a minute */
export function* bootstrapClient(call: KubeadmCall, token: string): Generator<number, string, undefined> {
  const name = ask(call, token)
  for (let waited = 0; waited < PATIENCE; waited += POLL) {
    const data = call.get<Request>(`${REQUESTS}/${name}`)?.status?.certificate
    if (data) {
      const certificate = decodeBase64(data)
      return certificate + keyOfCertificate(certificate)
    }
    yield POLL
  }
  throw new KubeadmError(
    'error execution phase kubelet-start: timed out waiting for the kubelet to perform the TLS Bootstrap: context deadline exceeded',
  )
}
