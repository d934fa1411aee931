import { type Branch, Branches } from '@/lib/lab/branches'
import { LabError, type LabLog } from '@/lib/lab/log'
import { awaitRest, awaitWhole } from '@/lib/lab/rest'
import type { LabSession } from '@/lib/lab/session'

/** How long `awaitChange` looks ahead, virtual ms. */
const LONG_MS = 3_600_000

/** A learner's ways through time: back and on again, other courses of events, and on to the next change. */
export class TimeTravel {
  private readonly branches = new Branches()
  /** What was taken back, the last at the end; it holds as long as nothing else is done. */
  private undone: { log: LabLog; deeds: number }[] = []

  constructor(private readonly session: LabSession) {}

  /** Takes back the last action, and the time since. False when there is none. */
  async undo(): Promise<boolean> {
    const { session } = this
    const before = { log: session.log(), deeds: session.deeds }
    if (!(await session.undo())) return false
    this.undone.push(before)
    return true
  }

  /** How many actions that were taken back can be done again. */
  get undoneCount(): number {
    this.undone = this.undone.filter(({ deeds }) => deeds === this.session.deeds)
    return this.undone.length
  }

  /** Does again what was taken back last, and lets the time pass that had passed then. False when there is nothing. */
  async redo(): Promise<boolean> {
    if (this.undoneCount === 0) return false
    const last = this.undone.pop()
    if (last) await this.session.replay(last.log)
    return true
  }

  /** The courses of events that were begun, by number. */
  courses(): { courses: Branch[]; course: number } {
    return { courses: this.branches.list(this.session.entryCount), course: this.branches.current }
  }

  /** Goes on from a moment in the past, as another course. @throws LabError branches-full, log-invalid */
  async branch(place: number): Promise<void> {
    const moment = this.session.past(place)
    if (!moment) throw new LabError('log-invalid', { moment: place })
    const log = this.session.log()
    this.branches.begin(log)
    this.undone = []
    await this.session.replay({ ...log, entries: log.entries.slice(0, moment.entries), until: moment.at })
  }

  /** Goes on with a course that was left. @throws LabError log-invalid */
  async changeCourse(number: number): Promise<void> {
    const log = this.branches.get(number)
    this.branches.change(this.session.log(), number)
    this.undone = []
    await this.session.replay(log)
  }

  /**
   * Lets time pass until something is written to the cluster.
   * @returns virtual ms that have passed; 0: nothing would be written for an hour, and none has
   * @throws LabError log-full, time-spent, not-loaded
   */
  async awaitChange(): Promise<number> {
    await awaitRest()
    const ms = await awaitWhole(async () => this.untilChange())
    if (ms > 0) await this.session.act({ kind: 'advance', ms })
    return ms
  }

  private untilChange(): number {
    const { cluster } = this.session
    const ahead = cluster.fork()
    for (let next = ahead.nextEventAt(); next !== undefined; next = ahead.nextEventAt()) {
      if (next - cluster.now() > LONG_MS) break
      ahead.advance(Math.max(1, next - ahead.now()))
      if (ahead.revision() !== cluster.revision()) return Math.ceil(ahead.now() - cluster.now())
    }
    return 0
  }
}
