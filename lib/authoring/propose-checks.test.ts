import { beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { loadRest } from '@/lib/shell/rest'
import { partialDrill } from './partial-drill'
import { proposeChecks } from './propose-checks'

beforeAll(loadRest, 60_000)

const start = `
concepts: []
level: 1
minutes: 5
checks: []
objects:
  - { apiVersion: v1, kind: Namespace, metadata: { name: shop } }
  - { apiVersion: v1, kind: ConfigMap, metadata: { name: old, namespace: shop }, data: { a: "1" } }
  - apiVersion: apps/v1
    kind: Deployment
    metadata: { name: web, namespace: shop, labels: { app: web } }
    spec:
      replicas: 1
      selector: { matchLabels: { app: web } }
      template:
        metadata: { labels: { app: web } }
        spec: { containers: [{ name: web, image: "nginx:1.27", ports: [{ containerPort: 8080 }] }] }
`
const propose = (solution: string) =>
  proposeChecks(partialDrill('own', { 'drill.yaml': start, 'solution.sh': solution }))

describe('checks drafted from what a solution changed', () => {
  it('speak of what was made, changed, deleted and written, and of that alone', {
    timeout: 60_000,
  }, async () => {
    const { checks, touches } = await propose(
      [
        'kubectl scale deployment web -n shop --replicas=3',
        'kubectl expose deployment web -n shop --port=80 --target-port=8080',
        'kubectl delete configmap old -n shop',
        'kubectl get pods -n shop -o name | wc -l > /root/count.txt',
      ].join('\n'),
    )
    const all = new Map(checks.map((check) => [check.id, parse(check.all) as Record<string, unknown>[]]))
    expect([...all.keys()].sort()).toEqual([
      'configmap-old',
      'deployment-web',
      'file-count-txt',
      'service-web',
    ])
    const of = { resource: 'deployments.apps', name: 'web', namespace: 'shop' }
    expect(all.get('deployment-web')).toEqual([
      { kind: 'field', ...of, path: 'spec.replicas', equals: 3 },
      { kind: 'field', ...of, path: 'status.availableReplicas', equals: 3 },
      { kind: 'field', ...of, path: 'status.updatedReplicas', equals: 3 },
    ])
    expect(all.get('service-web')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ path: 'spec.ports[0].port', equals: 80 }),
        { kind: 'endpoints', service: 'web', namespace: 'shop', pods: 'app=web', port: 8080 },
      ]),
    )
    expect(all.get('service-web')).not.toContainEqual(expect.objectContaining({ path: 'spec.type' }))
    expect(all.get('configmap-old')).toEqual([
      { kind: 'absent', resource: 'configmaps', name: 'old', namespace: 'shop' },
    ])
    expect(touches).toEqual(['configmaps/old -n shop', 'deployments.apps/web -n shop'])
    expect(JSON.stringify([...all])).not.toMatch(/uid|resourceVersion|managedFields|Timestamp|clusterIP/)
    for (const { en, ja, show } of checks) {
      expect(en).toMatch(/^The /)
      expect(ja).toMatch(/[ぁ-ん]/)
      expect(show).toMatch(/^(?:kubectl get|cat) /)
    }
  })

  it('say of what was taken from a list that it is gone, and nothing of names that are made up', {
    timeout: 60_000,
  }, async () => {
    const taint = `kubectl taint node worker-1 old=1:NoSchedule\nkubectl taint node worker-1 kept=1:NoSchedule`
    const files = {
      'drill.yaml': `${start}commands: [${taint
        .split('\n')
        .map((line) => JSON.stringify(line))
        .join(', ')}]\n`,
      'solution.sh': 'kubectl taint node worker-1 old-',
    }
    const { checks } = await proposeChecks(partialDrill('own', files))
    expect(checks.map(({ id, all }) => [id, parse(all)])).toEqual([
      [
        'node-worker-1',
        expect.arrayContaining([
          expect.objectContaining({ path: 'spec.taints[*].key', lacks: 'old' }),
          expect.objectContaining({ path: 'status.conditions[type=Ready].status' }),
        ]),
      ],
    ])
  })

  it('are none when nothing was done', { timeout: 60_000 }, async () => {
    expect(await propose('kubectl get pods -n shop')).toEqual({ checks: [], touches: [] })
  })
})
