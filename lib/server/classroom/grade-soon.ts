import '../server-only'
import { tryGrading } from './try-grading'

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

/** Those that this process grades anyway. */
export const gradedSoon = (): string[] => [...state.waiting]

async function work(): Promise<void> {
  state.works = true
  for (const id of state.waiting) {
    await tryGrading(id)
    state.waiting.delete(id)
  }
  state.works = false
}
