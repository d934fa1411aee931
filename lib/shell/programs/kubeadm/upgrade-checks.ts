/** What has to be so before an upgrade. Mirrors: cmd/kubeadm/app/phases/upgrade/health.go, preflight/checks.go. */
import { MANIFESTS } from '@/lib/cluster/host/static-manifests'
import { type KubeadmCall, KubeadmError, type Steps } from '@/lib/shell/programs/kubeadm/kubeadm-call'

interface Node {
  metadata: { name: string; labels?: Record<string, string> }
  status?: { conditions?: { type: string; status: string }[] }
}

export const isControlPlane = (call: KubeadmCall): boolean =>
  call.read('/etc/kubernetes/admin.conf') !== undefined

/** @throws KubeadmError on a worker */
export function requireControlPlane(call: KubeadmCall): void {
  if (!isControlPlane(call))
    throw new KubeadmError(
      'couldn\'t create a Kubernetes client from file "/etc/kubernetes/admin.conf": failed to load admin kubeconfig: open /etc/kubernetes/admin.conf: no such file or directory',
    )
}

const refused = (errors: readonly string[]) =>
  new KubeadmError(
    `[preflight] Some fatal errors occurred:\n${errors.map((error) => `\t${error}\n`).join('')}[preflight] If you know what you are doing, you can make a check non-fatal with \`--ignore-preflight-errors=...\``,
  )

/** A Job that runs, nodes that are Ready, manifests that are there. @throws KubeadmError */
export function* checkHealth(call: KubeadmCall): Steps {
  yield 1000
  const ignored = call.flag('ignore-preflight-errors')?.toLowerCase().split(',') ?? []
  const all = ignored.includes('all')
  const nodes = call.get<{ items: Node[] }>('/api/v1/nodes')?.items ?? []
  const bad = nodes.filter(
    ({ metadata, status }) =>
      'node-role.kubernetes.io/control-plane' in (metadata.labels ?? {}) &&
      !status?.conditions?.some(({ type, status: is }) => type === 'Ready' && is === 'True'),
  )
  const errors: string[] = []
  if (bad.length > 0 && !ignored.includes('controlplanenodesready'))
    errors.push(
      `[ERROR ControlPlaneNodesReady]: there are NotReady control-planes in the cluster: [${bad.map(({ metadata }) => metadata.name).join(' ')}]`,
    )
  const missing = ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler'].filter(
    (name) => call.read(`${MANIFESTS}/${name}.yaml`) === undefined,
  )
  if (missing.length > 0 && !ignored.includes('staticpodmanifest'))
    errors.push(
      `[ERROR StaticPodManifest]: manifest files not found: [${missing.map((name) => `${MANIFESTS}/${name}.yaml`).join(' ')}]`,
    )
  if (errors.length > 0 && !all) throw refused(errors)
  return 0
}
