/**
 * curl.
 * Mirrors: curl 8 over HTTP/1.1. Differs: TLS is only spoken of; telnet:// is the only other protocol; URLs hold no
 * {lists} and [ranges]; proxies are not used.
 */
import type { Step } from '@/lib/userland/kernel/program'
import type { Io } from '@/lib/userland/tools/io'
import { milliseconds } from '@/lib/userland/tools/network/curl/options'
import { outcomeOf, tellConnection } from '@/lib/userland/tools/network/curl/outcome'
import { outputOf, save } from '@/lib/userland/tools/network/curl/output'
import {
  beginMeter,
  endMeter,
  headText,
  tellExchange,
  tellResolved,
  writeOut,
} from '@/lib/userland/tools/network/curl/report'
import { bodyOf, readerOf, requestOf } from '@/lib/userland/tools/network/curl/request'
import { startCurl } from '@/lib/userland/tools/network/curl/start'
import { type CurlState, current, on, type Transfer } from '@/lib/userland/tools/network/curl/state'
import { connectTo, phasedTool, rest } from '@/lib/userland/tools/network/phases'
import { lookOn, newLookUp } from '@/lib/userland/tools/network/resolver'
import { header, locate, parseUrl, type Url } from '@/lib/userland/tools/network/url'

/** What is sent may come from the standard input. */
function input(state: CurlState, io: Io): string | Step {
  while (state.reads) {
    const text = io.process.read(0)
    if (text === '') return { wait: 'input', fds: [0] }
    if (text === undefined) break
    state.stdin += text
  }
  const body = bodyOf(io, state.options, state.stdin)
  if (body) state.body = body
  return 'next'
}

function fail(state: CurlState, code: number, words: string): string {
  current(state).outcome = { code, words }
  return 'end'
}

function next(state: CurlState, io: Io): string | Step {
  const text = state.options.urls[state.at]
  if (text === undefined) return 'quit'
  const url = parseUrl(text)
  const began = io.process.machine.now()
  const none: Url = { scheme: 'http', host: '', port: 80, path: '/' }
  const times = { began, resolved: began, connected: 0, hops: 0, tries: 0 }
  const transfer: Transfer = {
    text,
    url: url ?? none,
    first: url ?? none,
    ...times,
    lookUp: undefined,
    meter: false,
  }
  state.transfer = transfer
  state.at += 1
  if (!url) return fail(state, 3, 'URL rejected: No host part in the URL')
  const { scheme } = url
  if (scheme !== 'http' && scheme !== 'https' && scheme !== 'telnet')
    return fail(state, 1, `Protocol "${scheme}" not supported`)
  if (state.options.values.T !== undefined && url.path.endsWith('/'))
    url.path += state.options.values.T.split('/').pop()
  const file = outputOf(state)
  transfer.meter =
    !on(state, 's') &&
    !on(state, 'no-progress-meter') &&
    !on(state, '#') &&
    (file !== undefined || !io.process.isTerminal(1))
  if (transfer.meter) beginMeter(io)
  return 'look'
}

/** Where --resolve or --connect-to sends it. */
const pinOf = ({ options: { pins } }: CurlState, { host, port }: Url) =>
  pins.find(
    (pin) =>
      (pin.host === '' || pin.host === '*' || pin.host === host) &&
      (pin.port === '' || pin.port === String(port)),
  )

function look(state: CurlState, io: Io): string {
  const transfer = current(state)
  const { url } = transfer
  if (state.options.values['unix-socket'] !== undefined)
    return fail(
      state,
      7,
      `Failed to connect to ${url.host} port ${url.port} after 0 ms: Could not connect to server`,
    )
  const host = pinOf(state, url)?.to ?? url.host
  transfer.lookUp = newLookUp(io, host, on(state, '6') ? 6 : on(state, '4') ? 4 : undefined)
  return 'resolve'
}

/** ms until it may take no longer. */
function left(state: CurlState, io: Io, name: 'connect-timeout' | 'm'): number {
  const limit = milliseconds(state.options, name)
  return limit === undefined ? Infinity : current(state).began + limit - io.process.machine.now()
}

function resolve(state: CurlState, io: Io): string {
  const transfer = current(state)
  const { lookUp, url } = transfer
  const limit = Math.min(left(state, io, 'connect-timeout'), left(state, io, 'm'))
  if (!lookUp || lookOn(lookUp, state, io)) {
    transfer.resolved = io.process.machine.now()
    const address = lookUp?.found?.[0]
    if (address === undefined) {
      if (on(state, 'v')) io.err(`* Could not resolve host: ${url.host}\n`)
      return fail(state, 6, `Could not resolve host: ${url.host}`)
    }
    transfer.address = address
    if (on(state, 'v')) tellResolved(io, transfer)
    return 'connect'
  }
  const end = io.process.machine.now() + limit
  if (state.until < end) return 'resolve'
  state.until = end
  return 'resolvedLate'
}

