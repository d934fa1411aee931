/** redis-cli: a command from its words, or one from each line of its input. */
import { contextOf } from '@/lib/cluster/kubelet/images/context'
import { wordsOf } from '@/lib/cluster/kubelet/images/databases/redis-commands'
import { addressOf } from '@/lib/cluster/kubelet/images/name-servers'
import type { Process } from '@/lib/userland/kernel/process'
import type { Program, Step } from '@/lib/userland/kernel/program'

interface Options {
  host: string
  port: number
  password?: string
  words: string[]
  raw: boolean
}

function optionsOf({ argv, env }: Process): Options {
  const options: Options = { host: '127.0.0.1', port: 6379, words: [], raw: false }
  if (env.REDISCLI_AUTH !== undefined) options.password = env.REDISCLI_AUTH
  for (let at = 1; at < argv.length; at++) {
    const word = argv[at] ?? ''
    if (word === '-h') options.host = argv[++at] ?? ''
    else if (word === '-p') options.port = Number(argv[++at])
    else if (word === '-a' || word === '--pass') options.password = argv[++at] ?? ''
    else if (word === '-n' || word === '--user') at += 1
    else if (word === '--raw') options.raw = true
    else if (word.startsWith('-') && options.words.length === 0) continue
    else options.words.push(word)
  }
  return options
}

const encode = (words: readonly string[]) =>
  `*${words.length}\r\n${words.map((word) => `$${word.length}\r\n${word}\r\n`).join('')}`

/** Lists in lists. */
const MAX_DEPTH = 8

/** A reply as it is shown, and what is left of the text. */
function shown(text: string, plain: boolean, depth = 0): [shown: string, rest: string] {
  const end = text.indexOf('\r\n')
  const [kind, head, rest] = [text.charAt(0), text.slice(1, end), text.slice(end + 2)]
  const quoted = (value: string) => (plain ? value : JSON.stringify(value))
  if (kind === '+') return [head, rest]
  if (kind === '-') return [plain ? head : `(error) ${head}`, rest]
  if (kind === ':') return [plain ? head : `(integer) ${head}`, rest]
  if (kind === '$') {
    const length = Number(head)
    return length < 0 ? [plain ? '' : '(nil)', rest] : [quoted(rest.slice(0, length)), rest.slice(length + 2)]
  }
  const items: string[] = []
  let left = rest
  if (depth > MAX_DEPTH) return ['', '']
  for (let number = 1; number <= Number(head) && left !== ''; number++) {
    const [one, after] = shown(left, plain, depth + 1)
    items.push(plain ? one : `${number}) ${one}`)
    left = after
  }
  return [items.length > 0 ? items.join('\n') : plain ? '' : '(empty array)', left]
}

const WHY = {
  refused: 'Connection refused',
  timeout: 'Connection timed out',
  unreachable: 'No route to host',
}

/** The exit code. */
function run(process: Process, options: Options, words: readonly string[]): number {
  const { host, port, password } = options
  const address = addressOf(contextOf(process), host)
  const failed = (why: string) => {
    process.write(2, `Could not connect to Redis at ${host}:${port}: ${why}\n`)
    return 1
  }
  if (address === undefined) return failed('Name or service not known')
  const commands = [...(password === undefined ? [] : [['AUTH', password]]), words]
  const data = commands.map(encode).join('')
  const answer = process.machine.network?.ask({ kind: 'connect', address, port, protocol: 'TCP', data })
  if (!answer || answer.kind === 'dns') return failed(WHY.refused)
  if (answer.kind !== 'open') return failed(WHY[answer.kind])
  const plain = options.raw || !process.isTerminal(1)
  let text = answer.data ?? ''
  if (password !== undefined) {
    const [said, rest] = shown(text, plain)
    if (said !== 'OK') process.write(2, `AUTH failed: ${said.replace(/^\(error\) /, '')}\n`)
    text = rest
  }
  if (text !== '') process.write(1, `${shown(text, plain)[0].replace(/\r\n/g, '\n')}\n`)
  return 0
}

export const redisCli: Program = {
  start: () => ({}),
  step(_, process): Step {
    const options = optionsOf(process)
    if (options.words.length > 0) return { exit: run(process, options, options.words) }
    for (;;) {
      if (process.isTerminal(0)) process.write(1, `${options.host}:${options.port}> `)
      const line = process.readLine(0)
      if (line === '') return { wait: 'input', fds: [0] }
      const words = wordsOf(line ?? 'quit')
      if (line === undefined || /^(quit|exit)$/i.test(words[0] ?? '')) return { exit: 0 }
      if (words.length > 0) run(process, options, words)
    }
  },
}
