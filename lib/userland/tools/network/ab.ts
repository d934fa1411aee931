/**
 * ab.
 * Mirrors: ApacheBench 2.3. Differs: of many requests only the first few hundred are really sent, the others are
 * counted as the last of them, five ms each.
 */
import type { HttpResponse } from '@/lib/userland/kernel/network'
import type { Step } from '@/lib/userland/kernel/program'
import { byteLength } from '@/lib/userland/kernel/text'
import type { Io } from '@/lib/userland/tools/io'
import { connectTo, type Late, type Phased, phasedTool, rest } from '@/lib/userland/tools/network/phases'
import { type LookUp, lookOn, newLookUp } from '@/lib/userland/tools/network/resolver'
import { header, hostHeader, parseUrl, type Url } from '@/lib/userland/tools/network/url'
import { readOptions, ToolExit } from '@/lib/userland/tools/options'

const SENT = 300
/** ms that a request takes once the first few hundred are over. */
const ROUND_TRIP = 5
const HEAD = `This is ApacheBench, Version 2.3 <$Revision: 1913912 $>
Copyright 1996 Adam Twiss, Zeus Technology Ltd, http://www.zeustech.net/
Licensed to The Apache Software Foundation, http://www.apache.org/

`

interface State extends Phased {
  url: Url
  lookUp: LookUp
  count: number
  /** ms after which it stops, whatever is left. */
  limit: number
  together: number
  began: number
  done: number
  bad: number
  bytes: number
  last?: HttpResponse
  answer?: Late
  method: string
  body: string
  headers: Record<string, string>
}

function start(io: Io): State {
  const options = 'n:c:t:b:B:s:p:u:T:v:i:x:X:z:H:C:A:P:m:rkdSeg:hlqwV'
  const args = readOptions(
    'ab',
    { options, usage: '[options] [http[s]://]hostname[:port]/path', usageCode: 22 },
    io.process.argv.slice(1),
    'gnu',
  )
  if (args.has('V')) throw new ToolExit(0, '', HEAD)
  const text = args.operands[0]
  const url = text?.includes('/') ? parseUrl(text) : undefined
  if (!url)
    throw new ToolExit(
      22,
      text === undefined
        ? 'ab: wrong number of arguments\nUsage: ab [options] [http[s]://]hostname[:port]/path\n'
        : 'ab: invalid URL\nUsage: ab [options] [http[s]://]hostname[:port]/path\n',
    )
  const [count, together] = [
    Number(args.value('n') ?? (args.has('t') ? 50_000 : 1)),
    Number(args.value('c') ?? 1),
  ]
  if (!(count > 0)) throw new ToolExit(22, 'ab: Invalid number of requests\n')
  if (!(together > 0 && together <= count))
    throw new ToolExit(22, 'ab: Cannot use concurrency level greater than total number of requests\n')
  const limit = args.has('t') ? Number(args.value('t')) * 1000 : Number.POSITIVE_INFINITY
  if (!(limit > 0)) throw new ToolExit(22, 'ab: invalid time limit\n')
  const post = args.value('p')
  const headers: Record<string, string> = { 'User-Agent': 'ApacheBench/2.3', Accept: '*/*' }
  for (const line of args.values('H'))
    headers[line.slice(0, line.indexOf(':'))] = line.slice(line.indexOf(':') + 1).trim()
  io.out(`${HEAD}Benchmarking ${url.host} (be patient)...`)
  return {
    ...{ phase: 'resolve', until: 0, url, lookUp: newLookUp(io, url.host), count, limit, together, headers },
    ...{
      began: 0,
      done: 0,
      bad: 0,
      bytes: 0,
      method: args.value('m') ?? (post ? 'POST' : args.has('i') ? 'HEAD' : 'GET'),
    },
    body: post === undefined ? '' : io.readFile(post),
  }
}

function resolve(state: State, io: Io): string {
  const { lookUp, url } = state
  if (!lookOn(lookUp, state, io)) return 'resolve'
  if (lookUp.found?.[0] === undefined) {
    io.out('\n')
    throw new ToolExit(1, `ab: Temporary failure in name resolution: ${url.host}:${url.port} (670003)\n`)
  }
  state.began = io.process.machine.now()
  return 'send'
}

function send(state: State, io: Io): string {
  const { url, lookUp, method, body, headers, together } = state
  const left = state.count - state.done
  const address = lookUp.found?.[0] ?? ''
  const request = {
    method,
    host: hostHeader(url),
    path: url.path,
    headers,
    body,
    tls: url.scheme === 'https',
  }
  state.answer = connectTo(state, io, { address, port: url.port, protocol: 'TCP', request }, 30_000)
  // Several are under way at once.
  if (state.answer.kind === 'open' && state.done % together !== 0) state.until = 0
  const spent = io.process.machine.now() - state.began
  const isOver = state.done >= SENT || spent >= state.limit
  const time = Math.max(0, Math.min((left / together) * ROUND_TRIP, state.limit - spent))
  if (isOver) rest(state, io, Math.ceil(time))
  const same = isOver ? Math.max(1, Math.floor((time / ROUND_TRIP) * together)) : 1
  state.done += same
  const { response } = { response: undefined, ...state.answer }
  if (!response) return 'refused'
  if (response.status < 200 || response.status >= 300) state.bad += same
  state.bytes += same * byteLength(response.body)
  state.last = response
  if (isOver) state.count = state.done
  return state.done < state.count ? 'send' : 'report'
}

function refused({ answer }: State, io: Io): Step {
  io.out('\n')
  const why =
    answer?.kind === 'refused'
      ? 'Connection refused (111)'
      : answer?.kind === 'unreachable'
        ? 'No route to host (113)'
        : 'The timeout specified has expired (70007)'
  io.err(`${answer?.kind === 'refused' ? 'apr_socket_recv' : 'apr_pollset_poll'}: ${why}\n`)
  return { exit: answer?.kind === 'refused' ? 111 : 1 }
}

function report(state: State, io: Io): Step {
  const { url, last, count, together, bytes, bad, began } = state
  const seconds = Math.max(1, io.process.machine.now() - began) / 1000
  const size = last ? byteLength(last.body) : 0
  const total = bytes + count * 150
  const row = (label: string, value: string | number) => `${`${label}:`.padEnd(24)}${value}\n`
  io.out(
    `.....done\n\n\n${row('Server Software', (last && header(last.headers, 'server')) ?? '')}${row('Server Hostname', url.host)}${row('Server Port', url.port)}\n` +
      `${row('Document Path', url.path)}${row('Document Length', `${size} bytes`)}\n` +
      `${row('Concurrency Level', together)}${row('Time taken for tests', `${seconds.toFixed(3)} seconds`)}${row('Complete requests', count)}${row('Failed requests', 0)}` +
      (bad > 0 ? row('Non-2xx responses', bad) : '') +
      `${row('Total transferred', `${total} bytes`)}${row('HTML transferred', `${bytes} bytes`)}` +
      `${row('Requests per second', `${(count / seconds).toFixed(2)} [#/sec] (mean)`)}` +
      `${row('Time per request', `${((seconds * 1000 * together) / count).toFixed(3)} [ms] (mean)`)}` +
      `${row('Time per request', `${((seconds * 1000) / count).toFixed(3)} [ms] (mean, across all concurrent requests)`)}` +
      `${row('Transfer rate', `${(total / 1024 / seconds).toFixed(2)} [Kbytes/sec] received`)}\n`,
  )
  return { exit: 0 }
}

export const ab = phasedTool<State>({ start, phases: { resolve, send, refused, report } })