function resolvedLate(state: CurlState, io: Io): string {
  const spent = io.process.machine.now() - current(state).began
  return fail(state, 28, `Resolving timed out after ${spent} milliseconds`)
}

function sendingOf(state: CurlState) {
  const { first, url, method } = current(state)
  const { body, cookies, certificate } = state
  const foreign = first.host !== url.host && !on(state, 'location-trusted')
  return {
    body,
    cookies,
    ...(foreign ? { foreign } : {}),
    ...(method ? { method } : {}),
    ...(certificate ? { certificate } : {}),
  }
}

function connect(state: CurlState, io: Io): string {
  const transfer = current(state)
  const { url, address = '' } = transfer
  const pin = pinOf(state, url)
  const port = Number(pin?.toPort) || url.port
  if (on(state, 'v')) io.err(`*   Trying ${address.includes(':') ? `[${address}]` : address}:${port}...\n`)
  const request = requestOf(url, state.options, sendingOf(state))
  const query = {
    address,
    port,
    protocol: 'TCP' as const,
    ...(url.scheme === 'telnet' ? { data: '' } : { request }),
  }
  transfer.answer = connectTo(state, io, query, left(state, io, 'connect-timeout'), left(state, io, 'm'))
  return 'connected'
}

/** Whatever came of it, its time has passed. */
function connected(state: CurlState, io: Io): string {
  const transfer = current(state)
  const { url, answer } = transfer
  if (!answer) return 'end'
  const outcome = outcomeOf(state, io, answer)
  if (on(state, 'v')) tellConnection(state, io, answer, outcome)
  if (outcome.code) {
    transfer.outcome = outcome
    return 'failed'
  }
  if (answer.kind !== 'open') return 'failed'
  if (url.scheme === 'telnet') {
    io.out(answer.data ?? '')
    return 'talk'
  }
  const { response } = answer
  if (!response) return 'failed'
  transfer.response = response
  keepCookies(state, response.headers)
  if (on(state, 'v')) {
    const request = requestOf(url, state.options, sendingOf(state))
    tellExchange(io, request, response, outputOf(state) !== undefined || !io.process.isTerminal(1))
  }
  return 'receive'
}

function keepCookies(state: CurlState, headers: Record<string, string>): void {
  if (state.options.cookies.length === 0 && state.options.values.c === undefined) return
  const set = header(headers, 'set-cookie')
  const [pair = ''] = (set ?? '').split(';')
  const equals = pair.indexOf('=')
  if (equals > 0) state.cookies[pair.slice(0, equals).trim()] = pair.slice(equals + 1).trim()
}

const RETRIED = [408, 429, 500, 502, 503, 504]

/** Whether --retry tries again, and when. */
function retries(state: CurlState, io: Io): boolean {
  const transfer = current(state)
  const { outcome, response, tries } = transfer
  if (tries >= Number(state.options.values.retry ?? 0)) return false
  const code = outcome?.code ?? 0
  const passing =
    code === 28 || (code === 6 && !!transfer.lookUp?.again) || (code === 7 && on(state, 'retry-connrefused'))
  const status = response !== undefined && RETRIED.includes(response.status)
  if (!passing && !status && !(code && on(state, 'retry-all-errors'))) return false
  const seconds = Number(state.options.values['retry-delay'] ?? 0) || 2 ** tries
  const more = Number(state.options.values.retry) - tries
  const what = status
    ? 'HTTP error'
    : code === 28
      ? 'timeout'
      : code === 7
        ? 'connection refused'
        : '(retrying all errors)'
  if (!on(state, 's'))
    io.err(
      `Warning: Problem: ${what}. Will retry in ${seconds} second${seconds === 1 ? '' : 's'}. ${more} retr${more === 1 ? 'y' : 'ies'} \nWarning: left.\n`,
    )
  transfer.tries += 1
  rest(state, io, seconds * 1000)
  transfer.began = state.until
  delete transfer.outcome
  delete transfer.response
  return true
}

const failed = (state: CurlState, io: Io): string => (retries(state, io) ? 'look' : 'end')

