/** How a host that joins finds out that a cluster is the right one. Mirrors: cmd/kubeadm/app/discovery/token. */
import { decodeBase64 } from '@/lib/cluster/apimachinery/base64'
import { sha256 } from '@/lib/cluster/apimachinery/sha256'
import { parseTime } from '@/lib/cluster/apimachinery/time'
import { certificateOf } from '@/lib/cluster/auth/authority'
import { PKI } from '@/lib/cluster/host/static-manifests'
import { addressIn } from '@/lib/cluster/host/systemd/api-error'
import { type KubeadmCall, KubeadmError } from '@/lib/shell/programs/kubeadm/kubeadm-call'

const PATTERN = /^([a-z0-9]{6})\.([a-z0-9]{16})$/
const IDENTITY = "couldn't validate the identity of the API Server: "
const PREFIX = 'error execution phase preflight: '

function tokenError(call: KubeadmCall, token: string): string | undefined {
  const [, id = '', secret] = PATTERN.exec(token) ?? []
  if (!id)
    return `the bootstrap token "${token}" was not of the form "\\\\A([a-z0-9]{6})\\\\.([a-z0-9]{16})\\\\z"`
  const found = call.get<{ data?: Record<string, string> }>(
    `/api/v1/namespaces/kube-system/secrets/bootstrap-token-${id}`,
  )
  const text = (key: string) => (found?.data?.[key] === undefined ? undefined : decodeBase64(found.data[key]))
  const expires = text('expiration')
  const isOver = expires !== undefined && (parseTime(expires) ?? 0) < call.now()
  if (!found || isOver || text('usage-bootstrap-signing') !== 'true')
    return `${IDENTITY}could not find a JWS signature in the cluster-info ConfigMap for token ID "${id}"`
  return text('token-secret') === secret
    ? undefined
    : `${IDENTITY}failed to verify JWS signature of received cluster info object, can't trust this API Server`
}

/** The address that a host makes of a name. */
function addressOf(call: KubeadmCall, host: string): string | undefined {
  if (/^[\d.]+$/.test(host)) return host
  return addressIn(call.read('/etc/hosts') ?? '', host)
}

function serverError(call: KubeadmCall, server: string): string | undefined {
  const [host = '', port = ''] = server.split(':')
  const { hosts } = call.cluster
  const url = `Get "https://${server}/api/v1/namespaces/kube-public/configmaps/cluster-info?timeout=10s"`
  const address = addressOf(call, host)
  if (address === undefined)
    return `${IDENTITY}${url}: dial tcp: lookup ${host} on 192.168.56.1:53: no such host`
  const servers = hosts.controlPlanes()
  if (address === hosts.endpoint?.address && servers.some((name) => hosts.isServing(name, 'kube-apiserver')))
    return undefined
  const target = hosts.find(address)
  if (target === undefined) return `${IDENTITY}${url}: dial tcp ${address}:${port}: connect: no route to host`
  const runs = call.cluster.components().some(({ name, running }) => name === 'kube-apiserver' && running)
  return runs && port === '6443' && hosts.isServing(target, 'kube-apiserver')
    ? undefined
    : `${IDENTITY}${url}: dial tcp ${address}:${port}: connect: connection refused`
}

export const tokenOf = (call: KubeadmCall): string | undefined =>
  call.flag('token') ?? call.flag('discovery-token')

/** The authority of the cluster, once it is trusted. PEM @throws KubeadmError */
export function* discover(
  call: KubeadmCall,
  server: string | undefined,
): Generator<number, string, undefined> {
  const token = tokenOf(call)
  const hash = call.flag('discovery-token-ca-cert-hash')
  const isUnsafe = call.isOn('discovery-token-unsafe-skip-ca-verification')
  if (server === undefined || token === undefined)
    throw new KubeadmError('discovery: Invalid value: "": bootstrapToken or file must be set', 3)
  if (hash === undefined && !isUnsafe)
    throw new KubeadmError(
      'discovery.bootstrapToken: Invalid value: "": using token-based discovery without caCertHashes can be unsafe. Set unsafeSkipCAVerification as true in your kubeadm config file or pass --discovery-token-unsafe-skip-ca-verification flag to continue',
      3,
    )
  const unreachable = serverError(call, server)
  if (unreachable) {
    yield 10_000
    throw new KubeadmError(PREFIX + unreachable)
  }
  const refused = tokenError(call, token)
  if (refused) throw new KubeadmError(PREFIX + refused)
  const name = call.cluster.hosts.controlPlane()?.name ?? ''
  const files = call.cluster.hosts.files(name)
  const path = `${PKI}/ca.crt`
  const authority = files?.stat(path)?.type === 'file' ? files.read(path) : ''
  const own = `sha256:${sha256(certificateOf(authority)?.publicKey ?? [])}`
  if (!isUnsafe && !hash?.split(',').includes(own))
    throw new KubeadmError(
      `${PREFIX}${IDENTITY}cluster CA found in cluster-info ConfigMap is invalid: none of the public keys "${own}" are pinned`,
    )
  yield 1000
  return authority
}
