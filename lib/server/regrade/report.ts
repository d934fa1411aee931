export interface RegradeOptions {
  /** One skill; absent: all. */
  skillId?: string
  /** Whether the new grades are stored. */
  apply: boolean
  reason: string
}

export interface Grade {
  passed: boolean
  /** 0..1 */
  score: number
}

/** One piece of work and its grades. */
export interface Change {
  kind: 'question' | 'drill'
  /** Of the answer or attempt. */
  id: string
  skillId: string
  /** A plain object: it is stored. */
  before: { passed: boolean; score: number }
  after?: Grade & { artefactHash: string }
  /** Why it could not be graded again; its grade stays. */
  problem?: string
}

/** What a regrade does to one skill's work. */
export interface ReportLine {
  kind: Change['kind']
  skillId: string
  total: number
  same: number
  better: number
  worse: number
  /** Could not be graded again. */
  failed: number
  /** Work whose grade changes, or that failed: the first of them. */
  examples: Change[]
}

const EXAMPLES = 20

/** Adds up changes by skill, in the order in which the skills come. */
export async function reportOf(changes: AsyncIterable<Change>): Promise<ReportLine[]> {
  const lines = new Map<string, ReportLine>()
  for await (const change of changes) {
    const { kind, skillId } = change
    const key = `${kind} ${skillId}`
    const counts = { total: 0, same: 0, better: 0, worse: 0, failed: 0 }
    const line = lines.get(key) ?? { kind, skillId, ...counts, examples: [] }
    lines.set(key, line)
    const outcome = outcomeOf(change)
    line.total++
    line[outcome]++
    if (outcome !== 'same' && line.examples.length < EXAMPLES) line.examples.push(change)
  }
  return [...lines.values()]
}

function outcomeOf({ before, after }: Change): 'same' | 'better' | 'worse' | 'failed' {
  if (!after) return 'failed'
  const gain = after.score - before.score || Number(after.passed) - Number(before.passed)
  return gain === 0 ? 'same' : gain > 0 ? 'better' : 'worse'
}
