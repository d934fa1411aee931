/**
 * GNU wget.
 * Mirrors: GNU Wget 1.21 for single documents. Differs: no recursion and no FTP; -c begins anew.
 */
import { Errno } from '@/lib/userland/kernel/errno'
import type { HttpRequest } from '@/lib/userland/kernel/network'
import type { Step } from '@/lib/userland/kernel/program'
import { byteLength } from '@/lib/userland/kernel/text'
import type { Io } from '@/lib/userland/tools/io'
import { isAddress } from '@/lib/userland/tools/network/addresses'
import { distrust } from '@/lib/userland/tools/network/certificates'
import { findAddress, send } from '@/lib/userland/tools/network/http'
import { phasedTool, rest, WHY } from '@/lib/userland/tools/network/phases'
import { fileNameOf, header, hostHeader, locate, parseUrl, urlText } from '@/lib/userland/tools/network/url'
import { startWget, type WgetState } from '@/lib/userland/tools/network/wget-gnu-start'
import { lengthLine, rateOf, sizeOf } from '@/lib/userland/tools/network/wget-gnu-words'
import { calendarOf, zoneOf } from '@/lib/userland/tools/shared/calendar'
import { strftime } from '@/lib/userland/tools/shared/strftime'

function put(state: WgetState, io: Io, text: string, least: 'some' | 'all' = 'all'): void {
  if (state.level === 'none' || (least === 'all' && state.level === 'some')) return
  if (state.log === undefined) io.err(text)
  else io.writeFile(state.log, text, true)
}

const stamp = (io: Io) => strftime('%F %T', calendarOf(io.process.machine.now(), zoneOf(io.process.env.TZ)))

function next(state: WgetState, io: Io): string | Step {
  const text = state.urls.shift()
  if (text === undefined) return { exit: state.code }
  const url = parseUrl(text)
  if (!url || !/^https?$/.test(url.scheme)) {
    put(
      state,
      io,
      `${text}: ${url ? `Unsupported scheme ${io.quote(url.scheme)}` : 'Invalid host name'}.\n`,
      'some',
    )
    state.code = 1
    return 'next'
  }
  Object.assign(state, { url, text, hops: 0, attempt: 1 })
  if (state.spider) put(state, io, 'Spider mode enabled. Check if remote file exists.\n')
  return 'begin'
}

function begin(state: WgetState, io: Io): string {
  const { url, attempt } = state
  const try_ = attempt > 1 ? `(try:${String(attempt).padStart(2)})  ` : '  '
  put(state, io, `--${stamp(io)}--${try_}${urlText(url)}\n`)
  if (!isAddress(url.host) && attempt === 1) put(state, io, `Resolving ${url.host} (${url.host})... `)
  return 'resolve'
}

/** The URL is given up. */
function giveUp(state: WgetState, code: number): string {
  state.code = code
  return 'next'
}

const placeOf = ({ url, address }: WgetState) =>
  isAddress(url.host) ? `${url.host}:${url.port}` : `${url.host} (${url.host})|${address}|:${url.port}`

function requestFor(state: WgetState): HttpRequest {
  const { url, post, spider, headers, method } = state
  return {
    method: method ?? (post === undefined ? (spider ? 'HEAD' : 'GET') : 'POST'),
    host: hostHeader(url),
    path: url.path,
    headers,
    body: post ?? '',
    tls: url.scheme === 'https',
  }
}

function resolve(state: WgetState, io: Io): string {
  const { url, attempt } = state
  const address = findAddress(state, io, state.family)
  if (address === undefined) return 'resolve'
  if (address === '') {
    const why = state.lookUp?.again ? 'Temporary failure in name resolution' : 'Name or service not known'
    delete state.lookUp
    put(state, io, `failed: ${why}.\n`)
    put(state, io, `wget: unable to resolve host address ${io.quote(url.host)}\n`, 'some')
    return giveUp(state, 4)
  }
  if (!isAddress(url.host) && attempt === 1) put(state, io, `${state.lookUp?.found?.join(', ')}\n`)
  put(state, io, `Connecting to ${placeOf(state)}... `)
  send(state, io, requestFor(state), state.timeout)
  return 'answer'
}

/** Tries again after a while, if it may. */
function again(state: WgetState, io: Io): string {
  if (state.attempt >= state.tries) {
    put(state, io, 'Giving up.\n\n', 'some')
    return giveUp(state, 4)
  }
  put(state, io, 'Retrying.\n\n')
  rest(state, io, Math.min(10, state.attempt) * 1000)
  state.attempt += 1
  return 'begin'
}

function answer(state: WgetState, io: Io): string {
  const { answer: got, url } = state
  if (!got || got.kind === 'dns') return giveUp(state, 4)
  if (got.kind !== 'open') {
    if (got.opened) {
      put(
        state,
        io,
        'connected.\nHTTP request sent, awaiting response... Read error (Connection timed out) in headers.\n',
      )
      return again(state, io)
    }
    put(state, io, `failed: ${WHY[got.kind]}.\n`)
    if (got.kind === 'refused' && !state.refused) return giveUp(state, 4)
    return again(state, io)
  }
  put(state, io, 'connected.\n')
  const { response } = got
  if (url.scheme === 'https') {
    if (!got.tls) {
      put(
        state,
        io,
        'OpenSSL: error:0A00010B:SSL routines::wrong version number\nUnable to establish SSL connection.\n',
        'some',
      )
      return giveUp(state, 4)
    }
    const doubt =
      state.insecure || got.trusted ? undefined : distrust(io, got.certificate, url.host, state.authority)
    if (doubt) {
      const why = doubt.name
        ? `no certificate subject alternative name matches\n\trequested host name ${io.quote(doubt.words)}.`
        : `Unable to locally verify the issuer's authority.`
      put(
        state,
        io,
        `ERROR: cannot verify ${url.host}'s certificate:\n  ${why}\nTo connect to ${url.host} insecurely, use \`--no-check-certificate'.\n`,
        'some',
      )
      return giveUp(state, 5)
    }
  }
  put(state, io, 'HTTP request sent, awaiting response... ')
  if (!response) {
    put(state, io, 'No data received.\n')
    return again(state, io)
  }
  state.response = response
  return 'read'
}

