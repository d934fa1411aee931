import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import { tableOf } from '@/lib/quiz/table'
import type { Slip } from '@/lib/quiz/variant'

/** An IPv4 range: its first address as a number, and the length of its prefix. */
interface Range {
  start: number
  prefix: number
}

interface Entry {
  cluster: string
  use: string
  range: Range
}

const sizeOf = ({ prefix }: Range) => 2 ** (32 - prefix)
const overlap = (a: Range, b: Range) => a.start < b.start + sizeOf(b) && b.start < a.start + sizeOf(a)

function show({ start, prefix }: Range): string {
  const bytes = [24, 16, 8, 0].map((shift) => Math.floor(start / 2 ** shift) % 256)
  return `${bytes.join('.')}/${prefix}`
}

const lastOf = (range: Range) =>
  show({ start: range.start + sizeOf(range) - 1, prefix: 32 }).replace('/32', '')

/** Two ranges that begin alike to the eye: the first two numbers are the same. */
const looksAlike = (a: Range, b: Range) => Math.floor(a.start / 65_536) === Math.floor(b.start / 65_536)

const prefixes: Record<number, number[]> = {
  1: [16, 16, 24],
  2: [12, 14, 15, 16],
  3: [17, 18, 19, 20, 21, 22],
  4: [12, 14, 18, 19, 20, 22],
}

/** A range within 10.0.0.0/8; near another one when there should be something to look at closely. */
function drawRange({ rng, difficulty }: GenerateContext, near?: Range): Range {
  const prefix = rng.pick(prefixes[difficulty] ?? [])
  const size = 2 ** (32 - prefix)
  const around = near && rng.chance(0.6)
  const spread = Math.max(size, near ? sizeOf(near) : 0)
  const anywhere = 10 * 2 ** 24 + rng.int(0, 2 ** 24 - 1)
  const raw = around ? near.start + rng.int(-2, 3) * spread + rng.int(0, 3) * size : anywhere
  return { start: Math.floor(raw / size) * size, prefix }
}

const inside = ({ start, prefix }: Range) =>
  start >= 10 * 2 ** 24 && start + 2 ** (32 - prefix) <= 11 * 2 ** 24

function drawPlan(context: GenerateContext): Entry[] {
  const { rng, difficulty } = context
  const clusters = rng.sample(['tokyo', 'osaka', 'sendai', 'nagoya'], difficulty === 1 ? 2 : 3)
  const uses = difficulty >= 3 ? ['nodes', 'pods', 'services'] : ['pods', 'services']
  const entries: Entry[] = []
  for (const cluster of clusters)
    for (const use of uses)
      entries.push({
        cluster,
        use,
        range: drawRange(context, entries.length ? rng.pick(entries).range : undefined),
      })
  return entries
}

function pairsOf(plan: readonly Entry[]) {
  return plan.flatMap((a, i) => plan.slice(i + 1).map((b) => [a, b] as const))
}

/** The two ranges that overlap, if exactly two do, and not by being the same. */
function hitIn(plan: readonly Entry[]): readonly [Entry, Entry] | undefined {
  const hits = pairsOf(plan).filter(([a, b]) => overlap(a.range, b.range))
  const [hit] = hits
  const sound = plan.every(({ range }) => inside(range)) && hits.length === 1
  return sound && hit && show(hit[0].range) !== show(hit[1].range) ? hit : undefined
}

export default defineQuestion({
  id: 'range-collides',
  concepts: ['multi-cluster', 'pod-network-and-cni', 'cni-plugins'],
  levels: [1, 2, 3, 4],
  kinds: ['wrong-line'],
  citation: [
    { title: 'Submariner: Prerequisites', url: 'https://submariner.io/getting-started/' },
    {
      title: 'Cilium: Setting up Cluster Mesh',
      url: 'https://docs.cilium.io/en/stable/network/clustermesh/clustermesh/',
    },
  ],
  generate(context) {
    const plan = Array.from({ length: 20 }, () => drawPlan(context)).find((one) => hitIn(one))
    const hit = plan && hitIn(plan)
    if (!hit) return undefined
    const near = pairsOf(plan).filter(([a, b]) => !overlap(a.range, b.range) && looksAlike(a.range, b.range))
    const lineOf = (entry: Entry) => plan.indexOf(entry) + 2
    const [earlier, later] = hit
    const wrong: Slip[] = [
      { misconception: 'earlier-has-to-move', answer: String(lineOf(earlier)) },
      ...near.map(([, b]) => ({ misconception: 'same-beginning-collides', answer: String(lineOf(b)) })),
    ]
    const key = lineOf(later)
    const seen = new Set([String(key)])
    const slips = wrong.filter((slip) => {
      if (!('answer' in slip) || seen.has(slip.answer)) return false
      seen.add(slip.answer)
      return true
    })
    if (context.difficulty >= 3 && slips.length < 2) return undefined
    const rows = plan.map(({ cluster, use, range }) => [cluster, use, show(range)])
    return {
      kind: 'wrong-line',
      prompt: { key: 'prompt' },
      exhibits: [],
      body: { text: tableOf([['CLUSTER', 'FOR', 'RANGE'], ...rows]), language: 'terminal' },
      key: { lines: [key] },
      slips,
      explanation: {
        rule: { key: 'rule' },
        facts: [earlier, later].map(({ cluster, use, range }) => ({
          key: 'spans',
          params: { cluster, use, range: show(range), last: lastOf(range) },
        })),
      },
      scenario: { cluster: {}, objects: [], commands: [] },
    }
  },
})
