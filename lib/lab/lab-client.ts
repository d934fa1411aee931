import type { Condition } from '@/lib/goal/condition'
import type { Finding } from '@/lib/goal/finding'
import { type FileAction, LabError, type LabLog } from '@/lib/lab/log'
import type { EditorAsk } from '@/lib/lab/manifest/editor-protocol'
import type { LabPicture } from '@/lib/lab/picture'
import { EMPTY_PICTURE, patched } from '@/lib/lab/picture/patch'
import { type LabReply, type LabRequestInput, type LabResult, labReply } from '@/lib/lab/protocol'
import type { ActionOutput } from '@/lib/lab/session'
import type { LabGiven } from '@/lib/lab/start'
import type { WhyAnswer, WhyQuestion } from '@/lib/lab/why/answer'

/** The cluster as it was. */
export interface PastView {
  /** Its place among the moments. */
  moment: number
  /** Virtual ms. */
  at: number
  /** How many entries the log had. */
  entries: number
  picture: LabPicture
}

/** What a session looks like now; of two of them, what has not changed is the same object. */
export interface LabView extends Omit<Extract<LabReply, { kind: 'picture' }>, 'kind' | 'patch'> {
  picture: LabPicture
}
type Body<R> = R extends LabRequestInput ? Omit<R, 'id'> : never
type LabCall = Body<LabRequestInput>
/** Calls that are answered with more than that it is done: each has a method of its own. */
type Asking =
  | ('start' | 'line' | 'keys' | 'complete' | 'open' | 'log' | 'check')
  | ('view' | 'await-change' | 'why' | 'editor')

/** What a Worker offers; tests bring their own. */
export interface LabPort {
  postMessage(message: unknown): void
  terminate(): void
  onmessage: ((event: MessageEvent) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
}

/** An engine that has not answered for so long will not. */
const ANSWER_MS = 20_000

/** The page's side of a lab: typed calls, each checked when it comes back. */
export class LabClient {
  private nextId = 1
  private readonly waiting = new Map<
    number,
    { resolve(result: LabResult): void; reject(error: LabError): void; timer: ReturnType<typeof setTimeout> }
  >()
  private stopped = false
  private picture = EMPTY_PICTURE

  constructor(
    private readonly port: LabPort,
    private readonly on: {
      picture(view: LabView): void
      print(text: string, tty: number): void
      stop(error: LabError): void
    },
  ) {
    port.onmessage = ({ data }) => this.receive(data)
    port.onerror = (event) => this.fail(new LabError('engine-stopped', { message: event.message ?? '' }))
  }

  /** @param given `log`: what was done before */
  async start(scenario: LabGiven, seed: number, given: { log?: LabLog } = {}): Promise<void> {
    await this.call({ kind: 'start', scenario, seed, ...given } as LabCall)
  }

  /** What it prints comes by `print` before it is answered. */
  async line(text: string, tty = 0): Promise<ActionOutput> {
    return expectKind(await this.call({ kind: 'line', tty, text }), 'output').output
  }

  async keys(text: string, tty = 0): Promise<ActionOutput> {
    return expectKind(await this.call({ kind: 'keys', tty, text }), 'output').output
  }

  async complete(text: string, tty = 0): Promise<{ from: number; options: string[] }> {
    return expectKind(await this.call({ kind: 'complete', tty, text }), 'completions')
  }

  /** One more terminal. @returns its number @throws LabError terminals-full */
  async open(): Promise<number> {
    return expectKind(await this.call({ kind: 'open' }), 'opened').tty
  }

  /** The cluster as it was at a moment (0 is the oldest), or at a time (virtual ms). */
  async view(of: { moment: number } | { at: number }): Promise<PastView> {
    const { patch, kind: _, ...seen } = expectKind(await this.call({ kind: 'view', of }), 'viewed')
    return { ...seen, picture: patched(EMPTY_PICTURE, patch) }
  }

  /** Lets time pass until the cluster changes. @returns virtual ms; 0: nothing would change for an hour */
  async awaitChange(): Promise<number> {
    return expectKind(await this.call({ kind: 'await-change' }), 'passed').ms
  }

  /** @param moment asks it of the cluster as it was then */
  async why(question: WhyQuestion, moment?: number): Promise<WhyAnswer> {
    const asked = { kind: 'why' as const, question, ...(moment === undefined ? {} : { moment }) }
    return expectKind(await this.call(asked), 'why').answer
  }

  async log(): Promise<LabLog> {
    return expectKind(await this.call({ kind: 'log' }), 'log').log
  }

  /** Which conditions hold, in their order; the cluster stays as it is. */
  async check(conditions: readonly Condition[]): Promise<Finding[]> {
    return expectKind(await this.call({ kind: 'check', conditions: [...conditions] }), 'findings').findings
  }

  /** Saves, renames or deletes a file; `refused`: why it could not. */
  async changeFile(action: FileAction, tty = 0): Promise<{ refused?: string }> {
    const { output } = expectKind(await this.call({ ...action, tty }), 'output')
    return output.exitCode === 0 ? {} : { refused: output.stdout }
  }

  /** What the editor beside a terminal asks; its own schema reads the answer. */
  async ask(ask: EditorAsk, tty = 0): Promise<unknown> {
    return expectKind(await this.call({ kind: 'editor', tty, ask }), 'editor').answer
  }

  async act(action: Exclude<LabCall, { kind: Asking }>): Promise<void> {
    await this.call(action)
  }

  /** Ends the engine; what still waits is rejected. */
  stop(): void {
    this.fail(new LabError('engine-stopped'), false)
  }

  private call(body: LabCall): Promise<LabResult> {
    if (this.stopped) return Promise.reject(new LabError('engine-stopped'))
    const id = this.nextId++
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => this.fail(new LabError('engine-stopped', { seconds: ANSWER_MS / 1000 })),
        ANSWER_MS,
      )
      this.waiting.set(id, { resolve, reject, timer })
      this.port.postMessage({ ...body, id })
    })
  }

  private receive(data: unknown): void {
    const parsed = labReply.safeParse(data)
    if (!parsed.success) this.fail(new LabError('engine-stopped', { message: parsed.error.message }))
    else if (parsed.data.kind === 'picture') this.show(parsed.data)
    else if (parsed.data.kind === 'print') this.on.print(parsed.data.text, parsed.data.tty)
    else this.settle(parsed.data)
  }

  private show({ patch, ...shown }: Extract<LabReply, { kind: 'picture' }>): void {
    this.picture = patched(this.picture, patch)
    this.on.picture({ picture: this.picture, ...shown })
  }

  private settle(reply: Extract<LabReply, { kind: 'answer' | 'failure' }>): void {
    const call = this.waiting.get(reply.id)
    if (!call) return
    clearTimeout(call.timer)
    this.waiting.delete(reply.id)
    if (reply.kind === 'answer') call.resolve(reply.result)
    else call.reject(new LabError(reply.error.code, reply.error.params))
  }

  private fail(error: LabError, tell = true): void {
    if (this.stopped) return
    this.stopped = true
    this.port.terminate()
    for (const { reject, timer } of this.waiting.values()) {
      clearTimeout(timer)
      reject(error)
    }
    this.waiting.clear()
    if (tell) this.on.stop(error)
  }
}

function expectKind<K extends LabResult['kind']>(
  result: LabResult,
  kind: K,
): Extract<LabResult, { kind: K }> {
  if (result.kind !== kind) throw new LabError('engine-stopped', { message: result.kind })
  return result as Extract<LabResult, { kind: K }>
}
