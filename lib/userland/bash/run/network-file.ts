/**
 * `/dev/tcp/HOST/PORT` and `/dev/udp/HOST/PORT` in redirections.
 * Mirrors: bash. Differs: it shows whether somebody listens and what they say first; what is written goes nowhere.
 */
import { Failed } from '@/lib/userland/bash/errors'
import type { Shell } from '@/lib/userland/bash/shell'
import type { Answer } from '@/lib/userland/kernel/network'
import type { Step } from '@/lib/userland/kernel/program'
import { Io } from '@/lib/userland/tools/io'
import { connectTo, WHY } from '@/lib/userland/tools/network/phases'
import { lookOn, newLookUp } from '@/lib/userland/tools/network/resolver'
import { portOf } from '@/lib/userland/tools/network/services'

/** What came of a connection. */
export interface Dialled {
  answer?: Answer
  /** ms, when that is known. */
  until: number
  /** Why it was not even tried. */
  trouble?: string
}

/** What a redirection with such a name leads to; undefined: it is an ordinary file. */
export function dial(sh: Shell, target: string): Dialled | undefined {
  const match = sh.busybox ? null : /^\/dev\/(tcp|udp)\/([^/]+)\/([^/]+)$/.exec(target)
  if (!match) return undefined
  const [, kind, host = '', service = ''] = match
  const io = new Io(sh.process, 'bash')
  const clock = { phase: '', until: 0 }
  const lookUp = newLookUp(io, host)
  while (!lookUp.found) lookOn(lookUp, clock, io)
  const [address] = lookUp.found
  const port = portOf(service)
  if (address === undefined) return { until: clock.until, trouble: `${host}: Name or service not known` }
  if (port === undefined) return { until: 0, trouble: `${service}: Servname not supported for ai_socktype` }
  const answer = connectTo(clock, io, { address, port, protocol: kind === 'tcp' ? 'TCP' : 'UDP' })
  return { answer, until: answer.kind === 'open' ? 0 : clock.until }
}

/** Those of a command's redirections. */
export const dialAll = (
  sh: Shell,
  redirects: readonly { operator: string; target: string }[],
): (Dialled | undefined)[] =>
  redirects.map(({ operator, target }) => (operator === '<<' ? undefined : dial(sh, target)))

/** Waits for what is dialled, where nobody answers. */
export function dialling({ process }: Shell, dialled: readonly (Dialled | undefined)[]): Step | undefined {
  const until = Math.max(0, ...dialled.map((one) => one?.until ?? 0))
  return until > process.machine.now() ? { wait: 'time', until } : undefined
}

/** The descriptor of a connection. @throws Failed in bash's words */
export function openDialled(sh: Shell, target: string, { answer, trouble }: Dialled): number {
  if (trouble !== undefined) {
    sh.warn(trouble)
    throw new Failed(`${target}: Invalid argument`)
  }
  if (answer?.kind === 'open') {
    if (!answer.data) return sh.process.open('/dev/null', { read: true, write: true })
    const [reading, writing] = sh.process.pipe()
    sh.process.write(writing, answer.data)
    sh.process.close(writing)
    return reading
  }
  const why = WHY[answer && answer.kind !== 'dns' ? answer.kind : 'refused']
  sh.warn(`connect: ${why}`)
  throw new Failed(`${target}: ${why}`)
}