function read(state: WgetState, io: Io): string {
  const { response, url } = state
  if (!response) return giveUp(state, 4)
  const { status, reason, headers } = response
  if (state.shows) {
    const lines = [
      `HTTP/1.1 ${status} ${reason}`,
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ]
    put(state, io, `\n${lines.map((line) => `  ${line}\n`).join('')}`)
  } else put(state, io, `${status} ${reason}\n`)
  const location = header(headers, 'location')
  if (status >= 300 && status < 400 && location) {
    put(state, io, `Location: ${location} [following]\n`)
    const target = locate(url, location)
    if (!target || state.hops >= state.redirects) {
      put(state, io, `${state.redirects} redirections exceeded.\n`, 'some')
      return giveUp(state, 8)
    }
    state.hops += 1
    state.url = target
    if (status <= 303) delete state.post
    if (state.spider) put(state, io, 'Spider mode enabled. Check if remote file exists.\n')
    return 'begin'
  }
  if (status >= 400 && !state.errors) {
    if (state.spider) {
      put(state, io, `Remote file does not exist -- broken link!!!\n\n`)
      return giveUp(state, 8)
    }
    put(
      state,
      io,
      state.level === 'some'
        ? `${urlText(url)}:\n${stamp(io)} ERROR ${status}: ${reason}.\n`
        : `${stamp(io)} ERROR ${status}: ${reason}.\n\n`,
      'some',
    )
    return giveUp(state, 8)
  }
  if (state.spider) {
    const html = header(headers, 'content-type')?.startsWith('text/html')
    put(state, io, lengthLine(response))
    put(
      state,
      io,
      html
        ? 'Remote file exists and could contain further links,\nbut recursion is disabled -- not retrieving.\n\n'
        : 'Remote file exists.\n\n',
    )
    return 'next'
  }
  return 'save'
}

function nameFor(state: WgetState, io: Io): string {
  const base = fileNameOf(state.url) || 'index.html'
  const path = state.folder === undefined ? base : `${state.folder}/${base}`
  if (!io.process.files.stat(path)) return path
  for (let i = 1; ; i++) if (!io.process.files.stat(`${path}.${i}`)) return `${path}.${i}`
}

function save(state: WgetState, io: Io): string {
  const { response, output, text } = state
  if (!response) return 'next'
  const { body } = response
  const bytes = byteLength(body)
  const toStdout = output === '-'
  const plain =
    state.folder === undefined ? fileNameOf(state.url) : `${state.folder}/${fileNameOf(state.url)}`
  if (!state.clobbers && output === undefined && io.process.files.stat(plain || 'index.html')) {
    put(state, io, `File ${io.quote(plain || 'index.html')} already there; not retrieving.\n\n`)
    return 'next'
  }
  const name = output ?? nameFor(state, io)
  put(state, io, `${lengthLine(response)}Saving to: ${io.quote(toStdout ? 'STDOUT' : name)}\n\n`)
  try {
    if (toStdout) io.out(body)
    else {
      if (state.folder !== undefined && !io.process.files.stat(state.folder))
        io.process.files.mkdir(state.folder)
      io.writeFile(name, body, output !== undefined && state.saved)
    }
    state.saved = true
  } catch (error) {
    if (!(error instanceof Errno)) throw error
    put(
      state,
      io,
      `${name}: ${error.message}\n\nCannot write to ${io.quote(name)} (${error.message}).\n`,
      'some',
    )
    return giveUp(state, 3)
  }
  const rate = rateOf(bytes)
  const all = header(response.headers, 'content-length') === undefined ? bytes : `${bytes}/${bytes}`
  const label = (toStdout ? '-' : (name.split('/').pop() ?? '')).slice(0, 19).padEnd(19)
  const size = bytes < 1024 ? String(bytes) : sizeOf(bytes).slice(2, -1)
  put(
    state,
    io,
    io.process.isTerminal(2)
      ? `\r${label} 100%[===================>] ${size.padStart(7)}  --.-KB/s    in 0s      \n\n`
      : `     0K ${'.'.repeat(Math.min(50, Math.ceil(bytes / 1024) - (bytes < 1024 ? 1 : 0))).padEnd(53)} 100% ${rate.replace(/ (.).*/, (_, unit: string) => (unit === 'B' ? '' : unit))}=0s\n\n`,
  )
  const end = toStdout ? `written to stdout [${all}]` : `${io.quote(name)} saved [${all}]`
  if (state.level === 'some')
    put(
      state,
      io,
      `${stamp(io)} URL:${urlText(state.url) === text ? text : urlText(state.url)} [${all}] -> "${name}" [1]\n`,
      'some',
    )
  else put(state, io, `${stamp(io)} (${rate}) - ${end}\n\n`)
  return 'next'
}

export const gnuWget = phasedTool<WgetState>({
  start: startWget,
  phases: { next, begin, resolve, answer, read, save },
})
