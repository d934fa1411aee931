import { z } from 'zod'
import { condition } from '@/lib/goal/condition'
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

export interface RunOptions {
  /** A boot made ahead, for `installBoot`. */
  boot?: string
}

/**
 * Grades a response by doing it: the variant's scenario is opened as a lab, the response is typed or applied, the
 * cluster comes to rest, and the goal is checked. The score is the share of its conditions that hold; a response that
 * fails without reaching the goal, or brings nothing of it nearer, scores 0.
 * @throws LabError when the engine cannot be started or stops; ZodError for a goal that is none
 */
export async function gradeByRunning(
  client: LabClient,
  question: RunGradable,
  response: unknown,
  options: RunOptions = {},
): Promise<Verdict> {
  const performance = performanceOf(question, response)
  if ('verdict' in performance) return performance.verdict
  await openScenario(client, question, options)
  const goal = conditions.parse(question.key.goal)
  const before = await client.check(goal)
  const { stdout, exitCode } = await perform(client, performance)
  await client.act({ kind: 'settle' })
  const after = await client.check(goal)
  const held = after.filter(({ passed }) => passed).length
  if (held === goal.length) return { correct: true, score: 1, misconceptions: [] }
  const gained = after.some(({ passed }, i) => passed && !before[i]?.passed)
  const output = shorten(stdout)
  return {
    correct: false,
    score: exitCode === 0 && gained ? held / goal.length : 0,
    misconceptions: await shownSlips(client, question.slips),
    ...(output ? { output } : {}),
  }
}

/** Opens the variant's cluster; done ahead, it brings everything over the network that grading needs. */
export async function openScenario(
  client: LabClient,
  { scenario }: Pick<RunGradable, 'scenario'>,
  { boot }: RunOptions = {},
): Promise<void> {
  // Stored as JSON: what was undefined is gone, and what the lab's protocol checks is the rest.
  await client.start(scenario as Parameters<LabClient['start']>[0], seed, boot === undefined ? {} : { boot })
}

async function perform(client: LabClient, performance: Performance) {
  if ('line' in performance) return client.line(performance.line)
  await client.act({ kind: 'write', path: answerFile, text: performance.apply })
  return client.line(`kubectl apply -f - < ${answerFile}`)
}

/** The beliefs whose conditions all hold. */
async function shownSlips(client: LabClient, slips: readonly Slip[]): Promise<string[]> {
  const shown = new Set<string>()
  for (const slip of slips) {
    if (!('when' in slip)) continue
    const findings = await client.check(conditions.parse(slip.when))
    if (findings.every(({ passed }) => passed)) shown.add(slip.misconception)
  }
  return [...shown]
}

function shorten(text: string): string {
  const trimmed = text.trim()
  return trimmed.length > maxOutput ? `${trimmed.slice(0, maxOutput - 1)}…` : trimmed
}
