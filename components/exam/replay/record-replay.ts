import { LabClient, type LabPort } from '@/lib/lab/lab-client'
import type { LabPicture } from '@/lib/lab/picture'
import type { LabPrompt } from '@/lib/lab/protocol'
import type { LabAction, ReplayAct } from './replay-step'

/** How it looked after one act; the first of a replay is the start, and has none. */
export interface ReplayStep {
  act: ReplayAct | undefined
  /** Virtual ms at which the act began. */
  at: number
  /** What came onto the screens during it, in order. */
  printed: readonly { tty: number; text: string }[]
  prompts: readonly LabPrompt[]
  picture: LabPicture | undefined
}

type Start = Parameters<LabClient['start']>[0]

export interface ReplayOf {
  start: Start
  seed: number
  acts: readonly ReplayAct[]
  /** Whether time passes after the last act until the cluster is quiet. */
  settles?: boolean
  /** Virtual ms up to which time passes at the end. */
  until?: number | undefined
}

/** The longest that time is let pass in one request. */
const TICK_MS = 60_000
/** A command of a script that waits for longer is left alone. */
const PATIENCE_MS = 3_600_000
const WAIT_MS = 5_000

const BREAK = /\r?\n/g

/**
 * Does acts again on an engine of its own and keeps how it looked after each; `onStep` hears of them as they come.
 * @throws LabError when the engine stops, as `signal` may have it, or refuses
 */
export async function recordReplay(
  port: LabPort,
  { start, seed, acts, settles, until }: ReplayOf,
  onStep: (step: ReplayStep) => void,
  signal?: AbortSignal,
): Promise<void> {
  const recorder = new Recorder(port)
  signal?.addEventListener('abort', () => recorder.client.stop(), { once: true })
  try {
    await recorder.client.start(start, seed)
    onStep(recorder.take(undefined))
    for (const [index, act] of acts.entries()) {
      const at = await recorder.perform(act)
      if (index === acts.length - 1) await recorder.end(settles ?? false, until)
      onStep(recorder.take(act, at))
    }
  } finally {
    recorder.client.stop()
  }
}

class Recorder {
  readonly client: LabClient
  private printed: { tty: number; text: string }[] = []
  private prompts: readonly LabPrompt[] = []
  private picture: LabPicture | undefined

  constructor(port: LabPort) {
    this.client = new LabClient(port, {
      picture: ({ picture, prompts }) => {
        this.picture = picture
        this.prompts = prompts
      },
      print: (text, tty) => this.show(tty, text),
      stop: () => undefined,
    })
  }

  private get now(): number {
    return this.picture?.now ?? 0
  }

  private show(tty: number, text: string): void {
    this.printed.push({ tty, text: text.replace(BREAK, '\r\n') })
  }

  take(act: ReplayAct | undefined, at = this.now): ReplayStep {
    const { printed, prompts, picture } = this
    this.printed = []
    return { act, at, printed, prompts, picture }
  }

  /** @returns when it began */
  async perform(act: ReplayAct): Promise<number> {
    if (act.at === undefined) await this.awaitPrompt(act.tty)
    else await this.pass(act.at)
    const began = this.now
    for (const entry of act.entries) {
      if (entry.at !== undefined) await this.pass(entry.at)
      await this.enter(entry)
    }
    if (act.at === undefined) await this.awaitPrompt(act.tty)
    return began
  }

  async end(settles: boolean, until?: number): Promise<void> {
    if (until !== undefined) await this.pass(until)
    if (settles) await this.client.act({ kind: 'settle' })
  }

  /** Time up to a moment passes by itself. */
  private async pass(moment: number): Promise<void> {
    for (let left = moment - this.now; left > 0; left -= TICK_MS)
      await this.client.act({ kind: 'tick', ms: Math.min(left, TICK_MS) })
  }

  private async awaitPrompt(tty: number): Promise<void> {
    const busy = () => this.prompts.some((one) => one.tty === tty && one.mode === 'busy')
    for (let waited = 0; busy() && waited < PATIENCE_MS; waited += WAIT_MS)
      await this.client.act({ kind: 'tick', ms: WAIT_MS })
  }

  private async enter(entry: LabAction): Promise<void> {
    const { tty } = entry
    switch (entry.kind) {
      case 'line':
        this.show(tty, `${this.promptOf(tty)}${entry.text}\n`)
        await this.client.line(entry.text, tty)
        break
      case 'keys':
        await this.client.keys(entry.text, tty)
        break
      case 'open':
        await this.client.open()
        break
      case 'resize':
        await this.client.act({ kind: 'resize', tty, columns: entry.columns, rows: entry.rows })
        break
      case 'write':
      case 'move':
      case 'remove': {
        const { at: _, ...action } = entry
        await this.client.changeFile(action, tty)
        break
      }
      case 'advance':
        await this.client.act({ kind: 'advance', ms: entry.ms })
        break
      case 'settle':
      case 'close':
        await this.client.act({ kind: entry.kind, tty })
        break
    }
  }

  /** A shell that waits for the rest of a line says nothing by itself. */
  private promptOf(tty: number): string {
    const prompt = this.prompts.find((one) => one.tty === tty)
    return prompt?.text || (prompt?.mode === 'prompt' ? '> ' : '')
  }
}
