import type { Condition } from '@/lib/goal/condition'
import { complete } from '@/lib/lab/complete'
import { LabError } from '@/lib/lab/log'
import type { Moment } from '@/lib/lab/moments'
import { loadSurroundings, takePicture } from '@/lib/lab/picture'
import { EMPTY_PICTURE, patchBetween } from '@/lib/lab/picture/patch'
import {
  type LabReply,
  type LabRequest,
  type LabResult,
  type LabTravel,
  labRequest,
} from '@/lib/lab/protocol'
import { awaitAll, awaitRest } from '@/lib/lab/rest'
import { type ActionOutput, LabSession } from '@/lib/lab/session'
import { TimeTravel } from '@/lib/lab/time-travel'
import type { WhyQuestion } from '@/lib/lab/why/answer'

/** Of a terminal: screen and scrollback. */
const CLEAR = '\x1b[2J\x1b[3J\x1b[H'

/**
 * The worker's side: takes requests one after the other, answers each, and tells whenever the cluster
 * changed. It knows no Worker, so that tests run it as it is.
 */
export class LabServer {
  private session: LabSession | undefined
  private travel: TimeTravel | undefined
  private queue: Promise<void> = Promise.resolve()
  private picture = EMPTY_PICTURE
  private shown = ''
  private rest: Promise<void> | undefined

  constructor(private readonly post: (reply: LabReply) => void) {}

  /** @param message a {@link LabRequest}; anything else is dropped. */
  receive(message: unknown): Promise<void> {
    const parsed = labRequest.safeParse(message)
    if (!parsed.success) return Promise.resolve()
    this.queue = this.queue.then(() => this.answer(parsed.data))
    return this.queue
  }

  private async answer(request: LabRequest): Promise<void> {
    try {
      const result = await this.perform(request)
      this.show()
      this.post({ kind: 'answer', id: request.id, result })
      // The page has its cluster: what comes next arrives behind it, for whoever loses the network later.
      if (request.kind !== 'tick') this.fetchRest()
    } catch (error) {
      const { code, params } =
        error instanceof LabError
          ? error
          : {
              code: 'engine-stopped' as const,
              params: { message: error instanceof Error ? error.message : '' },
            }
      this.post({ kind: 'failure', id: request.id, error: { code, params } })
    }
  }

  private async perform(request: LabRequest): Promise<LabResult> {
    if (request.kind === 'start') {
      const { scenario, seed, log } = request
      this.session = await LabSession.open({ scenario, seed })
      this.travel = new TimeTravel(this.session)
      this.shown = ''
      if (log) {
        await this.session.replay(log)
        this.showAgain(this.session)
      }
      return { kind: 'done' }
    }
    const { session, travel } = this
    if (!session || !travel) throw new LabError('engine-stopped')
    switch (request.kind) {
      case 'line':
        return this.printed(await session.act({ kind: 'line', text: request.text }, request.tty), request.tty)
      case 'keys':
        return this.printed(await session.act({ kind: 'keys', text: request.text }, request.tty), request.tty)
      case 'resize':
        return this.printed(
          await session.act({ kind: 'resize', columns: request.columns, rows: request.rows }, request.tty),
          request.tty,
        )
      case 'write':
      case 'move':
      case 'remove': {
        const { id: _, tty, ...action } = request
        return { kind: 'output', output: await session.act(action, tty) }
      }
      case 'editor': {
        await awaitRest()
        const { answerEditor } = await late()
        return { kind: 'editor', answer: await answerEditor(session, request.tty, request.ask) }
      }
      case 'open':
        return { kind: 'opened', tty: await session.openTerminal() }
      case 'close':
        await session.act({ kind: 'close' }, request.tty)
        break
      case 'advance':
        return this.printed(await session.act({ kind: 'advance', ms: request.ms }), 0)
      case 'settle':
        return this.printed(await session.act({ kind: 'settle' }), 0)
      case 'tick':
        await session.tick(request.ms)
        break
      case 'undo':
        await travel.undo()
        break
      case 'redo':
        await travel.redo()
        break
      case 'view':
        return view(session, 'at' in request.of ? session.pastAt(request.of.at) : request.of.moment)
      case 'branch':
        await travel.branch(request.moment)
        this.showAgain(session)
        break
      case 'course':
        await travel.changeCourse(request.number)
        this.showAgain(session)
        break
      case 'await-change':
        return { kind: 'passed', ms: await travel.awaitChange() }
      case 'why':
        return why(session, request.question, request.moment)
      case 'reset':
        await session.reset()
        break
      case 'complete':
        await awaitRest()
        return {
          kind: 'completions',
          ...complete(request.text, session.workplace.cluster, session.terminal(request.tty)),
        }
      case 'log':
        return { kind: 'log', log: session.log() }
      case 'check': {
        await awaitRest()
        const { checkGoal } = await late()
        return { kind: 'findings', findings: await checkGoal(session, request.conditions as Condition[]) }
      }
    }
    return { kind: 'done' }
  }

