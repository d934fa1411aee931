import { beforeAll, describe, expect, it } from 'vitest'
import { type LabPicture, loadSurroundings, takePicture } from '@/lib/lab/picture'
import { LabSession } from '@/lib/lab/session'
import { renderedHtml } from '@/tests/render/rendered-html'
import { ClusterMap } from './cluster-map'
import { describeObject } from './map/describe/describe-object'
import { NetworkView } from './map/network-view'
import { ObjectBody } from './map/object-body'
import { WorkloadsView } from './map/workloads-view'

const ignore = () => undefined

async function pictureOf(...commands: string[]): Promise<LabPicture> {
  const session = await LabSession.open({ scenario: {}, seed: 1 })
  for (const text of commands) await session.act({ kind: 'line', text })
  await session.act({ kind: 'settle' })
  return takePicture(session.cluster)
}

const policy = {
  ...{ apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'shut' } },
  spec: { podSelector: { matchLabels: { app: 'web' } } },
}

const count = (text: string, part: string) => text.split(part).length - 1

beforeAll(loadSurroundings)

describe('the map', () => {
  let small: LabPicture
  beforeAll(async () => {
    small = await pictureOf(
      'kubectl create deployment web --image=nginx:1.27',
      'kubectl expose deployment web --port=80',
      'kubectl run client --image=nicolaka/netshoot -- sleep 3600',
      'kubectl wait --for=condition=Ready pod/client',
      `kubectl apply -f - <<'END'\n${JSON.stringify(policy)}\nEND`,
      'kubectl exec client -- curl -s -m 2 web',
    )
  }, 60_000)

  it.each(['en', 'ja'] as const)('shows few Pods as cards with name and status: %s', async (locale) => {
    const text = await renderedHtml(<ClusterMap picture={small} />, locale)
    expect(text).toContain('data-testid="lab-summary"')
    expect(text).toContain('</span> Running')
    expect(count(text, 'data-pod=')).toBe(2)
    expect(text).not.toContain('coredns')
  })

  it('shows 200 Pods as dots, each with a sign and its name, and one stop for the Tab key on each node', async () => {
    const pods = Array.from({ length: 200 }, (_, i) => ({
      ...{
        ...small.pods[0],
        uid: `p${i}`,
        name: `p${i}`,
        namespace: 'default',
        node: `worker-${1 + (i % 2)}`,
      },
      ...(i === 7 ? { status: 'CrashLoopBackOff', ready: '0/1', mood: 'bad' as const } : {}),
    })) as LabPicture['pods']
    const text = await renderedHtml(<ClusterMap picture={{ ...small, pods }} />)
    expect(count(text, 'data-pod=')).toBe(200)
    expect(text).toContain('title="p7: CrashLoopBackOff 0/1 (in trouble)"')
    expect(text).toMatch(/data-pod="p7"[^>]*>!</)
    expect(count(text, 'tabindex="0"')).toBe(2)
  })

  it('says that the API server does not answer', async () => {
    const text = await renderedHtml(
      <ClusterMap picture={{ ...small, reachable: false, pods: [], nodes: [] }} />,
    )
    expect(text).toContain('role="alert"')
    expect(text).not.toContain('lab-summary')
  })

  it('shows owners with what they own, and how far they have come', async () => {
    const { workloads, autoscalers, claims } = small
    const pods = small.pods.filter(({ namespace }) => namespace === 'default')
    const text = await renderedHtml(
      <WorkloadsView {...{ workloads, autoscalers, claims, pods }} text="app=web" onOpen={ignore} />,
    )
    expect(text).toContain('Deployment')
    expect(text).toContain('1 of 1 ready')
    expect(text).toMatch(/role="progressbar"[^>]*aria-valuenow="1"/)
    expect(text).not.toContain('data-pod="client"')
  })

  it.each(['en', 'ja'] as const)(
    'shows whom a policy kept out, and marks whom it guards: %s',
    async (locale) => {
      const { services, routes, policies, pods, traffic, now } = small
      const text = await renderedHtml(
        <NetworkView {...{ services, routes, policies, pods, traffic, now }} onOpen={ignore} />,
        locale,
      )
      expect(text).toContain('no ingress rule of shut allows')
      expect(text).toContain('lucide-shield')
      // What moves does so only where motion is welcome.
      expect(count(text, '<circle')).toBeGreaterThan(0)
      expect(count(text, '<circle')).toBe(count(text, 'motion-reduce:hidden'))
    },
  )

  it('names every fact and relation of every object in both languages', async () => {
    const { pods, workloads, services, policies, nodes } = small
    const keys = [
      ...[...pods.map((one) => ({ ...one, kind: 'Pod' })), ...workloads],
      ...services.map((one) => ({ ...one, kind: 'Service' })),
      ...policies.map((one) => ({ ...one, kind: 'NetworkPolicy' })),
    ].map(({ kind, namespace, name }) => `${kind}/${namespace}/${name}`)
    for (const key of [...keys, ...nodes.map(({ name }) => `Node/${name}`)]) {
      const object = describeObject(small, key)
      if (!object) throw new Error(key)
      for (const locale of ['en', 'ja'] as const) {
        const text = await renderedHtml(
          <ObjectBody object={object} onOpen={ignore} onClose={ignore} />,
          locale,
        )
        expect(count(text, '<dt')).toBe(object.facts.length + object.relations.length)
        expect(text).not.toContain('<button type="button" class="inline-flex')
      }
    }
  })

  it('offers to ask why, and to describe an object in the terminal, to whoever can answer', async () => {
    const object = describeObject(small, 'Service/default/web')
    if (!object) throw new Error('no Service')
    const ask = { onWhy: ignore, onCommand: ignore, why: <p>for this reason</p> }
    const text = await renderedHtml(<ObjectBody {...{ object, ...ask }} onOpen={ignore} onClose={ignore} />)
    expect(text).toContain('>Why?</button>')
    expect(text).toContain('title="kubectl describe service web -n default"')
    expect(text).toContain('for this reason')
  })
})
