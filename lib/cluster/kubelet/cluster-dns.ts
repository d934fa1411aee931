import { decodeYaml } from '@/lib/cluster/apimachinery/yaml/decode-yaml'
import type { ClusterDns } from '@/lib/cluster/kubelet/pod-volumes'

/**
 * Where a kubelet's configuration sends the questions of its pods; undefined: as kubeadm has it.
 * Differs: it is read whenever a container starts, not when the kubelet does.
 */
export function clusterDnsOf(config: string): ClusterDns | undefined {
  try {
    const { clusterDNS = [], clusterDomain = '' } = decodeYaml(config) as {
      clusterDNS?: string[]
      clusterDomain?: string
    }
    return { servers: clusterDNS.map(String), domain: String(clusterDomain) }
  } catch {
    return undefined
  }
}
