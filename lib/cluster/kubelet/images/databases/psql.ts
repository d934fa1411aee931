/** psql and pg_isready, as far as questions of lessons go. Differs: of its own commands \l, \dt, \d, \du, \c and \q. */
import { askServer, gather, PATIENCE } from '@/lib/cluster/kubelet/images/databases/sql/client'
import type { Result } from '@/lib/cluster/kubelet/images/databases/sql/data'
import { aligned } from '@/lib/cluster/kubelet/images/databases/sql/table-text'
import type { Process } from '@/lib/userland/kernel/process'
import type { Program, Step } from '@/lib/userland/kernel/program'

interface Options {
  host: string
  port: number
  user: string
  database: string
  commands: string[]
  plain: boolean
}

function optionsOf({ argv, env }: Process): Options {
  const user = env.PGUSER ?? 'root'
  const options: Options = {
    ...{ host: env.PGHOST ?? '', port: Number(env.PGPORT ?? 5432), user, database: env.PGDATABASE ?? '' },
    ...{ commands: [], plain: false },
  }
  const operands: string[] = []
  const set = (letter: string, value: string) => {
    if (letter === 'h') options.host = value
    if (letter === 'p') options.port = Number(value)
    if (letter === 'U') options.user = value
    if (letter === 'd') options.database = value
    if (letter === 'c') options.commands.push(value)
  }
  const LONG: Record<string, string> = { host: 'h', port: 'p', username: 'U', dbname: 'd', command: 'c' }
  for (let at = 1; at < argv.length; at++) {
    const word = argv[at] ?? ''
    const long = /^--([a-z-]+)(?:=([\s\S]*))?$/.exec(word)
    if (long && Object.hasOwn(LONG, long[1] ?? ''))
      set(LONG[long[1] ?? ''] ?? '', long[2] ?? argv[++at] ?? '')
    else if (/^-[hpUdc]/.test(word)) set(word.charAt(1), word.slice(2) || (argv[++at] ?? ''))
    else if (/^-\w*c$/.test(word)) {
      if (/[tA]/.test(word)) options.plain = true
      set('c', argv[++at] ?? '')
    } else if (/^-[tAqX]+$/.test(word)) options.plain ||= /[tA]/.test(word)
    else if (!word.startsWith('-')) operands.push(word)
  }
  const url = /^postgres(?:ql)?:\/\/([^:@/]*)(?::([^@]*))?@([^:/]+)(?::(\d+))?\/?(\w*)/.exec(
    operands[0] ?? options.database,
  )
  if (url) {
    const [, name = '', , host = '', port = '5432', database = ''] = url
    Object.assign(options, { user: name, host, port: Number(port), database })
  } else {
    options.database ||= operands[0] ?? ''
    if (operands[1]) options.user = operands[1]
  }
  options.database ||= options.user
  return options
}

const passwordOf = ({ argv, env }: Process) =>
  /^postgres(?:ql)?:\/\/[^:@/]*:([^@]*)@/.exec(argv.find((word) => word.includes('://')) ?? '')?.[1] ??
  env.PGPASSWORD

function where({ host, port }: Options): string {
  return host === ''
    ? `connection to server on socket "/var/run/postgresql/.s.PGSQL.${port}" failed`
    : `connection to server at "${host}", port ${port} failed`
}

function failed(process: Process, kind: string, options: Options): number {
  const reasons: Record<string, string> = {
    refused:
      options.host === ''
        ? 'No such file or directory\n\tIs the server running locally and accepting connections on that socket?'
        : 'Connection refused\n\tIs the server running on that host and accepting TCP/IP connections?',
    timeout: 'Connection timed out\n\tIs the server running on that host and accepting TCP/IP connections?',
    unreachable: 'No route to host\n\tIs the server running on that host and accepting TCP/IP connections?',
    strange: 'server closed the connection unexpectedly',
  }
  const text =
    kind === 'unresolved'
      ? `could not translate host name "${options.host}" to address: Name or service not known`
      : `${where(options)}: ${reasons[kind]}`
  process.write(2, `psql: error: ${text}\n`)
  return 2
}

interface State {
  text: string
  options: Options
  until?: number
  greeted?: true
}

function ask(process: Process, options: Options, sql: string) {
  const local = options.host === ''
  const password = passwordOf(process)
  return askServer(process, local ? '127.0.0.1' : options.host, options.port, {
    ...{ user: options.user, database: options.database, sql, local },
    ...(password !== undefined && { password }),
  })
}

function show(process: Process, result: Result, { plain }: Options): void {
  if (result.kind === 'done') {
    const counted = ['UPDATE', 'DELETE'].includes(result.tag) ? ` ${result.affected}` : ''
    process.write(1, `${result.tag}${result.tag === 'INSERT' ? ` 0 ${result.affected}` : counted}\n`)
  } else if (plain)
    process.write(1, result.rows.map((row) => `${row.map((cell) => cell ?? '').join('|')}\n`).join(''))
  else process.write(1, aligned(result))
}

const titled = (title: string, result: Result): string => {
  if (result.kind !== 'rows') return ''
  const text = aligned(result)
  const width = text.split('\n')[1]?.length ?? 0
  return `${' '.repeat(Math.max(0, Math.floor((width - title.length) / 2)))}${title}\n${text}`
}

