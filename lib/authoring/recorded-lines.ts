import { type LabEntry, labLog } from '@/lib/lab/log'
import { awaitAll } from '@/lib/lab/rest'
import { LabSession } from '@/lib/lab/session'
import type { LabGiven } from '@/lib/lab/start'
import { DraftError } from './draft-error'

/** What somebody did in a lab, as a line of a script. */
export interface RecordedLine {
  text: string
  /** It ended with an error. */
  failed: boolean
  /** It only looked. */
  looks: boolean
  /** Part of it was done with keys, and no file shows what: a script cannot repeat it. */
  keys: boolean
}

const LOOKS =
  /^(?:(?:kubectl|k)\s+(?:-n\s+\S+\s+)?(?:get|describe|logs|explain|top|events|version|api-resources|config (?:view|get-contexts|current-context)|auth can-i)|ls|cat|less|more|pwd|history|clear|watch|head|tail|man|which|echo)\b/
const MINUTE_MS = 60_000
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
  for (const entry of parsed.data.entries) await recorder.take(entry)
  return recorder.lines
}

class Recorder {
  readonly lines: RecordedLine[] = []
  private files: Record<string, string>

  constructor(private readonly session: LabSession) {
    this.files = session.workplace.files()
  }

  async take(entry: LabEntry): Promise<void> {
    const { session } = this
    const waits = entry.at - session.cluster.now()
    for (let left = waits; left > 0; left -= MINUTE_MS) await session.tick(Math.min(MINUTE_MS, left))
    const mode = session.workplace.find(entry.tty)?.mode
    const before = session.cluster.now()
    const { seq: _seq, at: _at, tty, seen: _seen, ...action } = entry
    const { exitCode } = await session.act(action as never, tty)
    const passed = Math.ceil((session.cluster.now() - before) / 1000)
    if (entry.kind === 'line') this.typed(entry.text, mode === 'prompt', exitCode)
    else if (entry.kind === 'keys') this.keyed(entry.text)
    else if (entry.kind === 'advance' || entry.kind === 'settle')
      this.add(passed > 0 ? `sleep ${passed}` : '')
    else if (entry.kind === 'write') this.add(written(entry.path, entry.text), exitCode)
    else if (entry.kind === 'move') this.add(`mv ${quoted(entry.path)} ${quoted(entry.to)}`, exitCode)
    else if (entry.kind === 'remove') this.add(`rm ${quoted(entry.path)}`, exitCode)
    if (session.workplace.find(tty)?.mode === 'prompt') this.takeFiles(entry.kind === 'keys')
  }

  private add(text: string, exitCode = 0): void {
    if (text.trim() === '') return
    const looks = LOOKS.test(text.trim()) && !/[>|]/.test(text)
    this.lines.push({ text, failed: exitCode !== 0, looks, keys: false })
  }

  /** What a program reads belongs to the line that started it. */
  private typed(text: string, atPrompt: boolean, exitCode: number): void {
    const last = this.lines.at(-1)
    if (atPrompt || !last) this.add(text, exitCode)
    else
      this.lines[this.lines.length - 1] = { ...last, text: `${last.text}\n${text}`, failed: exitCode !== 0 }
  }

  private keyed(text: string): void {
    const last = this.lines.at(-1)
    // Ctrl+C and Ctrl+D end something, and say nothing.
    if (last && !/^[\x03\x04]+$/.test(text)) this.lines[this.lines.length - 1] = { ...last, keys: true }
  }

  /** A file that was written with keys, in vi or nano, is written by the script itself. */
  private takeFiles(byKeys: boolean): void {
    const files = this.session.workplace.files()
    const changed = Object.keys(files).filter((path) => files[path] !== this.files[path])
    this.files = files
    const names = changed.filter((path) => !path.startsWith('/tmp/') && !path.endsWith('_history'))
    if (!byKeys || names.length === 0) return
    this.lines.pop()
    for (const path of names) this.add(written(path, files[path] ?? ''))
  }
}

const quoted = (path: string): string =>
  /^[\w./~-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`

function written(path: string, text: string): string {
  const end = text.includes(END) ? `${END}_END` : END
  return `cat > ${quoted(path)} <<'${end}'\n${text.replace(/\n$/, '')}\n${end}`
}
