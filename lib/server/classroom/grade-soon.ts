import '../server-only'
import { gradeSubmission } from './grade-submission'

const state = { runs: false, waiting: new Set<string>(), works: false }

/** From now on this process grades what is handed in. Without it (in tests, on the command line) nothing happens by itself. */
export function startGrading(): void {
  state.runs = true
}

/** Grades a submission as soon as those before it are done. What is lost with the process is found by the sweep. */
export function gradeSoon(submissionId: string): void {
  if (!state.runs) return
  state.waiting.add(submissionId)
  if (!state.works) void work()
}

async function work(): Promise<void> {
  state.works = true
  for (const id of state.waiting) {
    state.waiting.delete(id)
    await gradeSubmission(id).catch((error: unknown) => console.error('grading', id, error))
  }
  state.works = false
}
