import { namespace, podWith } from '@/lib/goal/manifests'
import type { Manifest } from '@/lib/goal/stage'
import type { Random } from '@/lib/quiz/random'

interface ShopPod {
  name: string
  app: string
  node: string
  images: string[]
}

/** A Namespace with Pods and a Secret, another one that is empty, and a second context. */
export interface Shop {
  space: string
  other: string
  /** What some of the Pods have as their label. */
  app: string
  pods: ShopPod[]
  secret: { name: string; data: Record<string, string> }
  /** One of the Secret's keys. */
  key: string
  context: string
}

export function drawShop(rng: Random): Shop {
  const [space = '', other = ''] = rng.sample(['shop', 'blog', 'team-a', 'stage'], 2)
  const [app = '', second = ''] = rng.sample(['web', 'api', 'jobs'], 2)
  // Each node has one at least.
  const nodes = rng.shuffle(['worker-1', 'worker-2', rng.pick(['worker-1', 'worker-2'])])
  const pods = [`${app}-1`, `${app}-2`, second].map(
    (name, i): ShopPod => ({
      ...{ name, app: i < 2 ? app : second, node: nodes[i] ?? '' },
      images:
        i === 2
          ? ['busybox:1.36', rng.pick(['nginx:1.27', 'redis:7'])]
          : [rng.pick(['busybox:1.36', 'busybox:1.37'])],
    }),
  )
  const words = rng.sample(['s3cret', 'opensesame', 'tiger', 'admin', 'root', 'reader'], 2)
  const keys = rng.sample(['user', 'password', 'token'], 2)
  const data = Object.fromEntries(keys.map((name, i) => [name, words[i] ?? '']))
  return {
    ...{ space, other, app, pods, key: keys[0] ?? '' },
    secret: { name: rng.pick(['db', 'login']), data },
    context: rng.pick(['prod', 'backup', 'lab']),
  }
}

export function objectsOf({ space, other, pods, secret }: Shop): Manifest[] {
  return [
    ...[space, other].map(namespace),
    ...pods.map(({ name, app, node, images }) => {
      const say = ['sh', '-c', `echo ready ${name}; sleep 3600`]
      const containers = images.map((image, i) => ({
        ...{ name: i === 0 ? 'app' : 'helper', image },
        ...(image.startsWith('busybox') ? { command: say } : {}),
      }))
      return podWith(name, { nodeName: node, containers }, { app }, space)
    }),
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: secret.name, namespace: space },
      ...{ stringData: secret.data },
    },
  ]
}