function receive(state: CurlState, io: Io): string {
  const transfer = current(state)
  const { response, url } = transfer
  if (!response) return 'end'
  if (retries(state, io)) return 'look'
  const location = header(response.headers, 'location')
  if (!on(state, 'L') && !on(state, 'location-trusted')) return 'put'
  if (response.status < 300 || response.status >= 400 || !location) return 'put'
  const target = locate(url, location)
  const most = Number(state.options.values['max-redirs'] ?? 50)
  if (!target || (most >= 0 && transfer.hops >= most))
    return fail(state, 47, `Maximum (${most}) redirects followed`)
  if (on(state, 'v'))
    io.err(
      `* Ignoring the response-body\n* Connection #0 to host ${url.host} left intact\n* Issue another request to this URL: '${location}'\n`,
    )
  if (on(state, 'i') || on(state, 'I')) io.out(headText(response))
  transfer.hops += 1
  transfer.url = target
  if (response.status <= 303 && !on(state, 'I') && state.body) transfer.method = 'GET'
  return 'look'
}

function put(state: CurlState, io: Io): string {
  const transfer = current(state)
  const { response, url } = transfer
  if (!response) return 'end'
  const error = response.status >= 400 && (on(state, 'f') || on(state, 'fail-with-body'))
  if (error) {
    transfer.outcome = { code: 22, words: `The requested URL returned error: ${response.status}` }
    if (on(state, 'f')) return 'end'
  }
  const dump = state.options.values.D
  if (dump !== undefined && dump !== '-') save(state, io, dump, headText(response))
  const bodyless = on(state, 'I') || state.options.values.X === 'HEAD'
  const heads = on(state, 'i') || on(state, 'I') || dump === '-' ? headText(response) : ''
  const text = heads + (bodyless ? '' : response.body)
  const file = outputOf(state)
  const trouble = file === undefined ? undefined : save(state, io, file, text)
  if (trouble) transfer.outcome = trouble
  if (file === undefined) {
    if (transfer.meter) endMeter(io, transfer, bodyless)
    transfer.meter = false
    io.out(text)
  }
  if (on(state, 'v')) io.err(`* Connection #0 to host ${url.host} left intact\n`)
  return 'end'
}

const TRUST = `More details here: https://curl.se/docs/sslcerts.html

curl failed to verify the legitimacy of the server and therefore could not
establish a secure connection to it. To learn more about this situation and
how to fix it, please visit the webpage mentioned above.
`

function end(state: CurlState, io: Io): string {
  const transfer = current(state)
  const { outcome, meter } = transfer
  if (meter) endMeter(io, transfer, on(state, 'I'))
  const template = state.options.values.w
  if (template !== undefined)
    writeOut(
      io,
      state,
      transfer,
      template.startsWith('@') ? (readerOf(io, state.stdin)(template.slice(1)) ?? '') : template,
    )
  state.code = outcome?.code ?? 0
  if (state.code && outcome?.words && (!on(state, 's') || on(state, 'S')))
    io.err(`curl: (${state.code}) ${outcome.words}\n${state.code === 60 ? TRUST : ''}`)
  return state.code && on(state, 'fail-early') ? 'quit' : 'next'
}

function quit(state: CurlState, io: Io): Step {
  const jar = state.options.values.c
  if (jar !== undefined) {
    const host = state.transfer?.url.host ?? ''
    const rows = Object.entries(state.cookies).map(
      ([name, value]) => `${host}\tFALSE\t/\tFALSE\t0\t${name}\t${value}\n`,
    )
    const text = `# Netscape HTTP Cookie File\n# https://curl.se/docs/http-cookies.html\n# This file was generated by libcurl! Edit at your own risk.\n\n${rows.join('')}`
    if (jar === '-') io.out(text)
    else save(state, io, jar, text)
  }
  return { exit: state.code }
}

/** telnet://: what is typed is said, as long as there is something to say and time. */
function talk(state: CurlState, io: Io): string | Step {
  const { url, address = '', began } = current(state)
  const limit = milliseconds(state.options, 'm')
  if (limit !== undefined && io.process.machine.now() >= began + limit)
    return fail(state, 28, `Operation timed out after ${limit + 1} milliseconds with 0 bytes received`)
  const said = io.process.read(0)
  if (said === undefined) return 'end'
  if (said === '')
    return { wait: 'input', fds: [0], ...(limit === undefined ? {} : { until: began + limit }) }
  const answer = connectTo(state, io, { address, port: url.port, protocol: 'TCP', data: said })
  if (answer.kind !== 'open') return fail(state, 56, 'Recv failure: Connection reset by peer')
  io.out(answer.data ?? '')
  return 'talk'
}

export const curl = phasedTool<CurlState>({
  start: startCurl,
  phases: {
    input,
    next,
    look,
    resolve,
    resolvedLate,
    connect,
    connected,
    failed,
    receive,
    put,
    end,
    quit,
    talk,
  },
})
