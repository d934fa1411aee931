import { type AnyGradable, check, isRun } from './check'
import { gradeByRunning } from './grade-by-running'
import { SessionLab } from './session-lab'
import type { Verdict } from './variant'

/** Grades one response after the other, each as if it were the first. */
export type Grader = (response: unknown) => Promise<Verdict>

/**
 * Grades responses to a question of any kind in this thread: for scripts, tests and the server's workers, never for a
 * page. A question whose responses are run has its cluster opened once, by the first of them.
 * The grader throws LabError when the variant's scenario cannot be opened.
 */
export function graderOf(question: AnyGradable): Grader {
  if (!isRun(question)) return async (response) => check(question, response)
  const lab = new SessionLab()
  return (response) => gradeByRunning(lab, question, response)
}

/** Grades a single response. @throws LabError when the variant's scenario cannot be opened */
export function gradeHere(question: AnyGradable, response: unknown): Promise<Verdict> {
  return graderOf(question)(response)
}
