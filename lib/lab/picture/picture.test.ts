import { beforeAll, describe, expect, it } from 'vitest'
import { type LabPicture, loadSurroundings, takePicture } from '@/lib/lab/picture'
import { LabSession } from '@/lib/lab/session'

beforeAll(loadSurroundings)

async function session(...commands: string[]): Promise<LabSession> {
  const opened = await LabSession.open({ scenario: { commands }, seed: 1 })
  await opened.act({ kind: 'settle' })
  return opened
}

const look = ({ cluster }: LabSession): LabPicture => takePicture(cluster)
const run = (on: LabSession, text: string) => on.act({ kind: 'line', text })
const manifest = (body: object) => `kubectl apply -f - <<'END'\n${JSON.stringify(body)}\nEND`

/** Of the namespace in which the tests work. */
const own = <T extends { namespace: string }>(all: readonly T[]) =>
  all.filter(({ namespace }) => namespace === 'default')

describe('workloads', () => {
  it('are owned up to the top, with what they want and have', async () => {
    const { workloads, pods } = look(
      await session('kubectl create deployment web --image=nginx:1.27 --replicas=2'),
    )
    const [deployment, replicaSet] = own(workloads)
    expect(deployment).toMatchObject({ kind: 'Deployment', name: 'web', wanted: 2, ready: 2, mood: 'good' })
    expect(replicaSet).toMatchObject({ kind: 'ReplicaSet', owner: 'Deployment/web', note: 'revision 1' })
    for (const pod of own(pods)) expect(pod.owner).toBe(`ReplicaSet/${replicaSet?.name}`)
  })

  it('show a rollout on its way, one that is stuck, and the ReplicaSet that is left behind', async () => {
    const on = await session('kubectl create deployment web --image=nginx:1.27 --replicas=2')
    await run(on, 'kubectl set image deployment web nginx=nginx:no-such')
    const [busy] = own(look(on).workloads)
    expect(busy).toMatchObject({ mood: 'busy', updated: 1, ready: 2 })
    await on.tick(50_000)
    for (let i = 0; i < 12; i++) await on.tick(60_000)
    const [stuck] = own(look(on).workloads)
    expect(stuck?.mood).toBe('bad')
    expect(stuck?.note).toContain('ProgressDeadlineExceeded')
    await run(on, 'kubectl scale deployment web --replicas=0')
    await on.act({ kind: 'settle' })
    const sets = own(look(on).workloads).filter(({ kind }) => kind === 'ReplicaSet')
    expect(sets.map(({ mood }) => mood)).toEqual(['over', 'over'])
  })

  it('know Jobs, CronJobs, DaemonSets and StatefulSets', async () => {
    const on = await session(
      'kubectl create job once --image=busybox:1.36 -- true',
      'kubectl create job never --image=busybox:1.36 -- false',
      "kubectl create cronjob nightly --image=busybox:1.36 --schedule='0 3 * * *' -- true",
      manifest({
        ...{ apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name: 'db' } },
        spec: {
          ...{ serviceName: 'db', replicas: 2, selector: { matchLabels: { app: 'db' } } },
          template: {
            metadata: { labels: { app: 'db' } },
            spec: { containers: [{ name: 'c', image: 'nginx:1.27' }] },
          },
        },
      }),
    )
    const told = own(look(on).workloads).map(({ kind, name, ready, wanted, mood, note }) => [
      ...[kind, name, `${ready}/${wanted}`, mood, note],
    ])
    expect(told).toEqual([
      ['CronJob', 'nightly', '0/0', 'good', '0 3 * * *'],
      ['Job', 'never', '0/1', 'busy', ''],
      ['Job', 'once', '1/1', 'over', ''],
      ['StatefulSet', 'db', '2/2', 'good', ''],
    ])
    const daemons = look(on).workloads.find(({ name }) => name === 'kube-proxy')
    expect(daemons).toMatchObject({ kind: 'DaemonSet', wanted: 3, ready: 3, updated: 3, mood: 'good' })
  })
})

