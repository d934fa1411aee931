import { podWith } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { yamlOf } from '@/lib/goal/stage'
import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }

/** A program that ends after some seconds, over and over, and says which run this is. */
interface Drawn {
  name: string
  words: [string, string]
  seconds: number
  /** The program also writes to a file. */
  file: boolean
  sidecar: boolean
  /** Seconds from the creation to the look. */
  wait: number
  /** The Pod was deleted and created again in between. */
  replaced: boolean
  flags: string
}

function draw({ rng, difficulty }: GenerateContext): Drawn {
  const sidecar = difficulty === 3 && rng.chance(0.6)
  const previous = rng.chance(0.6) ? ' --previous' : ''
  const tail = difficulty >= 2 && rng.chance(0.4) ? ' --tail=1' : ''
  return {
    name: rng.pick(['pay', 'order', 'import', 'mail']),
    words: rng.pick([
      ['connecting', 'connection lost'],
      ['loading', 'file missing'],
      ['starting', 'timeout'],
    ]),
    seconds: rng.int(4, 20),
    file: difficulty >= 2 && rng.chance(0.5),
    sidecar,
    wait: rng.int(20, difficulty === 1 ? 80 : 150),
    replaced: difficulty >= 2 && rng.chance(0.4),
    flags: `${sidecar ? ' -c app' : ''}${previous}${tail}`,
  }
}

function podOf({ name, words, seconds, file, sidecar }: Drawn) {
  const [begin, end] = words
  const count = 'n=$(cat /run/n 2>/dev/null || echo 0); n=$((n+1)); echo $n > /run/n'
  const more = file ? '; echo "run $n: details" >> /run/app.log' : ''
  const script = `${count}; echo "run $n: ${begin}"${more}; sleep ${seconds}; echo "run $n: ${end}"; exit 1`
  const volumeMounts = [{ name: 'run', mountPath: '/run' }]
  const image = 'busybox:1.36'
  const app = { name: 'app', image, command: ['sh', '-c', script], volumeMounts }
  const side = { name: 'side', image, command: ['sh', '-c', 'echo "side: ready"; sleep 1d'] }
  return podWith(name, {
    containers: [app, ...(sidecar ? [side] : [])],
    volumes: [{ name: 'run', emptyDir: {} }],
  })
}

export default defineQuestion({
  id: 'log-lines-left',
  concepts: ['logging-stacks', 'logs-and-events', 'observability'],
  levels: [1, 2, 3],
  kinds: ['output'],
  async generate(context) {
    const { difficulty } = context
    const drawn = draw(context)
    const { name, wait, replaced, flags, words } = drawn
    const pod = podOf(drawn)
    const stage = openStage(cluster)
    stage.create('pods', pod)
    const before = replaced ? 70_000 : 0
    if (replaced) {
      stage.cluster.advance(before)
      stage.kubectl(`kubectl delete pod ${name} --now`)
      stage.create('pods', pod)
    }
    stage.cluster.advance(wait * 1000)
    const look = `kubectl logs ${name}${flags}`
    const { stdout, exitCode } = stage.kubectl(look)
    const text = stdout.trim()
    if (exitCode !== 0 || !text) return undefined
    const app = stage.get('pods', name).status?.containerStatuses?.find((one) => one.name === 'app')
    const state = Object.keys(app?.state ?? {})[0] ?? ''
    const runs = (app?.restartCount ?? 0) + 1
    // At the first level the container runs; in the back-off the run before is the last one.
    if (difficulty === 1 && state !== 'running') return undefined
    if (runs < 2 || runs > 4) return undefined
    // How long STATUS shows the end of the last run before the back-off says nothing of logs, but decides what is previous.
    if (state !== 'running' && flags.includes('previous')) return undefined
    const linesOf = (run: number) => words.map((word) => `run ${run}: ${word}`)
    const shown = Number(/run (\d+)/.exec(text)?.[1] ?? 0)
    const running = (run: number) =>
      run === runs && state === 'running' ? linesOf(run).slice(0, 1) : linesOf(run)
    const tailed = (lines: string[]) => (flags.includes('--tail') ? lines.slice(-1) : lines).join('\n')
    const all = Array.from({ length: runs }, (_, i) => running(i + 1)).flat()
    const slips = slipsOfAnswers(text, {
      'logs-of-all-runs': tailed(all),
      'first-run-is-kept': tailed(linesOf(1)),
      'previous-is-ignored': flags.includes('previous') ? tailed(running(runs)) : undefined,
      'logs-survive-the-pod': replaced ? tailed(linesOf(shown + 3)) : undefined,
      'files-are-logs':
        drawn.file && !flags.includes('--tail')
          ? [
              tailed(running(shown)).split('\n')[0],
              `run ${shown}: details`,
              ...tailed(running(shown)).split('\n').slice(1),
            ].join('\n')
          : undefined,
    })
    if (!slips.length) return undefined
    const status = 'kubectl get pods'
    return {
      kind: 'output',
      prompt: { key: replaced ? 'prompt-replaced' : 'prompt', params: { wait, name } },
      exhibits: [
        { kind: 'yaml', text: yamlOf(pod) },
        { kind: 'terminal', text: `$ ${status}\n${stage.kubectl(status).stdout}$ ${look}` },
      ],
      body: { lines: text.split('\n').length },
      key: { text },
      slips,
      explanation: {
        rule: { key: state === 'running' ? 'rule' : 'rule-ended' },
        facts: [{ key: state === 'running' ? 'running' : 'ended', params: { runs } }],
        exhibits: [{ kind: 'terminal', text: `$ ${look}\n${text}` }],
      },
      scenario: { cluster, objects: [pod], commands: [] },
    }
  },
})
