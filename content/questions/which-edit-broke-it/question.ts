import { openStage } from '@/lib/goal/open-stage'
import type { Stage } from '@/lib/goal/stage'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Message, Slip } from '@/lib/quiz/variant'
import { type Edit, harmful, others, undone } from './edits'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }
const folder = '/etc/kubernetes/manifests'
const command = 'kubectl create deployment web --image=nginx:1.27'
const look = 'kubectl get deployments,replicasets,pods'

/** How far a Deployment gets, the worst first. */
const outcomes = ['refused', 'no-pod', 'unbound', 'runs'] as const
type Outcome = (typeof outcomes)[number]

interface Seen {
  outcome: Outcome
  /** What the terminal shows. */
  text: string
}

const known = new Map<string, Promise<Seen>>()

/** What becomes of a Deployment when these lines have been typed on the control plane. */
function seenAfter(lines: readonly string[]): Promise<Seen> {
  const id = lines.join('\n')
  const seen = known.get(id) ?? tryOut(openStage(cluster), id)
  known.set(id, seen)
  return seen
}

async function tryOut(stage: Stage, script: string): Promise<Seen> {
  stage.cluster.hosts.files('control-plane')?.write('/root/edit.sh', `cd ${folder}\n${script}\n`)
  await stage.run('ssh control-plane sudo bash /root/edit.sh')
  stage.cluster.advance(90_000)
  const typed = [command, look].map((line) => {
    const { stdout, stderr } = stage.kubectl(line)
    stage.cluster.advance(20_000)
    return `$ ${line}\n${stdout}${stderr}`
  })
  const text = typed.join('').trimEnd()
  if (text.includes('was refused')) return { outcome: 'refused', text }
  const pods = stage.list('pods', 'default')
  if (pods.length === 0) return { outcome: 'no-pod', text }
  return { outcome: pods.every(({ spec }) => spec.nodeName) ? 'runs' : 'unbound', text }
}

const isMove = ({ line }: Edit) => line.startsWith('mv ')

/** Lines for files that nobody else changes, if one of them renames the file. */
function beside(chosen: readonly Edit[], from: readonly Edit[]): Edit[] {
  const files = chosen.map(({ file }) => file)
  const moved = chosen.filter(isMove).map(({ file }) => file)
  return from.filter((edit) => !moved.includes(edit.file) && !(isMove(edit) && files.includes(edit.file)))
}

function draw({ rng, difficulty }: GenerateContext): Edit[] {
  const chosen: Edit[] = [rng.pick(harmful)]
  const file = chosen[0]?.file
  if (difficulty >= 4) chosen.push(rng.pick(beside(chosen, harmful).filter((edit) => edit.file !== file)))
  const lines = rng.shuffle(chosen)
  if (difficulty === 5) {
    const free = beside(chosen, harmful).filter((edit) => !lines.some((one) => one.file === edit.file))
    if (free.length === 0) return []
    const pair = undone(rng.pick(free), rng.pick(['back', 'copy-before', 'copy-after'] as const))
    let at = 0
    for (const edit of pair) {
      at = rng.int(at, lines.length)
      lines.splice(at++, 0, edit)
    }
  }
  const more = difficulty === 5 ? 1 : difficulty === 4 ? 2 : difficulty + 1
  for (let i = 0; i < more; i++) {
    const free = beside(lines, others).filter(({ line }) => !lines.some((one) => one.line === line))
    const left = difficulty === 2 ? free.filter((edit) => !isMove(edit)) : free
    if (left.length > 0) lines.splice(rng.int(0, lines.length), 0, rng.pick(left))
  }
  return lines
}

const better = (a: Outcome, b: Outcome) => outcomes.indexOf(a) > outcomes.indexOf(b)

export default defineQuestion({
  id: 'which-edit-broke-it',
  concepts: ['control-plane-down', 'manual-scheduling-and-static-pods', 'kubernetes-the-hard-way'],
  levels: [2, 3, 4, 5],
  kinds: ['wrong-line'],
  async generate(context) {
    const edits = draw(context)
    const lines = edits.map(({ line }) => line)
    if (edits.length === 0 || new Set(lines).size < lines.length) return undefined
    const { outcome, text } = await seenAfter(lines)
    const without = await Promise.all(
      edits.map(({ breaks }, i) =>
        // A line that harms nothing by itself matters only among lines that take others back.
        breaks || context.difficulty === 5 ? seenAfter(lines.filter((_, j) => j !== i)) : undefined,
      ),
    )
    const causes = without.flatMap((seen, i) => (seen && better(seen.outcome, outcome) ? [i] : []))
    const [at = -1] = causes
    if (causes.length !== 1 || !edits[at]?.breaks) return undefined
    const slips = edits.flatMap(({ belief, breaks }, i): Slip[] => {
      const misconception = belief ?? (breaks ? 'any-component-is-the-cause' : undefined)
      return i === at || !misconception ? [] : [{ misconception, answer: String(i + 1) }]
    })
    const kept = without[at]?.outcome ?? 'runs'
    const fact: Message =
      kept === 'runs' ? { key: 'all-well' } : { key: 'next', params: { next: { key: kept } } }
    return {
      kind: 'wrong-line',
      prompt: { key: 'prompt' },
      exhibits: [{ kind: 'terminal', title: { key: 'seen' }, text }],
      body: { text: lines.join('\n'), language: 'terminal' },
      key: { lines: [at + 1] },
      slips,
      explanation: {
        rule: { key: `rule-${outcome}` },
        facts: [fact],
      },
      scenario: { cluster, objects: [], commands: [`ssh control-plane "cd ${folder}; ls"`] },
    }
  },
})
