/** The texts that kubeadm writes on a host, as they follow from what it was told. */
import { certificateOf } from '@/lib/cluster/auth/authority'
import type { HostSpec } from '@/lib/cluster/host/host-image'
import { hostTexts } from '@/lib/cluster/host/host-texts'
import { MANIFESTS, PKI } from '@/lib/cluster/host/static-manifests'
import { type KubeadmCall, KubeadmError } from '@/lib/shell/programs/kubeadm/kubeadm-call'
import { makeFolders } from '@/lib/userland/kernel/folders'

/** What a host of the control plane is to be. */
export interface HostPlan {
  version: string
  address: string
  /** `host:port` in front of the API servers. */
  endpoint?: string
  podSubnet?: string
  sans?: readonly string[]
  /** What etcd begins with. */
  initialCluster?: string
}

const LOCAL = /(?:controller-manager|scheduler)\.conf$/
const SECRET = /\.(?:key|conf|pem)$|manifests\//

/** When the authority on this host begins, or now. */
const authoritySince = (call: KubeadmCall): number =>
  certificateOf(call.read(`${PKI}/ca.crt`) ?? '')?.notBefore ?? Math.floor(call.now() / 1000) * 1000

function specOf(call: KubeadmCall, plan: HostPlan, server: string): HostSpec {
  const { version, address, podSubnet, sans, initialCluster, endpoint } = plan
  const front = endpoint?.replace(/:\d+$/, '')
  const names = [...(front === undefined ? [] : [front]), ...(sans ?? [])]
  return {
    ...{ name: call.host, since: authoritySince(call), version, server, place: 0 },
    addresses: call.cluster.hosts.addresses,
    controlPlane: {
      ...{ name: call.host, address, version },
      ...(podSubnet === undefined ? {} : { podSubnet }),
      ...(names.length > 0 ? { sans: names } : {}),
      ...(initialCluster ? { initialCluster } : {}),
    },
  }
}

/** Where a host finds the API: the endpoint, or its own server for what works beside that. `host:port` */
export const serverOf = ({ endpoint, address }: HostPlan, path: string): string =>
  LOCAL.test(path) ? `${address}:6443` : (endpoint ?? `${address}:6443`)

/** @throws KubeadmError kubeadm writes no such file */
export function kubeadmText(call: KubeadmCall, plan: HostPlan, path: string): string {
  const server = serverOf(plan, path)
  const make = hostTexts(specOf(call, plan, server.replace(/:\d+$/, ''))).get(path)
  if (!make) throw new KubeadmError(`there is nothing to make ${path} from`)
  const port = server.replace(/^.*:/, '')
  return port === '6443' || path.endsWith('.crt')
    ? make()
    : make().replace(/^(\s*server: \S+):6443$/m, `$1:${port}`)
}

export function writeFile(call: KubeadmCall, path: string, text: string): void {
  makeFolders(call.files, path.slice(0, path.lastIndexOf('/')))
  call.files.write(path, text)
  call.files.chmod(path, SECRET.test(path) ? 0o600 : 0o644)
}

export const makeManifestFolder = ({ files }: KubeadmCall): void => makeFolders(files, MANIFESTS)
