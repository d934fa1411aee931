import type { Step } from '@/lib/authoring/missing'
import type { LabLog } from '@/lib/lab/log'
import type { LabScenarioInput } from '@/lib/lab/scenario'

/** What was done in a lab, and from where on. */
export interface Recording {
  scenario: LabScenarioInput
  seed: number
  log?: LabLog
}

const startOf = ({ scenario, seed }: Recording): string => JSON.stringify([scenario, seed])

/** Recordings that nobody has taken over yet: a lab may be closed, and another step looked at. */
export class Recordings {
  private readonly kept = new Map<Step, Recording>()

  has(step: Step): boolean {
    return this.kept.has(step)
  }

  /** Whether anything would be lost with the page. */
  get isEmpty(): boolean {
    return this.kept.size === 0
  }

  /** What was done from this very start; undefined: nothing. From another start it is worth nothing. */
  goOn(step: Step, start: Recording): Recording | undefined {
    const kept = this.kept.get(step)
    if (kept && startOf(kept) === startOf(start)) return kept
    this.kept.delete(step)
    return undefined
  }

  keep(step: Step, recording: Recording): void {
    const isBlank = !recording.log?.entries.some(({ kind }) => kind !== 'resize')
    if (isBlank) this.kept.delete(step)
    else this.kept.set(step, recording)
  }

  forget(step: Step): void {
    this.kept.delete(step)
  }
}
