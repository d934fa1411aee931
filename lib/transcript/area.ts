import type { ClusterOptions } from '@/lib/cluster/cluster'

/** Areas recorded on one real worker, which reports the recording machine's two CPUs. */
const ONE_WORKER = new Set(
  `logs exec probes restarts init-sidecar lifecycle env-config volumes security-context
   service-traffic copy-debug resources`.split(/\s+/),
)

/** The folder of a transcript's file. */
export function areaOf(file: string): string {
  return file.split(/[\\/]/).at(-2) ?? ''
}

/** What learners wrote was recorded on a cluster with nothing in kube-system. */
const EMPTY_SYSTEM = new Set(['manifests', 'generators', 'exercises'])

/** Areas about add-ons are called as one of them is. */
const ADDONS: Readonly<Record<string, string[]>> = {
  'policy-engine': ['policy-engine'],
  'sidecar-injector': ['sidecar-injector'],
  'metrics-server': ['metrics-server'],
  'metrics-adapter': ['metrics-server', 'metrics-adapter'],
  'vertical-pod-autoscaler': ['metrics-server', 'vertical-pod-autoscaler'],
  'cloud-provider': ['cloud-provider'],
  'cluster-autoscaler': ['cluster-autoscaler'],
  autoscaling: ['metrics-server', 'cluster-autoscaler'],
  'gateway-controller': ['gateway-api', 'gateway-controller'],
  gateway: ['gateway-api', 'gateway-controller'],
  'ingress-nginx': ['ingress-nginx'],
  'storage-csi': ['csi-drivers'],
}

/** Areas of our own about what kubelets look at, and what images do. */
const LOOKING = new Set(['mounts', 'images', 'cni', 'faults', 'kubeadm-init'])

/** Where kubelets were simulated, nobody looked whether the disks and servers of volumes are there. */
export const trustsMounts = (area: string): boolean =>
  !ONE_WORKER.has(area) && !LOOKING.has(area) && ADDONS[area] === undefined

const THREE_CONTROL_PLANES: ClusterOptions = {
  seed: 1,
  controlPlaneEndpoint: 'api.lab.internal',
  nodes: [
    ...['cp-1', 'cp-2', 'cp-3'].map((name) => ({ name, controlPlane: true })),
    ...['worker-1', 'worker-2'].map((name) => ({ name })),
  ],
}

/** The start cluster follows from the area. */
export function clusterOptionsFor(area: string): ClusterOptions {
  const addons = ADDONS[area]
  if (addons) return { seed: 1, addons }
  if (area === 'kubeadm-init') return { seed: 1, bare: true }
  if (area === 'high-availability') return THREE_CONTROL_PLANES
  if (area === 'cni') return { seed: 1, cni: 'none' }
  if (area === 'hard-way') return { seed: 1, layout: 'systemd' }
  if (EMPTY_SYSTEM.has(area)) return { seed: 1, emptySystem: true }
  if (!ONE_WORKER.has(area)) return { seed: 1 }
  return {
    seed: 1,
    nodes: [
      { name: 'control-plane', address: '192.168.56.10', controlPlane: true, cpu: '2' },
      { name: 'worker-1', address: '192.168.56.11', cpu: '2' },
    ],
  }
}

const UNITS: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 }

/** `20s`, `1m30s` → ms; undefined when it is none. */
export function parseSpan(text: string): number | undefined {
  if (!/^(\d+(ms|s|m|h))+$/.test(text)) return undefined
  return [...text.matchAll(/(\d+)(ms|s|m|h)/g)].reduce(
    (sum, m) => sum + Number(m[1]) * (UNITS[m[2] ?? ''] ?? 0),
    0,
  )
}
