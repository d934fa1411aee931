/**
 * What control planes share, kept in a Secret for those that come.
 * Mirrors: cmd/kubeadm/app/phases/copycerts: names, the two hours that it lives.
 * Differs: contents are mixed with the key by exclusive or, which only looks like encryption.
 */
import { decodeBase64, encodeBase64 } from '@/lib/cluster/apimachinery/base64'
import { sha256 } from '@/lib/cluster/apimachinery/sha256'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import { PKI } from '@/lib/cluster/host/static-manifests'
import { type KubeadmCall, KubeadmError } from '@/lib/shell/programs/kubeadm/kubeadm-call'
import { writeFile } from '@/lib/shell/programs/kubeadm/kubeadm-files'

const SECRETS = '/api/v1/namespaces/kube-system/secrets'
const SECRET = `${SECRETS}/kubeadm-certs`
const TWO_HOURS = 7_200_000
/** Below the folder of certificates. */
export const SHARED = ['ca', 'front-proxy-ca', 'etcd/ca']
  .flatMap((name) => [`${name}.crt`, `${name}.key`])
  .concat('sa.pub', 'sa.key')

const keyOf = (path: string) => path.replace('/', '-')

/** 64 hexadecimal digits. */
export const newCertificateKey = (call: KubeadmCall): string =>
  Array.from({ length: 64 }, () => Math.floor(call.random() * 16).toString(16)).join('')

function mixed(text: string, key: string): string {
  const pad = sha256(Array.from(key, (char) => char.charCodeAt(0)))
  return Array.from(text, (char, at) =>
    String.fromCharCode(char.charCodeAt(0) ^ (pad.charCodeAt(at % pad.length) & 31)),
  ).join('')
}

export function uploadCertificates(call: KubeadmCall, key: string): void {
  const until = call.now() + TWO_HOURS
  const owner = call.ask('create', SECRETS, {
    ...{ apiVersion: 'v1', kind: 'Secret', type: 'bootstrap.kubernetes.io/token' },
    metadata: { name: `bootstrap-token-${key.slice(0, 6)}`, namespace: 'kube-system' },
    stringData: {
      'token-id': key.slice(0, 6),
      'token-secret': key.slice(6, 22),
      expiration: formatTime(until),
      description: 'Proxy for managing TTL for the kubeadm-certs secret',
    },
  })
  const { metadata } = owner.body as { metadata?: { name: string; uid: string } }
  const data = Object.fromEntries(
    SHARED.map((path) => [keyOf(path), encodeBase64(mixed(call.read(`${PKI}/${path}`) ?? '', key))]),
  )
  call.ask('delete', SECRET)
  call.ask('create', SECRETS, {
    ...{ apiVersion: 'v1', kind: 'Secret', type: 'Opaque', data },
    metadata: {
      ...{ name: 'kubeadm-certs', namespace: 'kube-system' },
      ...(metadata
        ? {
            ownerReferences: [
              {
                apiVersion: 'v1',
                kind: 'Secret',
                name: metadata.name,
                uid: metadata.uid,
                controller: true,
                blockOwnerDeletion: true,
              },
            ],
          }
        : {}),
    },
  })
}

/** Writes them on this host. @throws KubeadmError they are not there, or the key is another */
export function downloadCertificates(call: KubeadmCall, key: string): void {
  const found = call.get<{ data?: Record<string, string> }>(SECRET)
  if (!found)
    throw new KubeadmError(
      'error execution phase control-plane-prepare/download-certs: error downloading certs: error downloading the secret: Secret "kubeadm-certs" was not found in the "kube-system" Namespace. This Secret might have expired. Please, run `kubeadm init phase upload-certs --upload-certs` on a control plane to generate a new one',
    )
  for (const path of SHARED) {
    const text = mixed(decodeBase64(found.data?.[keyOf(path)] ?? ''), key)
    if (!text.startsWith('-----BEGIN'))
      throw new KubeadmError(
        'error execution phase control-plane-prepare/download-certs: error downloading certs: error decrypting secret data with provided key: cipher: message authentication failed',
      )
    writeFile(call, `${PKI}/${path}`, text)
  }
}