  /** All of the engine, and what the picture shows besides nodes and Pods; tried again when the network was gone. */
  private fetchRest(): void {
    this.rest ??= Promise.all([awaitRest(), loadSurroundings()]).then(
      () => {
        // What goes wrong when it is drawn is told with the answer to the next request.
        this.queue = this.queue.then(() => this.show()).catch(() => undefined)
      },
      () => {
        this.rest = undefined
      },
    )
  }

  private printed(output: ActionOutput, tty: number): LabResult {
    this.print(tty, output.stdout)
    return { kind: 'output', output }
  }

  /** Terminals show what stood on them in what was done again, and nothing else. */
  private showAgain(session: LabSession): void {
    for (const { number } of session.workplace.terminals)
      this.print(number, `${CLEAR}${session.shownBefore(number)}`)
  }

  private print(tty: number, text: string): void {
    if (text !== '') this.post({ kind: 'print', tty, text })
  }

  /** Pictures are sent before the answer, so that a page that got an answer is up to date. */
  private show(): void {
    const { session, travel: ways } = this
    if (!session || !ways) return
    const picture = takePicture(session.cluster)
    const { terminals } = session.workplace
    for (const terminal of terminals) this.print(terminal.number, terminal.take())
    const prompts = terminals.map(({ number: tty, mode, prompt: text, hostName: host, editing }) => ({
      ...{ tty, mode, text },
      ...(host === undefined ? {} : { host }),
      ...(editing ? { editing } : {}),
    }))
    const { entryCount: actions } = session
    const travel = travelOf(session, ways)
    const patch = patchBetween(this.picture, picture)
    const { now, reachable, ...lists } = patch
    const shown = JSON.stringify([now, reachable, prompts, actions, travel])
    this.picture = picture
    if (shown === this.shown && Object.keys(lists).length === 0) return
    this.shown = shown
    this.post({ kind: 'picture', patch, prompts, actions, travel })
  }
}

const travelOf = (session: LabSession, travel: TimeTravel): LabTravel => ({
  past: session.pastCount,
  undone: travel.undoneCount,
  ...travel.courses(),
})

/** @throws LabError log-invalid when there is no such moment */
function momentOf(session: LabSession, place: number): Moment {
  const moment = session.past(place)
  if (!moment) throw new LabError('log-invalid', { moment: place })
  return moment
}

function view(session: LabSession, place: number): LabResult {
  const { at, entries, cluster } = momentOf(session, place)
  return {
    kind: 'viewed',
    moment: place,
    at,
    entries,
    patch: patchBetween(EMPTY_PICTURE, takePicture(cluster)),
  }
}

/** @throws LabError not-loaded */
const late = () =>
  import('@/lib/lab/late').catch(() => {
    throw new LabError('not-loaded')
  })

async function why(session: LabSession, question: WhyQuestion, place?: number): Promise<LabResult> {
  await awaitAll()
  const { askWhy } = await late()
  const { cluster } = place === undefined ? session : momentOf(session, place)
  return { kind: 'why', answer: askWhy(cluster, question) }
}
