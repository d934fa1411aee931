import { replayLog } from '@/lib/lab/replay'
import { LabSession } from '@/lib/lab/session'
import type { Drill } from './definition'
import { type DrillResults, gradeDrill } from './grade'
import { drillScenario } from './scenario'

/** The seed with which a drill is tried unless another is given: learners get others. */
const SEED = 5
const MINUTE_MS = 60_000
/** Minutes after which a command that still runs is left alone. */
const PATIENCE = 60

/** What the server would answer to a learner who did this. */
export interface Attempt {
  results: DrillResults
  /** What the terminal printed. */
  output: string
  /** Whether the log, replayed, leads to the same cluster. */
  repeats: boolean
}

/** The drill as it is handed over to a learner. @throws LabError setup-failed */
export function openDrill(drill: Drill, seed = SEED): Promise<LabSession> {
  return LabSession.open({ scenario: drillScenario(drill), seed })
}

/** Grades what was done in a session, from its log. */
export async function gradeSession(
  drill: Drill,
  session: LabSession,
  seed = SEED,
): Promise<Omit<Attempt, 'output'>> {
  await session.act({ kind: 'settle' })
  const replayed = await replayLog({ scenario: drillScenario(drill), seed, log: session.log() })
  const results = await gradeDrill(drill, replayed)
  const { cluster } = replayed
  return { results, repeats: cluster.hash() === session.cluster.hash() }
}

/** Types lines, and waits until the shell takes another. @returns what was printed */
async function type(session: LabSession, text: string): Promise<string> {
  let output = (await session.act({ kind: 'line', text })).stdout
  for (let minutes = 0; session.terminal().mode === 'busy' && minutes < PATIENCE; minutes++)
    output += (await session.act({ kind: 'advance', ms: MINUTE_MS })).stdout
  return output
}

/** Types a whole script at once, or nothing. */
export async function attemptDrill(drill: Drill, script: string, seed = SEED): Promise<Attempt> {
  const session = await openDrill(drill, seed)
  const output = script ? await type(session, script) : ''
  return { output, ...(await gradeSession(drill, session, seed)) }
}

/** Types a script line by line: the output is what a learner's terminal would hold afterwards. */
export async function performScript(drill: Drill, script: string): Promise<Attempt> {
  const session = await openDrill(drill)
  let output = ''
  for (const line of script.trimEnd().split('\n')) {
    output += `${session.terminal().prompt || '> '}${line}\n`
    output += await type(session, line)
  }
  return { output, ...(await gradeSession(drill, session)) }
}