describe('services', () => {
  it('have backends that are ready, and some that are not', async () => {
    const on = await session(
      'kubectl run good --image=nginx:1.27 --labels=app=web',
      manifest({
        ...{ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'bad', labels: { app: 'web' } } },
        spec: {
          containers: [
            { name: 'c', image: 'nginx:1.27', readinessProbe: { httpGet: { path: '/no', port: 80 } } },
          ],
        },
      }),
      'kubectl create service nodeport web --tcp=80:8080 --node-port=30080',
      'kubectl create service clusterip none --clusterip=None',
      'kubectl create service externalname far --external-name=example.com',
    )
    const { services, pods } = look(on)
    const found = (name: string) => services.find((service) => service.name === name)
    expect(found('web')).toMatchObject({
      ...{ type: 'NodePort', ports: ['80:30080→8080/TCP'], selector: { app: 'web' }, mood: 'good' },
      backends: [
        { pod: 'bad', ready: false, address: pods.find(({ name }) => name === 'bad')?.ip },
        { pod: 'good', ready: true },
      ],
    })
    expect(found('none')).toMatchObject({ address: 'None', backends: [], mood: 'bad' })
    expect(found('far')).toMatchObject({ address: 'example.com', type: 'ExternalName', mood: 'good' })
  })

  it('are led to by Ingresses', async () => {
    const on = await session('kubectl create ingress shop --class=nginx --rule="shop.example/cart*=web:80"')
    expect(look(on).routes).toMatchObject([
      {
        ...{ kind: 'Ingress', name: 'shop', className: 'nginx' },
        rules: [{ host: 'shop.example', path: '/cart', service: 'Service/default/web', port: '80' }],
      },
    ])
  })
})

it('Gateways and HTTPRoutes lead to Services, too', async () => {
  const api = { apiVersion: 'gateway.networking.k8s.io/v1' }
  const gateway = {
    ...{ ...api, kind: 'Gateway', metadata: { name: 'front' } },
    spec: { gatewayClassName: 'nginx', listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }] },
  }
  const route = {
    ...{ ...api, kind: 'HTTPRoute', metadata: { name: 'shop' } },
    spec: {
      parentRefs: [{ name: 'front' }],
      hostnames: ['shop.example'],
      rules: [
        {
          matches: [{ path: { type: 'PathPrefix', value: '/cart' } }],
          backendRefs: [{ name: 'web', port: 80 }],
        },
      ],
    },
  }
  const on = await LabSession.open({ scenario: { cluster: { addons: ['gateway-api'] } }, seed: 1 })
  for (const one of [gateway, route]) await run(on, manifest(one))
  const rule = { host: 'shop.example', path: '/cart', service: 'Service/default/web', port: '80' }
  expect(look(on).routes).toMatchObject([
    { kind: 'Gateway', className: 'nginx', rules: [{ host: '*', path: 'http', port: '80' }] },
    { kind: 'HTTPRoute', parents: ['Gateway/default/front'], rules: [rule] },
  ])
})

it('autoscalers scale something between bounds', async () => {
  const on = await session(
    'kubectl create deployment web --image=nginx:1.27',
    'kubectl autoscale deployment web --min=1 --max=4',
  )
  await on.tick(60_000)
  const [autoscaler] = look(on).autoscalers
  expect(autoscaler).toMatchObject({ target: 'Deployment/web', min: 1, max: 4, now: 1, mood: 'bad' })
  expect(autoscaler?.note).toContain('FailedGetResourceMetric')
})

it('policies select Pods and close directions', async () => {
  const on = await session(
    'kubectl run web --image=nginx:1.27',
    'kubectl run other --image=nginx:1.27',
    manifest({
      ...{ apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'guard' } },
      spec: {
        podSelector: { matchLabels: { run: 'web' } },
        policyTypes: ['Ingress', 'Egress'],
        ingress: [
          {
            from: [
              { namespaceSelector: {}, podSelector: { matchLabels: { a: 'b' } } },
              { ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } },
            ],
            ports: [{ port: 80 }, { port: 8000, endPort: 9000, protocol: 'UDP' }],
          },
          {},
        ],
      },
    }),
  )
  expect(look(on).policies).toMatchObject([
    {
      ...{ name: 'guard', directions: ['Ingress', 'Egress'], pods: ['web'], egress: [] },
      ingress: [
        'namespaceSelector * & podSelector a=b | 10.0.0.0/8 -10.1.0.0/16 : 80/TCP, 8000–9000/UDP',
        '*',
      ],
    },
  ])
})

