import type { Finding } from '@/lib/goal/finding'
import { checkGoal } from '@/lib/lab/check-goal'
import type { LabLog } from '@/lib/lab/log'
import { replayLog } from '@/lib/lab/replay'
import { LabSession } from '@/lib/lab/session'
import type { SpeedExercise } from './exercise'
import { speedScenario } from './scenario'

/** The seed with which authors try an exercise: learners get others. */
const SEED = 5
/** Virtual time after which a command that still runs is left alone. */
const STEP_MS = 5_000
const STEPS = 120

/** What a learner who typed this would be told. */
export interface SpeedAttempt {
  /** In the browser, when the last command has ended. */
  findings: Finding[]
  reached: boolean
  /** Whether the server, replaying the log, finds the same. */
  confirmed: boolean
  log: LabLog
  /** What the terminal printed. */
  output: string
}

const allPass = (findings: readonly Finding[]) => findings.every(({ passed }) => passed)

/** Types a script at the start of an exercise, or nothing, and looks. */
export async function attemptExercise(exercise: SpeedExercise, script: string): Promise<SpeedAttempt> {
  const scenario = speedScenario(exercise)
  const session = await LabSession.open({ scenario, seed: SEED })
  const output = script ? await type(session, script.trim()) : ''
  const findings = await checkGoal(session, exercise.checks)
  const log = session.log()
  const replayed = await replayLog({ scenario, seed: SEED, log, confirm: true })
  const confirmed = allPass(await checkGoal(replayed, exercise.checks))
  return { findings, reached: allPass(findings), confirmed, log, output }
}

async function type(session: LabSession, text: string): Promise<string> {
  let output = (await session.act({ kind: 'line', text })).stdout
  for (let step = 0; session.terminal().mode === 'busy' && step < STEPS; step++) {
    await session.tick(STEP_MS)
    output += session.terminal().take()
  }
  return output
}
