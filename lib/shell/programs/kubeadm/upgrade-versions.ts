/**
 * From where to where a cluster may go.
 * Mirrors: cmd/kubeadm/app/phases/upgrade/policy.go and compute.go.
 */
import { compareVersions, isRelease, numbersOf, releasesOf } from '@/lib/shell/programs/apt/releases'
import type { KubeadmCall } from '@/lib/shell/programs/kubeadm/kubeadm-call'

interface NodeList {
  items: { metadata: { name: string }; status: { nodeInfo: { kubeletVersion: string } } }[]
}

export interface ClusterVersions {
  cluster: string
  kubeadm: string
  /** Node → version. */
  kubelets: [node: string, version: string][]
}

const minorNumber = (version: string): number => numbersOf(version)[1] ?? 0
export const minorOf = (version: string): string => version.split('.').slice(0, 2).join('.')

export function clusterVersions(call: KubeadmCall, kubeadm: string): ClusterVersions {
  const server = call.get<{ gitVersion: string }>('/version')?.gitVersion ?? kubeadm
  const nodes = call.get<NodeList>('/api/v1/nodes')?.items ?? []
  return {
    cluster: server,
    kubeadm,
    kubelets: nodes.map(({ metadata, status }) => [metadata.name, status.nodeInfo.kubeletVersion]),
  }
}

/** Kubelets may be so many minor releases behind. */
const KUBELET_SKEW = 3

/** Why an upgrade to that version is not allowed: each reason in kubeadm's words. */
export function upgradeErrors(to: string, { cluster, kubeadm, kubelets }: ClusterVersions): string[] {
  const errors: string[] = []
  const steps = minorNumber(to) - minorNumber(cluster)
  if (steps > 1)
    errors.push(
      `Specified version to upgrade to "${to}" is too high; kubeadm can upgrade only 1 minor version at a time`,
    )
  if (steps < -1)
    errors.push(
      `Specified version to upgrade to "${to}" is too low; kubeadm can downgrade only 1 minor version at a time`,
    )
  else if (compareVersions(to, cluster) < 0)
    errors.push(`Specified version to upgrade to "${to}" is lower than the cluster version "${cluster}"`)
  if (compareVersions(to, kubeadm) > 0)
    errors.push(
      minorNumber(to) > minorNumber(kubeadm)
        ? `Specified version to upgrade to "${to}" is at least one minor release higher than the kubeadm minor release (${minorNumber(to)} > ${minorNumber(kubeadm)}). Such an upgrade is not supported`
        : `Specified version to upgrade to "${to}" is higher than the kubeadm version "${kubeadm}". Upgrade kubeadm first using the tool you used to install kubeadm`,
    )
  if (minorNumber(kubeadm) > minorNumber(to))
    errors.push(
      `Kubeadm version ${kubeadm} can only be used to upgrade to Kubernetes version ${minorOf(kubeadm).slice(1)}`,
    )
  const old = kubelets.filter(([, version]) => minorNumber(to) - minorNumber(version) > KUBELET_SKEW)
  if (old.length > 0)
    errors.push(
      `There are kubelets in this cluster that are too old that have these versions [${[...new Set(old.map(([, version]) => version))].join(' ')}]. Please upgrade them before attempting this upgrade`,
    )
  if (!isRelease(to)) errors.push(`Specified version to upgrade to "${to}" does not exist`)
  return errors
}

/** What `upgrade plan` offers: the newest patch of the cluster's own minor release, and of kubeadm's. */
export function offers({ cluster, kubeadm }: ClusterVersions): { title: string; to: string }[] {
  const [patch = cluster] = releasesOf(minorOf(cluster))
  const own =
    compareVersions(patch, cluster) > 0
      ? [{ title: `Upgrade to the latest version in the ${minorOf(cluster)} series:`, to: patch }]
      : []
  const [stable = kubeadm] = releasesOf(minorOf(kubeadm))
  const isNext = minorNumber(kubeadm) - minorNumber(cluster) === 1
  return [...own, ...(isNext ? [{ title: 'Upgrade to the latest stable version:', to: stable }] : [])]
}
