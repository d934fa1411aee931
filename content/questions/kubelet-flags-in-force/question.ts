import { openStage } from '@/lib/goal/open-stage'
import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }

type Place = 'defaults' | 'kubeadm' | 'drop-in'
type Step = { writes: Place; level: number } | { does: 'reload' | 'restart' }

const dropIn = '/etc/systemd/system/kubelet.service.d/20-local.conf'

function lineOf(step: Step): string {
  if ('does' in step) return step.does === 'reload' ? 'systemctl daemon-reload' : 'systemctl restart kubelet'
  const { writes, level } = step
  if (writes === 'defaults') return `echo KUBELET_EXTRA_ARGS=--v=${level} > /etc/default/kubelet`
  if (writes === 'kubeadm')
    return `echo KUBELET_KUBEADM_ARGS=--v=${level} > /var/lib/kubelet/kubeadm-flags.env`
  return `printf '[Service]\\nEnvironment=KUBELET_CONFIG_ARGS="--config=/var/lib/kubelet/config.yaml --v=${level}"\\n' > ${dropIn}`
}

function draw({ rng, difficulty }: GenerateContext): Step[] {
  const levels = rng.sample([1, 2, 3, 4, 5, 6, 7, 8], 3)
  const places: Place[] =
    difficulty === 1
      ? [rng.pick<Place>(['defaults', 'drop-in'])]
      : rng.sample<Place>(['defaults', 'kubeadm', 'drop-in'], difficulty === 2 ? 2 : 3)
  const steps = places.map((writes, i): Step => ({ writes, level: levels[i] ?? 1 }))
  const acts = rng.sample<Step>([{ does: 'reload' }, { does: 'restart' }, { does: 'restart' }], rng.int(1, 2))
  for (const act of acts) steps.splice(rng.int(1, steps.length), 0, act)
  return steps
}

const known = new Map<string, Promise<number>>()

/** The level with which the kubelet's process runs in the end; 0: it was given none. */
function level(steps: readonly Step[]): Promise<number> {
  const id = JSON.stringify(steps)
  const found = known.get(id) ?? look(steps)
  known.set(id, found)
  return found
}

const setUp = 'mkdir -p /etc/systemd/system/kubelet.service.d'
const asRoot = (script: string) => `ssh worker-1 "sudo bash" <<'EOF'\n${script}\nEOF`

async function look(steps: readonly Step[]): Promise<number> {
  const stage = openStage(cluster)
  const { stdout } = await stage.run(
    asRoot([setUp, ...steps.map(lineOf), 'ps -eo args | grep ^/usr/bin/kubelet'].join('\n')),
  )
  return Number([...stdout.matchAll(/--v=(\d+)/g)].at(-1)?.[1] ?? 0)
}

const isRestart = (step: Step) => 'does' in step && step.does === 'restart'
const isReload = (step: Step) => 'does' in step && step.does === 'reload'

/** Steps with which the kubelet would run as believed. */
function believed(steps: readonly Step[]): Record<string, Step[]> {
  const [reload, restart]: Step[] = [{ does: 'reload' }, { does: 'restart' }]
  if (!reload || !restart) return {}
  const lastReload = steps.findLastIndex(isReload)
  const isLate = (step: Step, i: number) => 'writes' in step && step.writes !== 'drop-in' && i > lastReload
  const without = (place: Place) => steps.filter((step) => !('writes' in step && step.writes === place))
  return {
    'a-restart-reads-units-anew': steps.flatMap((step) => (isRestart(step) ? [reload, step] : [step])),
    'a-reload-restarts': steps.flatMap((step) => (isReload(step) ? [step, restart] : [step])),
    'files-count-at-once': [...steps, reload, restart],
    'every-file-needs-a-reload': steps.filter((step, i) => !isLate(step, i)),
    'a-drop-in-has-the-last-word': without('defaults').filter(
      (step) => !('writes' in step && step.writes === 'kubeadm'),
    ),
    'kubeadm-has-the-last-word': without('defaults'),
  }
}

export default defineQuestion({
  id: 'kubelet-flags-in-force',
  concepts: ['kubelet', 'kubeadm-install', 'node-not-ready'],
  levels: [1, 2, 3],
  kinds: ['number'],
  async generate(context) {
    const steps = draw(context)
    const value = await level(steps)
    const answers: [string, number][] = []
    for (const [name, others] of Object.entries(believed(steps))) answers.push([name, await level(others)])
    const slips = slipsOfAnswers(value, Object.fromEntries(answers))
    if (slips.length === 0) return undefined
    return {
      kind: 'number',
      prompt: { key: 'prompt' },
      exhibits: [
        { kind: 'terminal', title: { key: 'unit' }, text: unit },
        {
          kind: 'terminal',
          title: { key: 'typed' },
          text: steps.map((step) => `# ${lineOf(step)}`).join('\n'),
        },
      ],
      body: { min: 0, max: 9 },
      key: { value },
      slips,
      explanation: {
        rule: { key: context.difficulty === 1 ? 'rule' : 'rule-order' },
        facts: [{ key: 'observed', params: { value } }],
      },
      scenario: { cluster, objects: [], commands: [asRoot([setUp, ...steps.map(lineOf)].join('\n'))] },
    }
  },
})

const unit = `Environment="KUBELET_CONFIG_ARGS=--config=/var/lib/kubelet/config.yaml"
EnvironmentFile=-/var/lib/kubelet/kubeadm-flags.env
EnvironmentFile=-/etc/default/kubelet
ExecStart=/usr/bin/kubelet … $KUBELET_CONFIG_ARGS $KUBELET_KUBEADM_ARGS $KUBELET_EXTRA_ARGS`
