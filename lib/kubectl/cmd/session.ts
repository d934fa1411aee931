import type { CommandContext } from '../cli/command'
import type { Manifest } from '../client/rest-client'
import type { Steps, TerminalInput } from '../io'
import { connect, type RemoteResult } from './exec-request'

/** ms between two looks at what waits for something else than the time. */
const POLL = 500
/** A command that has run for so long is one that is watched. */
const PATIENCE = 5000

interface SessionOptions {
  subresource: 'exec' | 'attach'
  container: string
  body: Readonly<Record<string, unknown>>
  /** What is typed goes to it. */
  interactive: boolean
}

/** What was typed as the next request of a session has it. */
const typed = ({ text, end, interrupted }: TerminalInput): Record<string, unknown> => ({
  ...(text === undefined && !interrupted ? {} : { input: `${interrupted ? '\x03' : ''}${text ?? ''}` }),
  ...(end ? { close: true } : {}),
})

/**
 * Runs a command in a container, or joins its process: shows what is printed as it is printed, passes on what is
 * typed. Gives its exit code.
 */
export function* followSession(
  context: CommandContext,
  pod: Manifest,
  options: SessionOptions,
): Steps<number> {
  const { io } = context
  const { subresource, container, interactive } = options
  const since = io.now()
  const size = interactive ? io.terminalSize?.() : undefined
  const ask = (body: Readonly<Record<string, unknown>>) =>
    connect(context, pod, subresource, { container, body }) as RemoteResult
  let result = ask({ ...options.body, ...(size && options.body.tty ? { tty: size } : {}) })
  for (;;) {
    if (result.stdout) context.out(result.stdout)
    if (result.stderr) context.err(result.stderr)
    const { exitCode, session, until, reads } = result
    if (exitCode !== undefined || session === undefined) return exitCode ?? 0
    const latest = io.now() + POLL
    let next: Record<string, unknown> = {}
    if (interactive)
      next = typed(
        (yield { kind: 'input', until: until ?? latest, ...(reads ? { reads } : {}) }) as TerminalInput,
      )
    else {
      const ms = Math.max(1, (until ?? latest) - io.now())
      yield { kind: 'sleep', ms, ...(io.now() - since > PATIENCE ? { follows: true as const } : {}) }
    }
    result = ask({ session, ...next })
  }
}
