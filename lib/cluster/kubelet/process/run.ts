import { behaviourOf } from '@/lib/cluster/kubelet/images'
import {
  type Answer,
  type Listener,
  type Network,
  type Query,
  Unanswered,
} from '@/lib/cluster/kubelet/process/network'
import type { ProcessContext, Program } from '@/lib/cluster/kubelet/process/process'
import { mountOf, ROOT, type Sandbox } from '@/lib/cluster/kubelet/process/sandbox'
import { play, type Script } from '@/lib/cluster/kubelet/process/script'
import type { Launcher } from '@/lib/cluster/kubelet/process/shell'
import { type PodToken, signTokens } from '@/lib/cluster/kubelet/process/tokens'
import { isEmptyFile } from '@/lib/cluster/kubelet/process/tree'
import { canonicalJson, hashText } from '@/lib/cluster/sim/hash'
import { part } from '@/lib/cluster/sim/parts'

/** A container's process as it was started: from this all that it does follows. */
export interface ProcessStart {
  image: string
  argv: string[]
  env: Record<string, string>
  hostname: string
  /** ms */
  startedAt: number
  /** Has a terminal or open standard input: a bare shell waits for it. */
  interactive: boolean
  /** Bytes of memory that it may hold; without it, as many as there are. */
  memory?: number
  /** The working directory, unless it is the root. */
  cwd?: string
  /** What it is held to; without it, it is an ordinary root. */
  sandbox?: Sandbox
  /** Files of its volumes as they were at the start. */
  mounted?: Record<string, string>
  /** Tokens among them, by path. */
  tokens?: Record<string, PodToken>
  /** Those files are all there is: nothing comes from the image. */
  bare?: boolean
  /** What others wrote into its files while it ran (`kubectl exec`, `kubectl cp`), oldest first. */
  writes?: FileWrite[]
  /** All that it will ever read; without it, its input stays open or empty as `interactive` says. */
  stdin?: string
  /** What the network has answered it, oldest first: each holds until a newer one of the same question. */
  heard?: Heard[]
  /** What it does, when that was decided at its start. */
  script?: Script
}

/** From `at` on, the network answers this question so. */
export interface Heard {
  at: number
  query: Query
  answers: Answer[]
}

/** Files that came or changed, and (null) those that went. */
export type Changes = Record<string, string | null>

interface FileWrite {
  at: number
  files: Changes
}

/** How a process ends by itself; `oom`: it wanted more memory than it may have. */
export interface Exit {
  at: number
  code: number
  oom?: boolean
}

export interface Trace {
  lines: { at: number; text: string; error?: boolean; open?: boolean }[]
  exit?: Exit
  files: Map<string, string>
  listeners: Listener[]
  /** What it has sent to others. */
  signals: { name: string; pid: number }[]
  /** Bytes that it holds, change by change. */
  memory: { at: number; bytes: number }[]
  /** It asks the network what nobody has answered. */
  waits?: { at: number; query: Query; count: number }
}

/** No machine has more. */
const MOST = 2 ** 50

/** Programs that take a script. */
export const SHELLS = ['sh', 'bash', 'ash']

const baseName = (path: string) => path.slice(path.lastIndexOf('/') + 1)

/** The image's own program, a shell, or one of the small commands; undefined when there is none. */
function launch(
  start: ProcessStart,
  argv: string[],
  context: ProcessContext,
  nested: boolean,
): Program | undefined {
  if (start.script && !nested && argv === start.argv) return play(start.script)
  const image = behaviourOf(start.image)
  const name = baseName(argv[0] ?? '')
  if (Object.hasOwn(image.programs, name)) return image.programs[name]?.({ ...context, argv })
  const inner: Launcher = (innerArgv, innerContext) => launch(start, innerArgv, innerContext, true)
  return part('userland').launchTool({ start, image, argv, context, nested, inner })
}

/** An image's own server as the image starts it: what becomes of it is known without running it. */
function justServes({ image, argv, script }: ProcessStart): boolean {
  const { serves, command } = behaviourOf(image)
  return (
    !!serves && !script && argv.length === command.length && command.every((word, at) => argv[at] === word)
  )
}

