import type { Cluster } from '@/lib/cluster/create-cluster'
import { type LabAction, type LabEntry, LabError, type LabLog, LOG_LIMITS, LOG_VERSION } from '@/lib/lab/log'
import { awaitRest, needsRest } from '@/lib/lab/rest'
import type { LabScenarioInput } from '@/lib/lab/scenario'
import { type LabStart, openTerminal, startLab } from '@/lib/lab/start'
import type { ShellLimits } from '@/lib/shell/limits'
import type { ShellResult, ShellSession } from '@/lib/shell/shell'

/** What a session may use; see {@link LOG_LIMITS} and the shell's own. */
export interface LabLimits {
  entries?: number
  virtualMs?: number
  shell?: Partial<ShellLimits>
}

export interface LabSessionOptions {
  scenario: LabScenarioInput
  seed: number
  limits?: LabLimits
}

const SILENT: ShellResult = { stdout: '', stderr: '', exitCode: 0 }

/**
 * One learner's session with a cluster: scenario + seed + log, nothing else. Actions run one after the
 * other; whoever calls waits for one before the next.
 */
export class LabSession {
  cluster: Cluster
  shell: ShellSession
  private entries: LabEntry[] = []

  private constructor(
    /** As handed over; never changed. */
    readonly start: LabStart,
    private readonly options: LabSessionOptions,
  ) {
    const opened = openTerminal(start, options.seed, options.limits?.shell)
    this.cluster = opened.cluster
    this.shell = opened.shell
  }

  /** @throws LabError setup-failed, not-loaded */
  static async open(options: LabSessionOptions): Promise<LabSession> {
    return new LabSession(await startLab(options.scenario, options.seed), options)
  }

  /** The log so far, as it is handed in. */
  log(): LabLog {
    return { version: LOG_VERSION, entries: [...this.entries], until: this.cluster.now() }
  }

  /** Runs an action now and logs it. @throws LabError log-full, time-spent, not-loaded */
  async act(action: LabAction, tty = 0): Promise<ShellResult> {
    this.checkRoom()
    if (needsRest(action)) await awaitRest()
    const entry = { ...action, seq: this.entries.length, at: this.cluster.now(), tty } as LabEntry
    this.entries.push(entry)
    return this.perform(entry)
  }

  /** Lets time pass by itself, as on a clock: it needs no entry, the next one's `at` tells. */
  tick(ms: number): void {
    if (this.timeLeft() > ms) this.cluster.advance(ms)
  }

  /** Takes back the last action, and the time since. False when there is none. */
  async undo(): Promise<boolean> {
    const last = this.entries.at(-1)
    if (!last) return false
    await this.rewind(this.entries.slice(0, -1), last.at)
    return true
  }

  /** Back to the start. */
  async reset(): Promise<void> {
    await this.rewind([])
  }

  /** Starts anew and performs the entries of a log. @throws LabError log-invalid, log-full, time-spent */
  async replay(log: LabLog): Promise<void> {
    await this.rewind(log.entries, log.until)
  }

  private async rewind(entries: readonly LabEntry[], until?: number): Promise<void> {
    if (entries.length > 0) await awaitRest()
    const opened = openTerminal(this.start, this.options.seed, this.options.limits?.shell)
    this.cluster = opened.cluster
    this.shell = opened.shell
    this.entries = []
    for (const [index, entry] of entries.entries()) {
      if (entry.seq !== index) throw new LabError('log-invalid', { seq: entry.seq })
      this.waitUntil(entry.at)
      this.checkRoom()
      this.entries.push(entry)
      await this.perform(entry)
    }
    if (until !== undefined) this.waitUntil(until)
  }

  private async perform(entry: LabEntry): Promise<ShellResult> {
    switch (entry.kind) {
      case 'line':
        return this.shell.run(entry.text, { terminal: true })
      case 'write':
        this.shell.writeFile(entry.path, entry.text)
        return SILENT
      case 'advance':
        if (entry.ms > this.timeLeft()) throw new LabError('time-spent')
        this.cluster.advance(entry.ms)
        return SILENT
      case 'settle':
        this.cluster.settle()
        return SILENT
    }
  }

  /** An entry cannot have begun before the one in front of it had ended. */
  private waitUntil(at: number): void {
    const ms = at - this.cluster.now()
    if (ms < 0) throw new LabError('log-invalid', { at })
    if (ms > this.timeLeft()) throw new LabError('time-spent')
    if (ms > 0) this.cluster.advance(ms)
  }

  private timeLeft(): number {
    const allowed = this.options.limits?.virtualMs ?? LOG_LIMITS.virtualMs
    return this.start.cluster.now() + allowed - this.cluster.now()
  }

  private checkRoom(): void {
    if (this.entries.length >= (this.options.limits?.entries ?? LOG_LIMITS.entries))
      throw new LabError('log-full')
    if (this.timeLeft() <= 0) throw new LabError('time-spent')
  }
}
