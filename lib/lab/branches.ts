import { LabError, type LabLog } from '@/lib/lab/log'

/** One course of events, among those that a learner has begun. */
export interface Branch {
  /** From 1 on, as they were begun. */
  number: number
  /** Virtual ms at which it was left; not of the one that goes on. */
  until?: number
  /** How many entries it has in its log. */
  entries: number
}

const MOST_BRANCHES = 20

/** The courses of events that were left, each as its log. */
export class Branches {
  private readonly left = new Map<number, LabLog>()
  private last = 1
  /** The one that goes on. */
  current = 1

  /** Leaves the course that goes on for a new one. @throws LabError branches-full */
  begin(log: LabLog): void {
    if (this.left.size + 1 >= MOST_BRANCHES) throw new LabError('branches-full', { most: MOST_BRANCHES })
    this.left.set(this.current, log)
    this.last += 1
    this.current = this.last
  }

  /** The log of one that was left. @throws LabError log-invalid when there is none */
  get(number: number): LabLog {
    const log = this.left.get(number)
    if (!log) throw new LabError('log-invalid', { branch: number })
    return log
  }

  /** Leaves the course that goes on, and goes on with another. */
  change(log: LabLog, number: number): void {
    this.left.set(this.current, log)
    this.left.delete(number)
    this.current = number
  }

  /** All, by number. @param entries how many the current one has */
  list(entries: number): Branch[] {
    const others = [...this.left].map(
      ([number, { until, entries }]): Branch => ({
        number,
        ...(until === undefined ? {} : { until }),
        entries: entries.length,
      }),
    )
    return [...others, { number: this.current, entries }].sort((a, b) => a.number - b.number)
  }
}