/** `\l` and so on; undefined: it is none. */
function own(process: Process, options: Options, line: string): number | undefined {
  const [command = '', name] = line.trim().replace(/;$/, '').split(/\s+/)
  if (!command.startsWith('\\')) return undefined
  const list = (sql: string) => {
    const asked = ask(process, options, sql)
    return asked.kind === 'answer' && !asked.answer.error ? asked.answer.results[0] : undefined
  }
  const names = (result: Result | undefined) =>
    result?.kind === 'rows' ? result.rows.map(([one]) => one ?? '') : []
  if (command === '\\l' || command === '\\list') {
    const rows = names(list('show databases')).map((one) => [one, options.user, 'UTF8', 'en_US.utf8'])
    process.write(
      1,
      titled('List of databases', { kind: 'rows', columns: ['Name', 'Owner', 'Encoding', 'Collate'], rows }),
    )
  } else if (/^\\d[t+]*$/.test(command) && name === undefined) {
    const rows = names(list('show tables')).map((one) => ['public', one, 'table', options.user])
    if (rows.length === 0)
      process.write(2, command === '\\d' ? 'Did not find any relations.\n' : 'Did not find any tables.\n')
    else
      process.write(
        1,
        titled('List of tables', { kind: 'rows', columns: ['Schema', 'Name', 'Type', 'Owner'], rows }),
      )
  } else if (command === '\\d') {
    const result = list(`describe ${name}`)
    if (result?.kind !== 'rows') process.write(2, `Did not find any relation named "${name}".\n`)
    else {
      const rows = result.rows.map(([column = '', type = '']) => [column, type])
      process.write(1, titled(`Table "public.${name}"`, { kind: 'rows', columns: ['Column', 'Type'], rows }))
    }
  } else if (command === '\\du') {
    const rows = [[options.user, 'Superuser, Create role, Create DB, Replication, Bypass RLS']]
    process.write(1, titled('List of roles', { kind: 'rows', columns: ['Role name', 'Attributes'], rows }))
  } else if (command === '\\c' || command === '\\connect') {
    options.database = name ?? options.database
    process.write(1, `You are now connected to database "${options.database}" as user "${options.user}".\n`)
  } else if (command !== '\\q') {
    process.write(2, `invalid command ${command}\nTry \\? for help.\n`)
    return 1
  }
  return 0
}

/** One command; what comes of it, or a wait for a server that says nothing. */
function run(state: State, process: Process, text: string): Step {
  const { options } = state
  const done = own(process, options, text)
  if (done !== undefined) return { exit: done }
  const asked = ask(process, options, text)
  if (asked.kind === 'timeout') {
    state.until = process.machine.now() + PATIENCE
    return { wait: 'time', until: state.until }
  }
  if (asked.kind !== 'answer') return { exit: failed(process, asked.kind, options) }
  const { results, error, refused } = asked.answer
  for (const result of results) show(process, result, options)
  if (error === undefined) return { exit: 0 }
  process.write(2, refused ? `psql: error: ${where(options)}: ${error}\n` : `${error}\n`)
  return { exit: refused ? 2 : 1 }
}

export const psql: Program = {
  start: (process): State => ({ text: '', options: optionsOf(process) }),
  step(given, process): Step {
    const state = given as State
    const { options } = state
    if (state.until !== undefined)
      return process.machine.now() < state.until
        ? { wait: 'time', until: state.until }
        : { exit: failed(process, 'timeout', options) }
    if (process.argv.some((word) => word === '--version' || word === '-V')) {
      process.write(1, 'psql (PostgreSQL) 17.7 (Debian 17.7-1.pgdg13+1)\n')
      return { exit: 0 }
    }
    if (options.commands.length > 0) return eachOf(state, process)
    if (!process.isTerminal(0))
      return gather(process, state) ? whole(state, process) : { wait: 'input', fds: [0] }
    return prompt(state, process)
  },
}

function eachOf(state: State, process: Process): Step {
  let last: Step = { exit: 0 }
  for (
    let command = state.options.commands.shift();
    command !== undefined;
    command = state.options.commands.shift()
  ) {
    last = run(state, process, command)
    if (!('exit' in last) || last.exit !== 0) return last
  }
  return last
}

/** A script from a pipe: its own commands a line each, the rest as it stands. */
function whole(state: State, process: Process): Step {
  let text = ''
  for (const line of state.text.split('\n')) {
    if (!line.trim().startsWith('\\')) text += `${line}\n`
    else {
      if (text.trim() !== '') run(state, process, text)
      text = ''
      run(state, process, line)
    }
  }
  return text.trim() === '' ? { exit: 0 } : run(state, process, text)
}

function prompt(state: State, process: Process): Step {
  const { options } = state
  for (;;) {
    if (!state.greeted) {
      const first = run(state, process, '')
      if (!('exit' in first) || first.exit !== 0) return first
      state.greeted = true
      process.write(
        1,
        `psql (17.7 (Debian 17.7-1.pgdg13+1))\nType "help" for help.\n\n${options.database}=# `,
      )
    }
    const line = process.readLine(0)
    if (line === '') return { wait: 'input', fds: [0] }
    if (line === undefined || /^\s*(\\q|exit|quit)\s*;?\s*$/.test(line)) return { exit: 0 }
    if (line.trim() !== '') {
      const done = run(state, process, line)
      if (!('exit' in done)) return done
    }
    process.write(1, `${options.database}=# `)
  }
}

export const pgIsReady: Program = {
  start: () => ({}),
  step(_, process): Step {
    const options = optionsOf(process)
    const asked = ask(process, options, '')
    const place =
      options.host === '' ? `/var/run/postgresql:${options.port}` : `${options.host}:${options.port}`
    const ready = asked.kind === 'answer'
    process.write(1, `${place} - ${ready ? 'accepting connections' : 'no response'}\n`)
    return { exit: ready ? 0 : 2 }
  },
}
