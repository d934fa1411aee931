// The whole engine: canReach is a part of it that comes late.
import '@/lib/cluster/cluster'
import type { TrafficSource } from '@/lib/cluster/create-cluster'
import { isReady } from './check-state'
import type { LookOf } from './condition'
import type { Finding, Situation } from './finding'
import type { Manifest, Stage } from './stage'

/** An address of nobody in the cluster. */
const OUTSIDE = '198.51.100.7'

function sourceOf(stage: Stage, from: LookOf<'reach'>['from']): TrafficSource | undefined {
  if ('node' in from) return { node: from.node }
  if ('outside' in from) return { outside: OUTSIDE }
  const pod = stage.list('pods', from.namespace, from.pods).find(isReady)
  return pod && { namespace: from.namespace, pod: pod.metadata.name }
}

const sourceWords = (from: LookOf<'reach'>['from']): string =>
  'node' in from
    ? `node ${from.node}`
    : 'outside' in from
      ? 'outside'
      : `pod -l ${from.pods} -n ${from.namespace}`

export function checkReach({ now }: Situation, c: LookOf<'reach'>): Finding {
  const way = `${sourceWords(c.from)} → ${c.to}${c.port ? `:${c.port}` : ''}`
  const expected = `${way}: ${c.allowed ? 'connected' : 'no connection'}`
  const source = sourceOf(now, c.from)
  if (!source) return { passed: false, expected, found: `${sourceWords(c.from)}: <none> Ready` }
  const reach = now.cluster.canReach(source, c.to, c.port, c.protocol ? { protocol: c.protocol } : {})
  const found = `${way}: ${reach.ok ? 'connected' : reach.words}`
  return { passed: reach.ok === c.allowed, expected, found }
}

/** As strict as any namespace may ask for, so that none refuses it. */
function probe({ namespace, labels }: LookOf<'request'>['from']): Manifest {
  const resources = { cpu: '10m', memory: '16Mi' }
  const securityContext = {
    runAsNonRoot: true,
    runAsUser: 100,
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    seccompProfile: { type: 'RuntimeDefault' },
  }
  const container = {
    name: 'probe',
    image: 'curlimages/curl:8.10.1',
    command: ['sleep', '3600'],
    resources: { requests: resources, limits: resources },
    securityContext,
  }
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'probe-request', namespace, labels },
    ...{ spec: { containers: [container], tolerations: [{ operator: 'Exists' }] } },
  }
}

const quoted = (word: string) => `'${word.replaceAll("'", `'\\''`)}'`

const probed = new WeakMap<Situation, Map<string, Stage>>()

/** A fork in which the Pod is there that sends requests. One serves all requests of a moment that come from alike Pods. */
function withProbe(situation: Situation, from: LookOf<'request'>['from']): Stage {
  const stages = probed.get(situation) ?? new Map<string, Stage>()
  probed.set(situation, stages)
  const key = JSON.stringify(from)
  const stage = stages.get(key) ?? situation.now.fork()
  if (!stages.has(key)) {
    stage.create('pods', probe(from))
    stages.set(key, stage.settle())
  }
  return stage.fork()
}

/** @throws RequestRefused when the Pod that is to send it is not admitted */
export async function checkRequest(situation: Situation, c: LookOf<'request'>): Promise<Finding> {
  const wanted = [c.status, c.contains === undefined ? '' : `… ${c.contains} …`, c.refused && 'no connection']
  const expected = `${c.url}: ${wanted.filter(Boolean).join(' ')}`
  const fork = withProbe(situation, c.from)
  const headers = Object.entries(c.headers).map(([key, value]) => `-H ${quoted(`${key}: ${value}`)}`)
  const curl = ['curl -sS -m 3 -w', quoted('\n%{http_code}'), ...headers, quoted(c.url)].join(' ')
  const { stdout, stderr, exitCode } = await fork.run(
    `kubectl exec -n ${c.from.namespace} probe-request -- ${curl}`,
  )
  const lines = stdout.trimEnd().split('\n')
  const status = Number(lines.pop())
  const connected = status > 0
  const found = `${c.url}: ${connected ? `${status} ${lines.join(' ').slice(0, 200)}` : stderr.trim()}`
  if (c.refused) return { passed: !connected && exitCode !== 0, expected, found }
  const hasStatus = c.status === undefined || status === c.status
  const hasText = c.contains === undefined || lines.join('\n').includes(c.contains)
  return { passed: connected && hasStatus && hasText, expected, found }
}
