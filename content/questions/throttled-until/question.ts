import { podWith } from '@/lib/goal/manifests'
import { yamlOf } from '@/lib/goal/stage'
import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Message } from '@/lib/quiz/variant'

/** One container's part of a request. */
interface Work {
  container: string
  /** Thousandths of a core. */
  limit: number
  request: number
  threads: number
  /** CPU time of all threads together, in ms. */
  cpu: number
}

/** A limit is a quota of CPU time in each period of so many ms. */
const PERIOD = 100
const quotaOf = ({ limit }: Work) => (limit * PERIOD) / 1000

/** When work that begins at a moment is done; the quota is whole at its beginning and at each period's. */
function doneAt(start: number, { cpu, threads }: Work, quota: number): number {
  let [time, left] = [start, cpu]
  for (;;) {
    const end = (Math.floor(time / PERIOD) + 1) * PERIOD
    const possible = Math.min(quota, threads * (end - time))
    if (left <= possible) return time + left / threads
    left -= possible
    time = end
  }
}

/** One container after the other. */
function lastDone(works: readonly Work[], quota: (work: Work) => number): number {
  return works.reduce((time, work) => doneAt(time, work, quota(work)), 0)
}

function drawWork({ rng, difficulty }: GenerateContext, container: string): Work {
  const limit = rng.pick(difficulty === 1 ? [200, 250, 400, 500] : [200, 300, 400, 500, 800, 1000, 2000])
  const threads = difficulty === 1 ? 1 : rng.pick([2, 4, 5, 10])
  const cpu = rng.int(3, difficulty === 1 ? 12 : 30) * 20
  return { container, limit, request: rng.pick([100, 150]), threads, cpu }
}

const podOf = (works: readonly Work[], difficulty: number) =>
  podWith('api', {
    containers: works.map(({ container, limit, request }) => ({
      ...{ name: container, image: 'registry.k8s.io/hpa-example' },
      resources: {
        ...(difficulty >= 3 ? { requests: { cpu: `${request}m` } } : {}),
        limits: { cpu: `${limit}m` },
      },
    })),
  })

export default defineQuestion({
  id: 'throttled-until',
  concepts: ['performance-and-cost', 'resource-requests-and-limits'],
  levels: [1, 2, 3, 4],
  kinds: ['number'],
  citation: [
    {
      title: 'Resource Management for Pods and Containers',
      url: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
    },
    { title: 'CFS Bandwidth Control', url: 'https://docs.kernel.org/scheduler/sched-bwc.html' },
  ],
  generate(context) {
    const { difficulty } = context
    const names = difficulty === 4 ? ['front', 'rules'] : ['app']
    const works = names.map((name) => drawWork(context, name))
    const [first, second] = works as [Work, Work | undefined]
    const value = lastDone(works, quotaOf)
    const waits = works.some((work) => work.threads * PERIOD > quotaOf(work) && work.cpu > quotaOf(work))
    // Level 2 and above also ask about a container that its limit never stops.
    if (!Number.isInteger(value) || value > 2000 || (difficulty === 1 && !waits)) return undefined
    const whole = (answer: number) => (Number.isInteger(answer) ? answer : undefined)
    const slips = slipsOfAnswers(value, {
      'idle-cores-are-free': whole(lastDone(works, () => Number.POSITIVE_INFINITY)),
      'limit-is-a-speed': whole(works.reduce((sum, { cpu, limit }) => sum + (cpu * 1000) / limit, 0)),
      'each-thread-has-the-limit':
        difficulty === 1 ? undefined : whole(lastDone(works, (work) => quotaOf(work) * work.threads)),
      'request-is-the-bound':
        difficulty >= 3 ? whole(lastDone(works, (work) => work.request / 10)) : undefined,
      'limits-are-added-up': second
        ? whole(lastDone(works, () => quotaOf(first) + quotaOf(second)))
        : undefined,
    })
    if (!slips.length) return undefined
    const facts = works.map((work) => ({
      key: 'quota',
      params: { container: work.container, quota: quotaOf(work), limit: `${work.limit}m` },
    }))
    const pod = podOf(works, difficulty)
    const { threads, cpu } = first
    const prompt: Message = second
      ? { key: 'prompt-two', params: { threads, cpu, more: second.cpu, others: second.threads } }
      : { key: threads === 1 ? 'prompt-one' : 'prompt', params: { threads, cpu } }
    return {
      kind: 'number',
      prompt,
      exhibits: [{ kind: 'yaml', text: yamlOf(pod) }],
      body: { min: 0, max: 20_000, unit: { key: 'unit' } },
      key: { value },
      slips,
      explanation: {
        rule: { key: difficulty >= 3 ? 'rule-requests' : 'rule' },
        facts: [...facts, { key: waits ? 'stops' : 'runs-through', params: { value } }],
      },
      scenario: { cluster: {}, objects: [pod], commands: [] },
    }
  },
})
