import { openStage } from '@/lib/goal/open-stage'
import type { Manifest, Stage } from '@/lib/goal/stage'
import { yamlOf } from '@/lib/goal/stage'
import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }

interface Drawn {
  /** Seconds after which the container ends, and with which code. */
  runs: number
  code: number
  waits: number
  /** What is done before the last wait. */
  act?: 'delete-pod' | 'stop-container'
}

function draw({ rng, difficulty }: GenerateContext): Drawn {
  const act = difficulty < 3 ? undefined : rng.pick(['delete-pod', 'stop-container'] as const)
  return {
    runs: rng.pick([3, 5, 10, 20]),
    code: difficulty === 1 ? rng.int(1, 3) : rng.int(0, 3),
    waits: rng.int(difficulty === 1 ? 2 : 6, difficulty === 1 ? 8 : 30) * 10,
    ...(act ? { act } : {}),
  }
}

const set = ({ runs, code }: Drawn): Manifest => ({
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name: 'job' },
  ...{
    spec: {
      serviceName: 'job',
      selector: { matchLabels: { app: 'job' } },
      template: {
        metadata: { labels: { app: 'job' } },
        spec: {
          nodeName: 'worker-1',
          terminationGracePeriodSeconds: 1,
          containers: [
            { name: 'main', image: 'busybox:1.36', command: ['sh', '-c', `sleep ${runs}; exit ${code}`] },
          ],
        },
      },
    },
  },
})

const list = `crictl ps -a --name main -o json | jq -r '.containers[] | "\\(.metadata.attempt) \\(.state)"'`
const acts = {
  'delete-pod': 'kubectl delete pod job-0',
  'stop-container': "ssh worker-1 'sudo crictl ps -q --name main | xargs -r sudo crictl stop'",
}

async function listed(stage: Stage): Promise<string> {
  const { stdout } = await stage.run(`ssh worker-1 "sudo bash" <<'EOF'\n${list}\nEOF`)
  return stdout.trim()
}

export default defineQuestion({
  id: 'crictl-lists-attempts',
  concepts: ['container-runtime', 'pod-lifecycle', 'kubelet'],
  levels: [1, 2, 3],
  kinds: ['output'],
  async generate(context) {
    const drawn = draw(context)
    const stage = openStage(cluster)
    const manifest = set(drawn)
    stage.create('statefulsets.apps', manifest)
    stage.cluster.advance(drawn.waits * 1000)
    const before = await listed(stage)
    if (drawn.act) {
      await stage.run(acts[drawn.act])
      stage.cluster.advance(15_000)
    }
    const pods = stage.kubectl('kubectl get pods').stdout.trim()
    const text = await listed(stage)
    const lines = text.split('\n')
    const newest = Number(lines[0]?.split(' ')[0])
    if (!Number.isInteger(newest) || (context.difficulty < 3 && newest < context.difficulty)) return undefined
    const state = lines[0]?.split(' ')[1] ?? ''
    const ended = 'CONTAINER_EXITED'
    const all = Array.from({ length: newest + 1 }, (_, i) => `${newest - i} ${i === 0 ? state : ended}`)
    const slips = slipsOfAnswers(text, {
      'every-attempt-is-kept': all.join('\n'),
      'attempts-count-from-one': lines
        .map((line) => line.replace(/^\d+/, (n) => String(Number(n) + 1)))
        .join('\n'),
      'two-ended-ones-are-kept': state === ended && newest > 0 ? all.slice(0, 2).join('\n') : undefined,
      'only-the-newest-is-there': lines[0],
      'a-container-is-started-anew': `0 ${state}`,
      'restarts-outlive-the-pod': drawn.act === 'delete-pod' ? before : undefined,
    })
    if (slips.length === 0) return undefined
    const typed = [
      ...(drawn.act ? [`$ ${acts[drawn.act]}`, '$ sleep 15'] : []),
      '$ kubectl get pods',
      pods,
      `worker-1# ${list}`,
    ]
    return {
      kind: 'output',
      prompt: { key: 'prompt' },
      exhibits: [
        { kind: 'yaml', title: { key: 'applied', params: { seconds: drawn.waits } }, text: yamlOf(manifest) },
        { kind: 'terminal', text: typed.join('\n') },
      ],
      body: { lines: lines.length },
      key: { text },
      slips,
      explanation: {
        rule: { key: context.difficulty === 3 ? 'rule-acts' : 'rule' },
        facts: [{ key: 'observed' }],
        exhibits: [{ kind: 'terminal', text: `worker-1# ${list}\n${text}` }],
      },
      scenario: {
        cluster,
        objects: [manifest],
        commands: [`sleep ${drawn.waits}`, ...(drawn.act ? [acts[drawn.act]] : [])],
      },
    }
  },
})
