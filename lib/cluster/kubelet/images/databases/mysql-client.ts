/** mysql and mysqladmin, as far as questions of lessons go. Differs: no statements over several lines at a prompt. */
import { askServer, gather, PATIENCE } from '@/lib/cluster/kubelet/images/databases/sql/client'
import type { SqlAnswer } from '@/lib/cluster/kubelet/images/databases/sql/server'
import { boxed, tabbed } from '@/lib/cluster/kubelet/images/databases/sql/table-text'
import type { Process } from '@/lib/userland/kernel/process'
import type { Program, Step } from '@/lib/userland/kernel/program'

interface Options {
  host: string
  port: number
  user: string
  password?: string
  database: string
  sql?: string
  headed: boolean
  boxes: boolean
  words: string[]
}

const LONG: Readonly<Record<string, string>> = {
  ...{ host: 'h', port: 'P', user: 'u', password: 'p', execute: 'e', database: 'D', table: 't', batch: 'B' },
  ...{ 'skip-column-names': 'N', silent: 's' },
}
const VALUED = 'hPueD'

function set(options: Options, letter: string, value: string): void {
  if (letter === 'h') options.host = value
  else if (letter === 'P') options.port = Number(value)
  else if (letter === 'u') options.user = value
  else if (letter === 'p') options.password = value
  else if (letter === 'e') options.sql = value
  else if (letter === 'D') options.database = value
  else if (letter === 'N') options.headed = false
  else if (letter === 't') options.boxes = true
  else if (letter === 'B' || letter === 's') options.boxes = false
}

/** `-uroot -ppw -Ne 'show tables' --host=db shop` */
function optionsOf(argv: readonly string[], env: Process['env'], isTerminal: boolean): Options {
  const options: Options = {
    ...{
      host: 'localhost',
      port: 3306,
      user: 'root',
      database: '',
      headed: true,
      boxes: isTerminal,
      words: [],
    },
    ...(env.MYSQL_PWD !== undefined && { password: env.MYSQL_PWD }),
  }
  for (let at = 1; at < argv.length; at++) {
    const word = argv[at] ?? ''
    const [, long, joined] = /^--([a-z-]+)(?:=([\s\S]*))?$/.exec(word) ?? []
    const known = long === undefined ? undefined : LONG[long]
    if (long !== undefined) {
      if (known) set(options, known, joined ?? (VALUED.includes(known) ? (argv[++at] ?? '') : ''))
    } else if (!word.startsWith('-') || word === '-') options.words.push(word)
    else
      for (let index = 1; index < word.length; index++) {
        const letter = word.charAt(index)
        const rest = word.slice(index + 1)
        if (letter === 'p') set(options, letter, rest)
        else if (VALUED.includes(letter)) set(options, letter, rest || (argv[++at] ?? ''))
        else {
          set(options, letter, '')
          continue
        }
        break
      }
  }
  return options
}

const own = (process: Process) => optionsOf(process.argv, process.env, process.isTerminal(1))

/** The exit code of an answer that is none. */
function failed(process: Process, kind: string, { host, port }: Options, prefix = 'ERROR '): number {
  const socket = host === 'localhost'
  const reason: Record<string, string> = {
    unresolved: `2005 (HY000): Unknown MySQL server host '${host}' (-2)`,
    refused: socket
      ? "2002 (HY000): Can't connect to local MySQL server through socket '/var/run/mysqld/mysqld.sock' (2)"
      : `2003 (HY000): Can't connect to MySQL server on '${host}:${port}' (111)`,
    timeout: `2003 (HY000): Can't connect to MySQL server on '${host}:${port}' (110)`,
    unreachable: `2003 (HY000): Can't connect to MySQL server on '${host}:${port}' (113)`,
    strange:
      "2013 (HY000): Lost connection to MySQL server at 'reading initial communication packet', system error: 0",
  }
  process.write(2, `${prefix}${reason[kind]}\n`)
  return 1
}

function show(process: Process, { results, error }: SqlAnswer, { headed, boxes }: Options): number {
  for (const result of results)
    if (result.kind === 'rows') process.write(1, boxes ? boxed(result) : tabbed(result, headed))
  if (error === undefined) return 0
  process.write(2, `${error}\n`)
  return 1
}

interface State {
  text: string
  until?: number
  database: string
}

function warn(process: Process, { password }: Options): void {
  if (password && process.argv.some((word) => /^(-p.|--password=)/.test(word)))
    process.write(
      2,
      `${(process.argv[0] ?? '').replace(/^.*\//, '')}: [Warning] Using a password on the command line interface can be insecure.\n`,
    )
}

export const mysqlClient: Program = {
  start: (process): State => {
    const options = own(process)
    warn(process, options)
    return { text: options.sql ?? '', database: options.database || (options.words[0] ?? '') }
  },
  step(given, process): Step {
    const state = given as State
    const options = own(process)
    if (state.until !== undefined)
      return process.machine.now() < state.until
        ? { wait: 'time', until: state.until }
        : { exit: failed(process, 'timeout', options) }
    const prompts = options.sql === undefined && process.isTerminal(0)
    if (prompts) return prompt(state, process, options)
    if (options.sql === undefined && !gather(process, state)) return { wait: 'input', fds: [0] }
    return run(state, process, options, state.text)
  },
}

function run(state: State, process: Process, options: Options, sql: string): Step {
  const { user, password = '', host, port } = options
  const local = host === 'localhost'
  const asked = askServer(process, host, port, { user, password, database: state.database, sql, local })
  if (asked.kind === 'timeout') {
    state.until = process.machine.now() + PATIENCE
    return { wait: 'time', until: state.until }
  }
  if (asked.kind !== 'answer') return { exit: failed(process, asked.kind, options) }
  state.database = asked.answer.database
  return { exit: show(process, asked.answer, options) }
}

/** A statement a line. */
function prompt(state: State, process: Process, options: Options): Step {
  for (;;) {
    if (state.text === '') {
      const first = run(state, process, options, '')
      if (!('exit' in first) || first.exit !== 0) return first
      state.text = 'prompted'
      process.write(1, 'Welcome to the MySQL monitor.  Commands end with ; or \\g.\n\nmysql> ')
    }
    const line = process.readLine(0)
    if (line === '') return { wait: 'input', fds: [0] }
    if (line === undefined || /^\s*(exit|quit|\\q)\s*;?\s*$/i.test(line)) {
      process.write(1, 'Bye\n')
      return { exit: 0 }
    }
    if (line.trim() !== '') {
      const done = run(state, process, options, line)
      if (!('exit' in done)) return done
    }
    process.write(1, 'mysql> ')
  }
}

export const mysqlAdmin: Program = {
  start: () => ({}),
  step(_, process): Step {
    const options = own(process)
    const asked = askServer(process, options.host, options.port, {
      ...{
        user: options.user,
        password: options.password ?? '',
        database: '',
        sql: '',
        local: options.host === 'localhost',
      },
    })
    if (asked.kind !== 'answer') {
      const prefix = "mysqladmin: connect to server at 'localhost' failed\nerror: '"
      return {
        exit: failed(process, asked.kind, options, options.host === 'localhost' ? prefix : 'mysqladmin: '),
      }
    }
    warn(process, options)
    // It answers, so it is alive, whoever asks.
    if (options.words.includes('ping')) process.write(1, 'mysqld is alive\n')
    else if (asked.answer.error) process.write(2, `${asked.answer.error}\n`)
    else process.write(1, 'Uptime: 1  Threads: 2  Questions: 1\n')
    return { exit: options.words.includes('ping') || !asked.answer.error ? 0 : 1 }
  },
}
