import { openStage } from '@/lib/goal/open-stage'
import type { Stage } from '@/lib/goal/stage'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Slip } from '@/lib/quiz/variant'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }

/** Lines of root on the worker that break its kubelet, and those that mend it again. */
interface Fault {
  breaks: string
  mends: string
  level: number
}

const config = '/var/lib/kubelet/config.yaml'
const kubeconfig = '/etc/kubernetes/kubelet.conf'
const dropIn = '/usr/lib/systemd/system/kubelet.service.d/10-kubeadm.conf'
const toml = '/etc/containerd/config.toml'
const flags = '/etc/default/kubelet'

const swap = (file: string, from: string, to: string, after = '') => ({
  breaks: `sed -i 's#${from}#${to}#' ${file}${after}`,
  mends: `sed -i 's#${to}#${from}#' ${file}${after}`,
})
const reload = '; systemctl daemon-reload'
const flag = (text: string) => ({
  breaks: `echo KUBELET_EXTRA_ARGS=--${text} > ${flags}`,
  mends: `rm ${flags}`,
})

const faults: Fault[] = [
  { ...swap(config, 'pki/ca.crt', 'pki/kubelet-ca.crt'), level: 1 },
  { ...swap(config, 'kind: KubeletConfiguration', 'kind: KubeletConfig'), level: 1 },
  { ...swap(config, 'authentication:', 'authentication: {'), level: 1 },
  { ...flag('container-runtime=remote'), level: 1 },
  { ...flag('pod-infra-container-image=pause'), level: 1 },
  { ...flag('network-plugin=cni'), level: 1 },
  { ...swap(dropIn, 'kubelet/config.yaml', 'kubelet/kubelet.yaml', reload), level: 1 },
  { ...swap(dropIn, '/usr/bin/kubelet', '/usr/local/bin/kubelet', reload), level: 1 },
  { breaks: `mv ${config} /root/`, mends: `mv /root/config.yaml ${config}`, level: 1 },
  {
    breaks: 'mv /var/lib/kubelet/pki/kubelet-client-current.pem /root/',
    mends: 'mv /root/kubelet-client-current.pem /var/lib/kubelet/pki/',
    level: 1,
  },
  { breaks: 'systemctl stop containerd', mends: 'systemctl start containerd', level: 3 },
  { ...swap(config, 'containerd/containerd.sock', 'crio/crio.sock'), level: 3 },
  {
    ...swap(toml, 'containerd/containerd.sock', 'containerd/cri.sock', '; systemctl restart containerd'),
    level: 3,
  },
  { ...swap(kubeconfig, ':6443', ':6553'), level: 3 },
  { ...swap(kubeconfig, '56.10', '56.99'), level: 3 },
]

const restart = 'systemctl restart kubelet'
const active = 'systemctl is-active kubelet'
const journal = 'journalctl -u kubelet --since 10:00 --no-pager'
const last = 'journalctl -u kubelet -n 1 --no-pager -o cat'

interface Drawn {
  fault: Fault
  /** What root did, one line each; the fault is still there. */
  lines: string[]
}

function draw({ rng, difficulty }: GenerateContext): Drawn {
  const [fault, earlier] = rng.shuffle(
    faults.filter(({ level }) => level === Math.max(1, 2 * difficulty - 3)),
  )
  const other = difficulty === 3 ? rng.pick(faults.filter(({ level }) => level === 1)) : earlier
  if (!fault || !other) throw new Error('too few faults')
  const late = rng.chance(0.4) ? rng.int(12, 18) : rng.int(8, 9)
  const lines = [fault.breaks, restart, `sleep ${late}`]
  if (difficulty === 1) return { fault, lines }
  const way = rng.chance(0.5) ? [restart, 'sleep 4'] : ['sleep 14']
  const before = [other.breaks, restart, `sleep ${rng.chance(0.5) ? 4 : 13}`, other.mends, ...way]
  return { fault, lines: [...before, ...lines] }
}

const asRoot = (lines: readonly string[]) => `ssh worker-1 sudo bash <<'EOF'\n${lines.join('\n')}\nEOF`

async function output(stage: Stage, ...lines: string[]): Promise<string> {
  return (await stage.run(asRoot(lines))).stdout.trim()
}

/** What a line of the journal names as a cause: not what the service manager says of the end of a process. */
function causeOf(line: string): string | undefined {
  const [, program = '', text = ''] = /^.{15} worker-1 ([^[]+)\[\d+\]: (.*)$/.exec(line) ?? []
  return program === '(kubelet)' ? 'it cannot be executed' : /err=.*/.exec(text)?.[0]
}

const misread: [RegExp, string][] = [
  [/Failed with result/, 'the-result-is-the-cause'],
  [/Main process exited/, 'the-status-is-the-cause'],
  [/Scheduled restart job/, 'the-restarts-are-the-cause'],
  [/: (Stopping|Stopped|.*Deactivated) /, 'somebody-stopped-it'],
]

export default defineQuestion({
  id: 'journal-names-the-cause',
  concepts: ['node-not-ready', 'kubelet', 'logs-and-events'],
  levels: [1, 2, 3],
  kinds: ['wrong-line'],
  async generate(context) {
    const { fault, lines } = draw(context)
    const stage = openStage(cluster)
    const state = await output(stage, ...lines, active)
    const text = await output(stage, journal)
    const causes = text.split('\n').map(causeOf)
    const cause = causes.findLast((one) => one !== undefined)
    const right = causes.flatMap((one, i) => (one !== undefined && one === cause ? [i + 1] : []))
    const mends = [fault.mends, restart, 'sleep 10']
    const mended = await output(stage.fork(), ...mends, last)
    if (!mended.includes('Successfully registered node')) throw new Error(`${fault.mends}: ${mended}`)
    const slips = text.split('\n').flatMap((line, i): Slip[] => {
      const found = misread.find(([pattern]) => pattern.test(line))?.[1]
      const misconception = causes[i] !== undefined && causes[i] !== cause ? 'what-was-mended-before' : found
      return misconception ? [{ misconception, answer: String(i + 1) }] : []
    })
    if (context.difficulty > 1 && !slips.some((slip) => slip.misconception === 'what-was-mended-before'))
      return undefined
    return {
      kind: 'wrong-line',
      prompt: { key: 'prompt' },
      exhibits: [{ kind: 'terminal', text: `# ${active}\n${state}\n# ${journal}` }],
      body: { text: `${text}\n`, language: 'terminal' },
      key: { lines: right },
      slips,
      explanation: {
        rule: { key: context.difficulty === 1 ? 'rule' : 'rule-earlier' },
        facts: [{ key: 'mended' }],
        exhibits: [
          {
            kind: 'terminal',
            text: [...mends, last]
              .map((line) => `# ${line}`)
              .join('\n')
              .concat(`\n${mended}`),
          },
        ],
      },
      scenario: { cluster, objects: [], commands: [asRoot(lines)] },
    }
  },
})
