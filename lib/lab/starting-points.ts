import type { LabScenarioInput } from '@/lib/lab/scenario'

const worker = (name: string) => ({ name })
const controlPlane = (name: string) => ({ name, controlPlane: true })

const shop = (kind: string, apiVersion: string, name: string, rest: object) => ({
  ...{ apiVersion, kind, metadata: { name, namespace: 'shop' } },
  ...rest,
})

/** Clusters that one may begin with in the lab, by the names in its address. */
export const STARTING_POINTS = {
  /** kubeadm's: a control plane and two workers. */
  'three-nodes': {},
  /** As kind makes it when it is told nothing: one node for all. */
  single: { cluster: { nodes: [controlPlane('kind-control-plane')] } },
  /** Three control planes behind a load balancer. */
  ha: {
    cluster: {
      nodes: [
        ...['control-plane-1', 'control-plane-2', 'control-plane-3'].map(controlPlane),
        ...['worker-1', 'worker-2'].map(worker),
      ],
      controlPlaneEndpoint: 'api.cluster.local',
    },
  },
  /** Several things are wrong, each for a reason of its own. */
  broken: {
    objects: [
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } },
      shop('Deployment', 'apps/v1', 'web', {
        spec: {
          replicas: 3,
          selector: { matchLabels: { app: 'web' } },
          template: {
            metadata: { labels: { app: 'web' } },
            spec: { containers: [{ name: 'web', image: 'nginx:1.27' }] },
          },
        },
      }),
      shop('Service', 'v1', 'web', { spec: { selector: { app: 'website' }, ports: [{ port: 80 }] } }),
      shop('Deployment', 'apps/v1', 'cart', {
        spec: {
          replicas: 2,
          selector: { matchLabels: { app: 'cart' } },
          template: {
            metadata: { labels: { app: 'cart' } },
            spec: {
              containers: [
                { name: 'cart', image: 'redis:7', envFrom: [{ configMapRef: { name: 'cart-settings' } }] },
              ],
            },
          },
        },
      }),
      shop('PersistentVolumeClaim', 'v1', 'orders', {
        spec: {
          storageClassName: 'fast',
          accessModes: ['ReadWriteOnce'],
          resources: { requests: { storage: '1Gi' } },
        },
      }),
    ],
    commands: [
      'kubectl -n shop create deployment mail --image=busybox:1.37 -- sleep 36000',
      'ssh worker-2 sudo systemctl stop kubelet',
      'kubectl -n shop scale deployment mail --replicas=4',
      'sleep 90',
    ],
  },
} satisfies Record<string, LabScenarioInput>

export type StartingPoint = keyof typeof STARTING_POINTS

export const isStartingPoint = (name: unknown): name is StartingPoint =>
  typeof name === 'string' && Object.hasOwn(STARTING_POINTS, name)