/** The words of runc for a program that is not there; undefined when it is. */
export function startError(start: ProcessStart): string | undefined {
  if (justServes(start) || launch(start, start.argv, contextOf(start), false)) return undefined
  const path = start.argv[0] ?? ''
  const why = path.includes('/')
    ? `exec: "${path}": stat ${path}: no such file or directory`
    : `exec: "${path}": executable file not found in $PATH`
  return `failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: ${why}`
}

/** The image's files, but for those that a volume covers. */
function imageFiles({ bare, image, sandbox = ROOT }: ProcessStart): [string, string][] {
  if (bare) return []
  return Object.entries(behaviourOf(image).files ?? {}).filter(([path]) => !mountOf(sandbox, path))
}

/** The newest answer that it has heard; undefined when it never asked this. */
export function heardOf(start: ProcessStart, query: Query, now: number): Answer[] | undefined {
  const key = canonicalJson(query)
  return start.heard?.findLast(({ at, query: asked }) => at <= now && canonicalJson(asked) === key)?.answers
}

/** Equal questions go round the backends in no order that one could see, but always in the same. */
export function drawn(answers: Answer[], query: Query, now: number, count: number): number {
  const hash = hashText(`${canonicalJson(query)}/${now}/${count}`)
  return Number.parseInt(hash.slice(0, 6), 16) % Math.max(1, answers.length)
}

function asker(start: ProcessStart, network: Network | undefined, now: () => number) {
  let count = 0
  return (query: Query): Answer => {
    const answers = network?.(query) ?? heardOf(start, query, now())
    if (!answers) throw new Unanswered(query, count + 1)
    count += 1
    const index = drawn(answers, query, now(), count)
    network?.arrived?.(query, index)
    return answers[index] ?? { kind: 'timeout' }
  }
}

const unasked = (query: Query): Answer => {
  throw new Unanswered(query)
}

const contextOf = (start: ProcessStart): ProcessContext => ({
  ask: unasked,
  argv: start.argv,
  env: start.env,
  hostname: start.hostname,
  now: start.startedAt,
  files: new Map([
    ...imageFiles(start),
    ...Object.entries(start.mounted ?? {}),
    ...signTokens(start.tokens ?? {}),
  ]),
  cwd: start.cwd ?? '/',
  sandbox: start.sandbox ?? ROOT,
})

function applyWrite(files: Map<string, string>, write: FileWrite): void {
  for (const [path, text] of Object.entries(write.files)) {
    if (text === null) files.delete(path)
    else files.set(path, text)
  }
}

/**
 * Runs a process from its start up to `until` (ms), at most `maxSteps` steps.
 * Nothing of it is kept: asking again gives the same answer.
 */
export function traceProcess(
  start: ProcessStart,
  until: number,
  maxSteps = 20_000,
  network?: Network,
): Trace {
  const context = contextOf(start)
  context.ask = asker(start, network, () => context.now)
  const trace: Trace = { lines: [], files: context.files, listeners: [], signals: [], memory: [] }
  const writes = [...(start.writes ?? [])]
  const receive = () => {
    while (writes[0] && writes[0].at <= context.now) applyWrite(context.files, writes.shift()!)
  }
  const program = launch(start, start.argv, context, false)
  if (!program) return { ...trace, exit: { at: start.startedAt, code: 127 } }
  for (let steps = 0; steps < maxSteps; steps++) {
    const step = nextStep(program)
    if (step instanceof Unanswered)
      return { ...trace, waits: { at: context.now, query: step.query, count: step.count } }
    if (step.done) return { ...trace, exit: { at: context.now, code: step.value } }
    if (step.value.kind === 'listen') trace.listeners.push(step.value.listener)
    else if (step.value.kind === 'signal') trace.signals.push(step.value)
    else if (step.value.kind === 'memory') {
      const { bytes } = step.value
      trace.memory.push({ at: context.now, bytes })
      if (bytes > (start.memory ?? MOST)) return { ...trace, exit: { at: context.now, code: 137, oom: true } }
    } else if (step.value.kind === 'line') {
      const { text, error, open } = step.value
      // Nobody reads zeros.
      if (isEmptyFile(text)) continue
      const last = trace.lines.at(-1)
      const goesOn = last?.open && last.error === error
      if (goesOn) trace.lines.pop()
      const whole = goesOn ? last.text + text : text
      trace.lines.push({
        at: context.now,
        text: whole,
        ...(error ? { error } : {}),
        ...(open ? { open } : {}),
      })
    } else if (step.value.kind === 'close') trace.listeners.length = 0
    else {
      const to = step.value.kind === 'wait' ? (writes[0]?.at ?? Infinity) : context.now + step.value.ms
      context.now = Math.min(to, until)
      receive()
      if (to > until) return trace
    }
  }
  return trace
}

