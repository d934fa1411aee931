/**
 * dig.
 * Mirrors: BIND 9.18. Differs: no authority and no cookie in answers; TTLs are those of CoreDNS for its own zone;
 * no +trace.
 */
import type { DnsAnswer } from '@/lib/userland/kernel/network'
import type { Step } from '@/lib/userland/kernel/program'
import type { Io } from '@/lib/userland/tools/io'
import {
  type Asking,
  askOn,
  begin,
  dataOf,
  dotted,
  findServer,
  newAsking,
  type Question,
} from '@/lib/userland/tools/network/bind'
import { type DigOptions, readDig } from '@/lib/userland/tools/network/dig-options'
import { phasedTool } from '@/lib/userland/tools/network/phases'
import { calendarOf, zoneOf } from '@/lib/userland/tools/shared/calendar'
import { strftime } from '@/lib/userland/tools/shared/strftime'

interface State extends Asking {
  options: DigOptions
  words: string
  code: number
}

function start(io: Io): State {
  const words = io.process.argv.slice(1)
  const options = readDig(words)
  const state = newAsking(io, 'server', options.server, options.tries)
  const patience = options.patience ?? state.patience
  return { ...state, patience, options, words: words.join(' '), code: 0 }
}

function server(state: State, io: Io): string {
  if (!findServer(state, io)) return 'server'
  return 'next'
}

function next(state: State, io: Io): string | Step {
  const [question] = state.options.questions
  if (!question) return { exit: state.code }
  begin(state, io, question.name, state.options.searches)
  return 'ask'
}

function asks(state: State, io: Io): string | Step {
  const [question] = state.options.questions
  if (!question) return { exit: state.code }
  const how = askOn(state, io, question.type)
  if (how === 'again') return 'ask'
  state.options.questions.shift()
  if (how === 'silence') {
    if (!state.options.short) io.out(title(state))
    io.out(`;; no servers could be reached\n`)
    if (!state.options.short) io.out('\n')
    return { exit: 9 }
  }
  const { answer } = state
  if (answer && state.options.short) io.out(answer.records.map((record) => `${dataOf(record)}\n`).join(''))
  else if (answer) show(state, io, { ...question, name: state.names[state.at] ?? question.name }, answer)
  return 'next'
}

function title({ options: { shown, server: given }, words }: State): string {
  if (!shown.includes('cmd')) return ''
  const found = given !== undefined ? '; (1 server found)\n' : ''
  return `\n; <<>> DiG 9.18.33-1~deb12u2-Debian <<>> ${words}\n${found};; global options: +cmd\n`
}

/** Text up to a column, over tabs where there is room. */
function column(line: string, at: number): string {
  let width = 0
  for (const char of line) width = char === '\t' ? (width >> 3) * 8 + 8 : width + 1
  return width < at ? line + '\t'.repeat(Math.ceil((at - width) / 8)) : `${line} `
}

const OWN_TTL = 30

function show(state: State, io: Io, { name, type }: Question, { code, records, relayed }: DnsAnswer): void {
  const { options, address } = state
  const { shown, server: given, tcp } = options
  const has = (section: string) => shown.includes(section)
  let text = title(state)
  if (has('comments')) {
    text += ';; Got answer:\n'
    if (/\.local\.?$/.test(name))
      text +=
        ';; WARNING: .local is reserved for Multicast DNS\n;; You are currently testing what happens when an mDNS query is leaked to DNS\n'
    const id = Math.floor(io.process.machine.random() * 65_536)
    text += `;; ->>HEADER<<- opcode: QUERY, status: ${code}, id: ${id}\n`
    const flags = relayed ? 'qr rd ra' : 'qr aa rd'
    text += `;; flags: ${flags}; QUERY: 1, ANSWER: ${records.length}, AUTHORITY: 0, ADDITIONAL: 1\n`
    if (!relayed) text += ';; WARNING: recursion requested but not available\n'
    text += '\n;; OPT PSEUDOSECTION:\n; EDNS: version: 0, flags:; udp: 1232\n'
  }
  if (has('question')) {
    if (has('comments')) text += ';; QUESTION SECTION:\n'
    text += `${column(`${column(`;${dotted(name)}`, 32)}IN`, 40)}${type}\n${has('comments') ? '\n' : ''}`
  }
  if (has('answer') && records.length > 0) {
    if (has('comments')) text += ';; ANSWER SECTION:\n'
    for (const record of records) {
      const ttl = column(column(dotted(record.name), 24) + OWN_TTL, 32)
      text += `${column(column(`${ttl}IN`, 40) + record.type, 48)}${dataOf(record)}\n`
    }
    if (has('comments')) text += '\n'
  }
  if (has('stats')) {
    const { now } = io.process.machine
    const when = strftime('%a %b %d %H:%M:%S %Z %Y', calendarOf(now(), zoneOf(io.process.env.TZ)))
    const size =
      40 + name.length + records.reduce((sum, { name: own, data }) => sum + own.length + data.length + 12, 0)
    text += `;; Query time: 0 msec\n;; SERVER: ${address}#53(${given ?? address}) (${tcp ? 'TCP' : 'UDP'})\n;; WHEN: ${when}\n;; MSG SIZE  rcvd: ${size}\n\n`
  }
  io.out(text)
}

export const dig = phasedTool<State>({ start, phases: { server, next, ask: asks } })
