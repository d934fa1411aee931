import { openStage } from '@/lib/goal/open-stage'
import { type Manifest, yamlOf } from '@/lib/goal/stage'
import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

interface Crash {
  policy: 'Always' | 'OnFailure' | 'Never'
  code: number
  /** s that the program runs each time. */
  runs: number
  /** s after which RESTARTS is read. */
  after: number
}

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}

function manifestOf({ policy, code, runs }: Crash): Manifest {
  const command = ['sh', '-c', runs > 0 ? `sleep ${runs}; exit ${code}` : `exit ${code}`]
  const containers = [{ name: 'app', image: 'busybox:1.36', command }]
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'app' },
    ...{ spec: { restartPolicy: policy, containers } },
  }
}

/** RESTARTS at each of these moments, s after the Pod was made. */
function restartsAt(crash: Crash, moments: readonly number[]): number[] {
  const stage = openStage(cluster)
  stage.create('pods', manifestOf(crash))
  stage.cluster.drain()
  const began = stage.cluster.now()
  return moments.map((moment) => {
    stage.cluster.advance(began + moment * 1000 - stage.cluster.now())
    return stage.get('pods', 'app').status?.containerStatuses?.[0]?.restartCount ?? 0
  })
}

/** Restarts within the time if the waits before them were these; the last one repeats. */
function countWith(waits: readonly number[], { runs, after }: Crash): number {
  let time = runs
  for (let count = 0; ; count++) {
    time += waits[Math.min(count, waits.length - 1)] ?? 0
    if (time > after || count > 99) return count
    time += runs
  }
}

const doubling = [0, 10, 20, 40, 80, 160, 300]

function draw({ rng, difficulty }: GenerateContext): Crash {
  const runs = difficulty === 1 ? 0 : rng.pick([3, 5, 10, 15, 20])
  const after = rng.pick([20, 25, 60, 90, 120, 130, 180, 240, 270, 300, 420, 480, 540, 600])
  const crash = { policy: 'Always' as const, code: rng.pick([1, 2, 3]), runs, after }
  if (difficulty < 3) return crash
  const [policy, code] = rng.pick([
    ['Always', 0],
    ['Always', 0],
    ['OnFailure', 1],
    ['OnFailure', 0],
    ['Never', 1],
  ] as const)
  return { ...crash, policy, code }
}

export default defineQuestion({
  id: 'restarts-so-far',
  concepts: ['pod-lifecycle', 'pod'],
  levels: [1, 2, 3],
  kinds: ['number'],
  generate(context) {
    const crash = draw(context)
    const { after, policy, code } = crash
    const ends = policy === 'Never' || (policy === 'OnFailure' && code === 0)
    // A kubelet may be some seconds late each time: only moments at which that makes no difference are asked for.
    const expected = ends ? 0 : countWith(doubling, crash)
    const early = { ...crash, after: after * 0.82 - 5 }
    if (!ends && countWith(doubling, early) !== expected) return undefined
    const [value = 0] = restartsAt(crash, [after])
    if (value !== expected) return undefined
    const retried = countWith(doubling, crash)
    const believed = {
      'policy-ignored': ends ? retried : undefined,
      'exit-0-is-final': code === 0 && policy === 'Always' ? 0 : undefined,
      'first-restart-waits': ends ? undefined : countWith(doubling.slice(1), crash),
      'wait-stays-the-same': countWith([10], crash),
      'no-wait': crash.runs > 0 ? countWith([0], crash) : undefined,
      'counts-starts': value + 1,
    }
    const manifest = manifestOf(crash)
    return {
      kind: 'number',
      prompt: {
        key: 'prompt',
        params: {
          after:
            after % 60
              ? { key: 'seconds', params: { n: after } }
              : { key: 'minutes', params: { n: after / 60 } },
        },
      },
      exhibits: [{ kind: 'yaml', text: yamlOf({ spec: (manifest as Manifest & { spec: object }).spec }) }],
      body: { min: 0, max: 99, unit: { key: 'unit' } },
      key: { value },
      slips: slipsOfAnswers(value, believed),
      explanation: {
        rule: { key: ends ? 'rule-ends' : 'rule' },
        facts: [{ key: 'observed', params: { count: value, after } }],
      },
      scenario: { cluster, objects: [manifest], commands: [] },
    }
  },
})
