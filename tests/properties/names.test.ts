/** Names that every JavaScript object has: they are names like any other. */
import { expect, it } from 'vitest'
import { installAddons } from '@/lib/cluster/add-ons'
import { type Cluster, createCluster } from '@/lib/cluster/cluster'
import { kubectl, must } from './kubectl'

installAddons()
const base = createCluster({
  seed: 3,
  addons: ['metrics-server', 'cluster-autoscaler', 'vertical-pod-autoscaler', 'cloud-provider'],
})
base.settle()

const NAME = 'constructor'
const labels = { constructor: 'x', toString: 'y', valueOf: 'z' }
const metadata = { name: NAME }
const container = { name: NAME, image: 'nginx:1.27', resources: { requests: { cpu: '100m' } } }
const target = { apiVersion: 'apps/v1', kind: 'Deployment', name: NAME }

const OBJECTS: [what: string, object: object][] = [
  [
    'a node of the group',
    {
      apiVersion: 'v1',
      kind: 'Node',
      metadata: { name: NAME, labels: { ...labels, 'kubekata.dev/node-group': 'workers' } },
    },
  ],
  [
    'an autoscaler on what is no resource',
    {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata,
      spec: {
        scaleTargetRef: target,
        maxReplicas: 3,
        metrics: [
          { type: 'Resource', resource: { name: NAME, target: { type: 'AverageValue', averageValue: '1' } } },
        ],
      },
    },
  ],
  [
    'a vertical one',
    {
      apiVersion: 'autoscaling.k8s.io/v1',
      kind: 'VerticalPodAutoscaler',
      metadata,
      spec: { targetRef: target, updatePolicy: { updateMode: 'Off' } },
    },
  ],
  [
    'an attachment',
    {
      apiVersion: 'storage.k8s.io/v1',
      kind: 'VolumeAttachment',
      metadata,
      spec: { attacher: 'x', nodeName: 'worker-1', source: { persistentVolumeName: 'x' } },
    },
  ],
  ...['constructor', '__proto__', 'toString'].map((uid): [string, object] => [
    `an owner ${uid}`,
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: NAME, ownerReferences: [{ apiVersion: 'v1', kind: 'Pod', name: 'x', uid }] },
    },
  ]),
]

function goOn(cluster: Cluster): void {
  for (let i = 0; i < 5; i++) {
    cluster.advance(90_000)
    expect(cluster.nextEventAt() ?? cluster.now()).toBeGreaterThanOrEqual(cluster.now())
  }
}

const deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata,
  spec: {
    selector: { matchLabels: labels },
    template: { metadata: { labels }, spec: { containers: [container] } },
  },
}

it.each(OBJECTS)('%s is like any other', { timeout: 20_000 }, (_, object) => {
  const cluster = base.fork()
  must(cluster, 'apply -f -', JSON.stringify(deployment))
  const known = [Object, Object.prototype].map(Reflect.ownKeys)
  expect(kubectl(cluster, ['apply', '-f', '-'], JSON.stringify(object)).exit).toBe(0)
  goOn(cluster)
  expect(must(cluster, 'get deployment constructor -o jsonpath={.status.readyReplicas}')).toBe('1')
  must(cluster, 'get all,hpa,vpa,nodes -o yaml')
  expect([Object, Object.prototype].map(Reflect.ownKeys)).toEqual(known)
})

it('a container keeps its state to itself', () => {
  const cluster = base.fork()
  const known = Reflect.ownKeys(Object)
  must(cluster, 'apply -f -', JSON.stringify(deployment))
  goOn(cluster)
  expect(Reflect.ownKeys(Object)).toEqual(known)
})

it('an autoscaler says what it cannot measure', () => {
  const cluster = base.fork()
  for (const object of [deployment, OBJECTS[1]?.[1]]) must(cluster, 'apply -f -', JSON.stringify(object))
  goOn(cluster)
  expect(must(cluster, 'get hpa constructor -o jsonpath={.status.conditions[*].type}')).toContain(
    'ScalingActive',
  )
})
