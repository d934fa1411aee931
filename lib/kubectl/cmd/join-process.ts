import type { CommandContext } from '../cli/command'
import type { Manifest } from '../client/rest-client'
import type { Steps } from '../io'
import { connect, type RemoteResult } from './exec-request'
import { followSession } from './session'

/** Puts whoever is at the terminal before the process of a container. */
export const joinProcess = (context: CommandContext, pod: Manifest, container: string): Steps<number> =>
  followSession(context, pod, {
    ...{ subresource: 'attach', container, interactive: true },
    body: { stdin: true, ...(context.flags.bool('tty') ? { tty: true } : {}) },
  })

/** Gives the process of a container all of standard input, and shows what it prints of it. */
export function* feedProcess(context: CommandContext, pod: Manifest, container: string): Steps<number> {
  const { session } = connect(context, pod, 'attach', { container, body: { stdin: true } }) as RemoteResult
  if (session === undefined) return 0
  return yield* followSession(context, pod, {
    ...{ subresource: 'attach', container, interactive: false },
    body: { session, input: context.io.stdin, close: true },
  })
}
