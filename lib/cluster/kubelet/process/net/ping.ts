import { resolveHost } from '@/lib/cluster/kubelet/process/net/resolver'
import { fail, type ProcessContext, type Program, print } from '@/lib/cluster/kubelet/process/process'

const optionValue = (args: string[], letter: string): number | undefined => {
  const at = args.findIndex((arg) => arg.startsWith(`-${letter}`))
  const text = at < 0 ? undefined : args[at] === `-${letter}` ? args[at + 1] : args[at]?.slice(2)
  return text === undefined ? undefined : Number(text)
}

/** Mirrors: busybox ping over IPv4. Differs: the times are made up. */
export function* ping(context: ProcessContext): Program {
  const args = context.argv.slice(1)
  const takesValue = /^-[cwWsiItp]$/
  const host = args.find((arg, i) => !arg.startsWith('-') && !takesValue.test(args[i - 1] ?? ''))
  if (host === undefined) return yield* fail('ping: missing operand')
  const [address] = yield* resolveHost(context, host)
  if (address === undefined) return yield* fail(`ping: bad address '${host}'`)
  const count = optionValue(args, 'c') ?? Number.POSITIVE_INFINITY
  const patience = (optionValue(args, 'W') ?? 10) * 1000
  const deadline = (optionValue(args, 'w') ?? Number.POSITIVE_INFINITY) * 1000
  yield* print(`PING ${host} (${address}): 56 data bytes`)
  let sent = 0
  let received = 0
  for (let spent = 0; sent < count && spent < deadline; spent += 1000) {
    const reached = context.ask({ kind: 'ping', address }).kind === 'open'
    if (reached) yield* print(`64 bytes from ${address}: seq=${sent} ttl=62 time=0.112 ms`)
    sent += 1
    if (reached) received += 1
    if (sent < count) yield { kind: 'sleep', ms: 1000 }
    else if (!reached) yield { kind: 'sleep', ms: Math.min(patience, deadline) }
  }
  const lost = Math.round(((sent - received) * 100) / Math.max(1, sent))
  yield { kind: 'line', text: '' }
  yield* print(
    `--- ${host} ping statistics ---\n${sent} packets transmitted, ${received} packets received, ${lost}% packet loss`,
  )
  if (received > 0) yield* print('round-trip min/avg/max = 0.112/0.112/0.112 ms')
  return received > 0 ? 0 : 1
}
