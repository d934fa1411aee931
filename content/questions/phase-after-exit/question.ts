import { openStage } from '@/lib/goal/open-stage'
import type { Manifest } from '@/lib/goal/stage'
import { pairingOf } from '@/lib/quiz/pairing'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const policies = ['Always', 'OnFailure', 'Never'] as const
type Policy = (typeof policies)[number]
const phases = ['Pending', 'Running', 'Succeeded', 'Failed'] as const
type Phase = (typeof phases)[number]

/** What containers do: an exit code, or go on for ever. */
type Does = number | 'run'

interface Case {
  policy: Policy
  init: number | undefined
  apps: Does[]
  /** An init container with restartPolicy Always. */
  sidecar?: Does
}

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}

function commandOf(does: Does): string[] {
  return does === 'run' ? ['sleep', '3600'] : ['sh', '-c', `exit ${does}`]
}

/** It runs for a while each time, so that what comes after it is started. */
const sidecarOf = (does: Does) => ({
  ...{ name: 'sidecar', image: 'busybox:1.36' },
  command: does === 'run' ? commandOf(does) : ['sh', '-c', `sleep 20; exit ${does}`],
  restartPolicy: 'Always',
})

function manifestOf({ policy, init, apps, sidecar }: Case, name: string): Manifest {
  const container = (called: string, does: Does) => ({
    name: called,
    image: 'busybox:1.36',
    command: commandOf(does),
  })
  const spec = {
    restartPolicy: policy,
    ...(init === undefined && sidecar === undefined
      ? {}
      : {
          initContainers: [
            ...(sidecar === undefined ? [] : [sidecarOf(sidecar)]),
            ...(init === undefined ? [] : [container('init', init)]),
          ],
        }),
    containers: apps.map((does, i) => container(`app-${i + 1}`, does)),
  }
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name }, ...{ spec } }
}

function phasesOf(cases: readonly Case[]): Phase[] {
  const stage = openStage(cluster)
  cases.forEach((one, i) => void stage.create('pods', manifestOf(one, `pod-${i}`)))
  stage.cluster.drain()
  stage.cluster.advance(120_000)
  return cases.map((_, i) => stage.get('pods', `pod-${i}`).status?.phase as Phase)
}

function drawCase({ rng, difficulty }: GenerateContext): Case {
  const code = () => (rng.chance(0.5) ? 0 : rng.pick([1, 2, 3, 127, 137]))
  const does = (): Does => (rng.chance(0.25) ? 'run' : code())
  const two = difficulty >= 2 && rng.chance(0.7)
  const init = difficulty >= 3 && rng.chance(0.5) ? code() : undefined
  const sidecar = difficulty >= 4 && rng.chance(0.7) ? { sidecar: rng.pick<Does>(['run', 'run', 0, 1]) } : {}
  return { policy: rng.pick(policies), init, apps: two ? [does(), does()] : [code()], ...sidecar }
}

function textOf({ policy, init, apps, sidecar }: Case): string {
  const word = (one: Does) => (one === 'run' ? 'run' : `exit ${one}`)
  const inits = [
    ...(sidecar === undefined
      ? []
      : [sidecar === 'run' ? 'run (sidecar)' : `exit ${sidecar} after 20s (sidecar)`]),
    ...(init === undefined ? [] : [word(init)]),
  ]
  const before = inits.length ? `, initContainers: [${inits.join(', ')}]` : ''
  const words = apps.map(word)
  return `restartPolicy: ${policy}${before}, containers: [${words.join(', ')}]`
}

/** How somebody with a belief reads a case. */
function beliefsOf({ policy, init, apps, sidecar }: Case): Record<string, Phase | undefined> {
  const failed = apps.some((one) => one !== 'run' && one !== 0)
  const over = (code: Does | undefined): Phase => (code === 0 ? 'Succeeded' : 'Failed')
  if (init !== undefined && init !== 0) {
    return policy === 'Never'
      ? { 'init-always-retried': 'Pending' }
      : { 'init-failure-is-final': 'Failed', 'init-counts-as-running': 'Running' }
  }
  const [first] = apps
  const ended = policy !== 'Always' && !apps.includes('run')
  return {
    'sidecar-keeps-it-running': sidecar !== undefined && ended ? 'Running' : undefined,
    'sidecar-exit-counts': sidecar === 0 || sidecar === 1 ? over(sidecar) : undefined,
    'exit-0-is-final': !failed && policy === 'Always' && !apps.includes('run') ? 'Succeeded' : undefined,
    'crash-is-failed': failed && policy !== 'Never' ? 'Failed' : undefined,
    'one-end-is-the-end': apps.includes('run') ? (failed ? 'Failed' : 'Succeeded') : undefined,
    'first-container-counts': apps.length > 1 && first !== 'run' ? over(first) : undefined,
    'ended-is-still-running': policy === 'Never' ? 'Running' : undefined,
  }
}

export default defineQuestion({
  id: 'phase-after-exit',
  concepts: ['pod-lifecycle', 'pod', 'init-and-sidecar-containers'],
  levels: [1, 2, 3, 4],
  kinds: ['matching'],
  generate(context) {
    const { difficulty } = context
    const cases = Array.from({ length: difficulty === 1 ? 3 : 4 }, () => drawCase(context))
    const texts = cases.map(textOf)
    if (new Set(texts).size < texts.length) return undefined
    const seen = phasesOf(cases)
    if (new Set(seen).size < 2) return undefined
    const matched = cases.map((one, i) => ({
      text: { code: textOf(one) },
      right: seen[i] as Phase,
      beliefs: beliefsOf(one),
      because: { key: `is-${seen[i]}` },
    }))
    const { body, key, slips, because } = pairingOf(
      matched,
      phases.map((phase) => ({ value: phase, text: { code: phase } })),
    )
    return {
      kind: 'matching',
      prompt: { key: difficulty === 1 ? 'prompt-one' : difficulty === 4 ? 'prompt-sidecar' : 'prompt' },
      exhibits: [],
      body,
      key,
      slips,
      explanation: {
        rule: { key: difficulty === 4 ? 'rule-sidecar' : difficulty === 3 ? 'rule-init' : 'rule' },
        facts: [{ key: 'observed', params: { phases: seen.join(', ') } }],
        because,
      },
      scenario: { cluster, objects: cases.map((one, i) => manifestOf(one, `pod-${i}`)), commands: [] },
    }
  },
})