it('claims have volumes and users', async () => {
  const claim = (name: string) => ({
    ...{ apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name } },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
  })
  const volumes = [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }]
  const containers = [{ name: 'c', image: 'nginx:1.27' }]
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec: { containers, volumes } }
  const on = await session(...[claim('data'), claim('idle'), pod].map(manifest))
  const [data, idle] = look(on).claims
  expect(data).toMatchObject({ name: 'data', phase: 'Bound', capacity: '1Gi', users: ['web'], mood: 'good' })
  expect(data?.volume).toMatch(/^pvc-/)
  expect(idle).toMatchObject({ name: 'idle', phase: 'Pending', volume: '', users: [], mood: 'busy' })
})

describe('traffic', () => {
  const begin = () =>
    session(
      'kubectl run web --image=nginx:1.27',
      'kubectl run client --image=nicolaka/netshoot -- sleep 3600',
      'kubectl expose pod web --port=80',
    )

  it('tells who asked whom, over which Service, and how often', async () => {
    const on = await begin()
    for (const _ of [1, 2]) await run(on, 'kubectl exec client -- curl -s web')
    expect(look(on).traffic).toMatchObject([
      { from: 'Pod/default/client', via: ['Service/default/web'], to: 'Pod/default/web', times: 2 },
    ])
    expect(look(on).traffic[0]?.obstacle).toBeUndefined()
  })

  it('names the policy that stands in the way', async () => {
    const on = await begin()
    const spec = { podSelector: { matchLabels: { run: 'web' } } }
    const policy = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'shut' } }
    await run(on, manifest({ ...policy, spec }))
    await run(on, 'kubectl exec client -- curl -s -m 2 web')
    expect(look(on).traffic).toMatchObject([
      { to: 'Pod/default/web', obstacle: { code: 'policy', policies: ['NetworkPolicy/default/shut'] } },
    ])
  })

  it('comes from machines, too', async () => {
    const on = await begin()
    const ip = look(on).services.find(({ name }) => name === 'web')?.address
    for (const line of ['ssh worker-2', `curl -s ${ip}`, 'curl -s -m 1 10.244.9.9']) await run(on, line)
    expect(look(on).traffic).toMatchObject([
      { from: 'Node/worker-2', via: [], obstacle: { code: 'no such address' } },
      { from: 'Node/worker-2', via: ['Service/default/web'], to: 'Pod/default/web' },
    ])
  })

  it('is what it was after an undo', async () => {
    const on = await begin()
    await run(on, 'kubectl exec client -- curl -s web')
    const before = look(on).traffic
    await run(on, 'kubectl exec client -- curl -s web:81 -m 1')
    expect(look(on).traffic).toHaveLength(2)
    await on.undo()
    expect(look(on).traffic).toEqual(before)
  })

  it('goes on from an ingress controller to the backend', async () => {
    const on = await LabSession.open({
      scenario: { cluster: { addons: ['ingress-nginx'] } },
      seed: 1,
    })
    for (const line of [
      'kubectl run web --image=nginx:1.27',
      'kubectl run client --image=nicolaka/netshoot -- sleep 3600',
      'kubectl expose pod web --port=80',
      'kubectl create ingress web --class=nginx --rule="web.example/*=web:80"',
    ])
      await run(on, line)
    await on.act({ kind: 'settle' })
    const to = 'ingress-nginx-controller.ingress-nginx'
    await run(on, `kubectl exec client -- curl -s -H 'Host: web.example' ${to}`)
    const [behind, before] = look(on).traffic
    expect(before?.to).toMatch(/^Pod\/ingress-nginx\/ingress-nginx-controller/)
    expect(behind).toMatchObject({
      ...{ from: before?.to, to: 'Pod/default/web' },
      via: ['Ingress/default/web', 'Service/default/web'],
    })
  })
})

describe('what has not changed', () => {
  it('is the same object in the next picture', async () => {
    const on = await session('kubectl create deployment web --image=nginx:1.27 --replicas=3')
    const before = look(on)
    await run(on, `kubectl label pod ${own(before.pods)[0]?.name} a=b`)
    const after = look(on)
    const kept = after.pods.filter((pod, at) => pod === before.pods[at])
    expect(kept).toHaveLength(before.pods.length - 1)
    expect(after.workloads.every((one, at) => one === before.workloads[at])).toBe(true)
  })

  it('is drawn anew where a session took another way after an undo', async () => {
    const on = await session()
    await run(on, 'kubectl run web --image=nginx:1.27')
    const first = own(look(on).pods)[0]
    await on.undo()
    await run(on, 'kubectl run web --image=httpd:2.4')
    const second = own(look(on).pods)[0]
    expect([first?.images, second?.images]).toEqual([['nginx:1.27'], ['httpd:2.4']])
  })
})
