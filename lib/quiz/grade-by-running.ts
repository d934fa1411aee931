import { z } from 'zod'
import { type Condition, condition } from '@/lib/goal/condition'
import type { Finding } from '@/lib/goal/finding'
import type { LabClient } from '@/lib/lab/lab-client'
import { performanceOf, type RunGradable } from './check'
import type { Performance } from './kinds/kind'
import type { Slip, Verdict } from './variant'

const maxOutput = 2000

/** As authors write them, defaults left out. */
const conditions = z.array(condition)

/** The same on every machine, so that browser and server see one cluster. */
const seed = 1

const answerFile = '/tmp/answer.yaml'

/** What grading asks of a lab: a LabClient, or a session in this very thread. */
export interface ResponseLab extends Pick<LabClient, 'start' | 'line'> {
  act(
    action: { kind: 'settle' } | { kind: 'reset' } | { kind: 'write'; path: string; text: string },
  ): Promise<void>
  check(conditions: readonly Condition[]): Promise<Finding[]>
}

/**
 * Grades a response by doing it: the variant's scenario is opened as a lab, the response is typed or applied, the
 * cluster comes to rest, and the goal is checked. The score is the share of its conditions that hold; a response that
 * fails without reaching the goal, or brings nothing of it nearer, scores 0.
 * @throws LabError when the engine cannot be started or stops; ZodError for a goal that is none
 */
export async function gradeByRunning(
  lab: ResponseLab,
  question: RunGradable,
  response: unknown,
): Promise<Verdict> {
  const performance = performanceOf(question, response)
  if ('verdict' in performance) return performance.verdict
  await openScenario(lab, question)
  const goal = conditions.parse(question.key.goal)
  const { stdout, exitCode } = await perform(lab, performance)
  await lab.act({ kind: 'settle' })
  const findings = await lab.check(goal)
  const held = goal.filter((_, i) => findings[i]?.passed)
  if (held.length === goal.length) return { correct: true, score: 1, misconceptions: [] }
  const output = shorten(stdout)
  return {
    correct: false,
    misconceptions: await shownSlips(lab, question.slips),
    score: exitCode === 0 && (await isGain(lab, held)) ? held.length / goal.length : 0,
    ...(output ? { output } : {}),
  }
}

/** Whether any of what holds now did not hold at the start. Takes the lab back there. */
async function isGain(lab: ResponseLab, held: readonly Condition[]): Promise<boolean> {
  if (held.length === 0) return false
  await lab.act({ kind: 'reset' })
  return (await lab.check(held)).some(({ passed }) => !passed)
}

/** Opens the variant's cluster; done ahead, it brings everything over the network that grading needs. */
export async function openScenario(
  lab: ResponseLab,
  { scenario }: Pick<RunGradable, 'scenario'>,
): Promise<void> {
  // Stored as JSON: what was undefined is gone, and what the lab's protocol checks is the rest.
  await lab.start(scenario as Parameters<ResponseLab['start']>[0], seed)
}

async function perform(lab: ResponseLab, performance: Performance) {
  if ('line' in performance) return lab.line(performance.line)
  await lab.act({ kind: 'write', path: answerFile, text: performance.apply })
  return lab.line(`kubectl apply -f - < ${answerFile}`)
}

/** The beliefs whose conditions all hold. */
async function shownSlips(lab: ResponseLab, slips: readonly Slip[]): Promise<string[]> {
  const shown = new Set<string>()
  for (const slip of slips) {
    if (!('when' in slip)) continue
    const findings = await lab.check(conditions.parse(slip.when))
    if (findings.every(({ passed }) => passed)) shown.add(slip.misconception)
  }
  return [...shown]
}

function shorten(text: string): string {
  const trimmed = text.trim()
  return trimmed.length > maxOutput ? `${trimmed.slice(0, maxOutput - 1)}…` : trimmed
}
