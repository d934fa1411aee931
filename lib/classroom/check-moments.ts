/** When each check of a task turned true, and false again: the log is done again and graded after every command. */
import type { Drill } from '@/lib/drill/definition'
import { gradeDrill } from '@/lib/drill/grade'
import { type LabEntry, LabError, labLog } from '@/lib/lab/log'
import { awaitAll } from '@/lib/lab/rest'
import { LabSession } from '@/lib/lab/session'
import type { LabGiven } from '@/lib/lab/start'
import { actEnds } from './act-ends'

export const MOMENT_LIMITS = { graded: 300, text: 200, budgetMs: 12_000 }

export interface CheckMoment {
  /** The entry after which it was so; -1: at the start. */
  seq: number
  /** Virtual ms at which that entry began. */
  at: number
  text: string
  /** By id: how it stood when the next command was given, after the last one at rest. */
  checks: Record<string, boolean>
}

export interface CheckMoments {
  /** In order; the first is the start, the last the end. */
  moments: CheckMoment[]
  /** How many commands there are, and after how many of them the checks were run. */
  commands: number
  graded: number
  /** Time ran out: between here and the end nothing was graded. */
  brokeOff: boolean
}

interface Work {
  scenario: LabGiven
  seed: number
  log: unknown
}

/**
 * Checks can turn back, so nothing is left out: all commands, or of a very long log every second, third and so on.
 * @throws LabError as a replay does
 */
export async function checkMoments(
  drill: Drill,
  { scenario, seed, log }: Work,
  { graded: most, budgetMs, clock }: { graded: number; budgetMs: number; clock(): number } = {
    ...MOMENT_LIMITS,
    clock: () => performance.now(),
  },
): Promise<CheckMoments> {
  const parsed = labLog.safeParse(log)
  if (!parsed.success) throw new LabError('log-invalid', { message: parsed.error.issues[0]?.message ?? '' })
  const { entries, until } = parsed.data
  const ends = actEnds(entries)
  const last = ends.at(-1) ?? -1
  const stride = Math.ceil(ends.length / most)
  const due = new Set(ends.filter((_, index) => (index + 1) % stride === 0))
  const endsAt = clock() + budgetMs
  await awaitAll()
  const session = await LabSession.open({ scenario, seed })
  const moments: CheckMoment[] = []
  let brokeOff = false
  const look = async (seq: number) => moments.push(await momentOf(drill, session, entries, seq))
  for (const [index, entry] of entries.entries()) {
    await session.tick(entry.at - session.cluster.now())
    const before = index - 1
    if (index === 0) await look(-1)
    else if (due.has(before) && before !== last) {
      brokeOff ||= clock() > endsAt
      if (!brokeOff) await look(before)
    }
    await session.act(entry, entry.tty)
  }
  if (until !== undefined) await session.tick(until - session.cluster.now())
  await session.act({ kind: 'settle' })
  await look(last)
  return { moments, commands: ends.length, graded: moments.filter(({ seq }) => seq >= 0).length, brokeOff }
}

async function momentOf(
  drill: Drill,
  session: LabSession,
  entries: readonly LabEntry[],
  seq: number,
): Promise<CheckMoment> {
  const { checks } = await gradeDrill(drill, session)
  const entry = entries[seq]
  return {
    ...{ seq, at: entry?.at ?? session.start.cluster.now(), text: entry ? textOf(entry) : '' },
    checks: Object.fromEntries(checks.map(({ id, passed }) => [id, passed])),
  }
}

function textOf(entry: LabEntry): string {
  const text =
    'text' in entry && entry.kind !== 'write' ? entry.text : 'path' in entry ? entry.path : entry.kind
  return text.slice(0, MOMENT_LIMITS.text)
}
