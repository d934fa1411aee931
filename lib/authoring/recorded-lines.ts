import { type LabEntry, labLog } from '@/lib/lab/log'
import { awaitAll } from '@/lib/lab/rest'
import { LabSession } from '@/lib/lab/session'
import type { LabGiven } from '@/lib/lab/start'
import { DraftError } from './draft-error'
import { madeUpNames } from './made-up-names'
import { type RecordedLine, RecordedScript } from './recorded-line'

const STEP_MS = 1000
const MOST_STEPS = 60
const END = 'KUBEKATA'

/** What was done, typed by keys and files saved in an editor included, as lines of bash. @throws DraftError */
export async function recordedLines(
  scenario: LabGiven,
  seed: number,
  given: unknown,
): Promise<RecordedLine[]> {
  const parsed = labLog.safeParse(given)
  if (!parsed.success) throw new DraftError('log', parsed.error.issues[0]?.message ?? '')
  await awaitAll()
  const session = await LabSession.open({ scenario, seed })
  const recorder = new Recorder(session)
  const { entries, until } = parsed.data
  for (const entry of entries) await recorder.take(entry)
  if (until !== undefined) await recorder.waitUntil(until)
  return recorder.script.lines
}

/** Does again what was done, and keeps what a script needs to do it, too. */
class Recorder {
  readonly script = new RecordedScript()
  private files: Record<string, string>
  /** What has not ended yet: its terminal, and which line it is. */
  private running: { tty: number; line: number } | undefined

  constructor(private readonly session: LabSession) {
    this.files = session.workplace.files()
  }

  async take(entry: LabEntry): Promise<void> {
    await this.waitUntil(entry.at)
    const { session } = this
    this.script.noteNames(madeUpNames(session.cluster))
    const mode = this.modeOf(entry.tty)
    const before = session.cluster.now()
    const { seq: _seq, at: _at, tty, seen: _seen, ...action } = entry
    const { exitCode } = await session.act(action as never, tty)
    const now = session.cluster.now()
    const ended = this.modeOf(tty) === 'prompt'
    const failed = exitCode !== 0 && (ended || entry.kind !== 'line')
    this.note(entry, mode === 'prompt', failed, now - before)
    if (entry.kind === 'line') this.running = ended ? undefined : { tty, line: this.script.lines.length - 1 }
    if (ended) this.takeFiles(entry.kind === 'keys')
  }

  /** Time that needs no entry: what the cluster does in it may be what the next line needs. */
  async waitUntil(at: number): Promise<void> {
    const { session, script } = this
    const ms = at - session.cluster.now()
    const step = Math.max(STEP_MS, Math.ceil(ms / MOST_STEPS))
    for (let left = ms; left > 0; left -= step) {
      const revision = session.cluster.revision()
      const runs = this.isActing()
      await session.tick(Math.min(step, left))
      if (runs) script.noteRunning(session.cluster.now())
      else if (session.cluster.revision() !== revision) script.noteChange(session.cluster.now())
    }
    this.conclude()
  }

  /** Whether a command runs that does more than look. */
  private isActing(): boolean {
    const { running, script } = this
    return running !== undefined && this.modeOf(running.tty) === 'busy' && !script.lines[running.line]?.looks
  }

  private note(entry: LabEntry, atPrompt: boolean, failed: boolean, passed: number): void {
    const { script } = this
    const now = this.session.cluster.now()
    if (entry.kind === 'line' && (atPrompt || script.lines.length === 0)) script.add(entry.text, now, failed)
    else if (entry.kind === 'line') script.addInput(entry.text)
    else if (entry.kind === 'keys') script.addKeys(entry.text)
    else if (entry.kind === 'advance' || entry.kind === 'settle') script.skip(Math.ceil(passed / 1000), now)
    else if (entry.kind === 'write') script.add(written(entry.path, entry.text), now, failed)
    else if (entry.kind === 'move') script.add(`mv ${quoted(entry.path)} ${quoted(entry.to)}`, now, failed)
    else if (entry.kind === 'remove') script.add(`rm ${quoted(entry.path)}`, now, failed)
  }

  /** How a command ended is known once its terminal asks for the next one. */
  private conclude(): void {
    const { running } = this
    if (!running || this.modeOf(running.tty) !== 'prompt') return
    this.script.end(running.line, this.session.terminal(running.tty).status !== 0)
    this.running = undefined
  }

  private modeOf(tty: number): string | undefined {
    return this.session.workplace.find(tty)?.mode
  }

  /** A file that was written with keys, in vi or nano, is written by the script itself. */
  private takeFiles(byKeys: boolean): void {
    const files = this.session.workplace.files()
    const changed = Object.keys(files).filter((path) => files[path] !== this.files[path])
    this.files = files
    const names = changed.filter((path) => !path.startsWith('/tmp/') && !path.endsWith('_history'))
    if (!byKeys || names.length === 0) return
    this.script.dropLast()
    const now = this.session.cluster.now()
    for (const path of names) this.script.add(written(path, files[path] ?? ''), now)
  }
}

const quoted = (path: string): string =>
  /^[\w./~-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`

function written(path: string, text: string): string {
  const end = text.includes(END) ? `${END}_END` : END
  return `cat > ${quoted(path)} <<'${end}'\n${text.replace(/\n$/, '')}\n${end}`
}