function nextStep(program: Program): ReturnType<Program['next']> | Unanswered {
  try {
    return program.next()
  } catch (error) {
    if (error instanceof Unanswered) return error
    throw error
  }
}

/** A year is as good as forever. */
const HORIZON = 365 * 86_400_000
const EXIT_STEPS = 4000

/** When and how the process ends by itself, or when it asks what nobody has answered yet. */
export function naturalEnd(start: ProcessStart): Pick<Trace, 'exit' | 'waits' | 'memory'> {
  return justServes(start) ? { memory: [] } : traceProcess(start, start.startedAt + HORIZON, EXIT_STEPS)
}

/** Runs a command beside the container's process, as `kubectl exec`, an exec probe or a hook does. */
export function runBeside(
  start: ProcessStart,
  argv: string[],
  now: number,
  files: Map<string, string>,
  network: Network,
  stdin?: string,
) {
  const { writes: _, heard: __, tokens: ___, ...rest } = start
  const beside: ProcessStart = {
    ...rest,
    argv,
    startedAt: now,
    mounted: Object.fromEntries(files),
    bare: true,
    interactive: false,
    ...(stdin === undefined ? {} : { stdin }),
  }
  const trace = traceProcess(beside, now + HORIZON, EXIT_STEPS, network)
  return {
    code: trace.exit?.code,
    took: (trace.exit?.at ?? now) - now,
    output: trace.lines.map((l) => l.text).join('\n'),
    lines: trace.lines,
    files: trace.files,
    signals: trace.signals,
  }
}

const TRAP = /trap\s+(['"])([\s\S]*?)\1\s+[A-Z0-9 ]*?(?:SIG)?(?:TERM|15)\b/

/** What a process does when it is told to stop. */
interface Reaction {
  /** ms until it ends */
  after: number
  code: number
  lines: string[]
  /** All files, as a handler leaves them. */
  files?: Map<string, string>
}

/**
 * How the process takes a SIGTERM at `now`, with these files; undefined when it does not.
 * A shell or a plain command as PID 1 has no handler, so the kernel drops the signal.
 */
export function onTerm(
  start: ProcessStart,
  now: number,
  files: Map<string, string>,
  network: Network,
): Reaction | undefined {
  const name = baseName(start.argv[0] ?? '')
  const script = SHELLS.includes(name)
    ? start.argv[start.argv.findIndex((arg) => /^-\w*c$/.test(arg)) + 1]
    : undefined
  const handler = script === undefined ? undefined : TRAP.exec(script)?.[2]
  if (handler !== undefined) {
    const {
      code = 0,
      took,
      lines,
      files: left,
    } = runBeside(start, ['sh', '-c', handler], now, files, network)
    return { after: 700 + took, code, lines: lines.map((line) => line.text), files: left }
  }
  const execs = script === undefined ? undefined : /(?:^|[;&]\s*)exec\s+(\S+)\s*[^;&|]*$/.exec(script)?.[1]
  const program = execs ?? name
  const { programs, termCode = 0 } = behaviourOf(start.image)
  return Object.hasOwn(programs, baseName(program)) ? { after: 600, code: termCode, lines: [] } : undefined
}
