import { namespace, pod, service } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { type Stage, yamlOf } from '@/lib/goal/stage'
import { idsOf, slipsOfBeliefs } from '@/lib/quiz/beliefs'
import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Message } from '@/lib/quiz/variant'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}
const names = ['amber', 'birch', 'cedar', 'daisy', 'ebony', 'fern', 'grape']

function drawPods({ rng, difficulty }: GenerateContext) {
  const chosen = rng.sample(names, difficulty >= 3 ? 6 : 4).sort()
  return chosen.map((name) => {
    const labels = {
      app: rng.pick(['web', 'web', 'api']),
      ...(difficulty >= 2 && rng.chance(0.8) ? { version: rng.pick(['v1', 'v2']) } : {}),
    }
    const broken = difficulty >= 3 && rng.chance(0.3)
    const elsewhere = difficulty >= 4 && rng.chance(0.3)
    return pod(name, {
      labels,
      ...(broken ? { image: 'nginx:doesnotexist' } : {}),
      ...(elsewhere ? { namespace: 'staging' } : {}),
    })
  })
}

/** The Pods behind the Service that get new connections: the ready endpoints of its EndpointSlices. */
function readyEndpoints(stage: Stage, name: string): Set<string> {
  const slices = stage.list(
    'endpointslices.discovery.k8s.io',
    'default',
    `kubernetes.io/service-name=${name}`,
  )
  return new Set(
    slices
      .flatMap((slice) => slice.endpoints ?? [])
      .filter((e) => e.conditions?.ready !== false)
      .map((e) => e.targetRef?.name ?? ''),
  )
}

export default defineQuestion({
  id: 'service-selects',
  concepts: ['service', 'labels-and-selectors', 'pod-network-and-cni'],
  levels: [1, 2, 3, 4],
  kinds: ['multiple-choice'],
  generate(context) {
    const { rng, difficulty } = context
    const pods = drawPods(context)
    const selector = { app: 'web', ...(difficulty >= 2 ? { version: rng.pick(['v1', 'v2']) } : {}) }
    const manifest = service('web', selector)
    const staging = difficulty >= 4 ? [namespace('staging')] : []

    const stage = openStage(cluster)
    for (const object of staging) stage.create('namespaces', object)
    for (const object of pods) stage.create('pods', object)
    stage.create('services', manifest)
    stage.settle()
    const truth = readyEndpoints(stage, 'web')
    if (truth.size === 0 || truth.size === pods.length) return undefined

    const labelled = (s: string, ns?: string) => stage.list('pods', ns, s).map((p) => p.metadata.name)
    const text = Object.entries(selector).map(([k, v]) => `${k}=${v}`)
    const inDefault = new Set(labelled(text.join(','), 'default'))
    const everywhere = new Set(labelled(text.join(',')))
    const running = (all: Set<string>) => new Set([...all].filter((n) => truth.has(n) || !inDefault.has(n)))
    const beliefs = [
      {
        misconception: 'one-label-is-enough',
        right: new Set(
          [...truth, ...labelled('app=web', 'default')].filter((n) => !inDefault.has(n) || truth.has(n)),
        ),
      },
      { misconception: 'not-ready-gets-traffic', right: inDefault },
      { misconception: 'service-crosses-namespaces', right: running(everywhere) },
    ]
    const items = pods.map((p) => p.metadata.name)
    const options = optionsOf(
      pods.map((p) => ({ code: `${p.metadata.namespace ?? 'default'}/${p.metadata.name}` })),
    )
    const because = Object.fromEntries(
      options.map((o, i): [string, Message] => {
        const name = items[i] ?? ''
        if (truth.has(name)) return [o.id, { key: 'endpoint' }]
        if (inDefault.has(name)) return [o.id, { key: 'not-ready' }]
        return [o.id, { key: pods[i]?.metadata.namespace ? 'elsewhere' : 'unselected' }]
      }),
    )
    const show = (command: string) => `$ ${command}\n${stage.kubectl(command).stdout}`
    return {
      kind: 'multiple-choice',
      prompt: { key: 'prompt' },
      exhibits: [
        { kind: 'yaml', title: { key: 'service' }, text: yamlOf(manifest) },
        { kind: 'terminal', text: show('kubectl get pods --show-labels') },
        ...(staging.length
          ? [{ kind: 'terminal' as const, text: show('kubectl get pods -n staging --show-labels') }]
          : []),
      ],
      body: { options },
      key: { options: idsOf(options, items, truth) },
      slips: slipsOfBeliefs(options, items, truth, beliefs),
      explanation: {
        rule: { key: difficulty >= 3 ? 'rule-ready' : 'rule-labels' },
        facts: [{ key: 'observed', params: { count: truth.size, names: [...truth].sort().join(', ') } }],
        because,
      },
      scenario: {
        cluster,
        objects: [...staging, ...pods, manifest],
        commands: ['kubectl get endpointslices -l kubernetes.io/service-name=web'],
      },
    }
  },
})
