/** The images of MySQL and MariaDB: their entrypoint's first run, their server. */

import { formatMicroTime } from '@/lib/cluster/apimachinery/time'
import { daemon, type Server } from '@/lib/cluster/kubelet/images/daemon'
import { mysqlAdmin, mysqlClient } from '@/lib/cluster/kubelet/images/databases/mysql-client'
import type { Data, SqlError } from '@/lib/cluster/kubelet/images/databases/sql/data'
import type { Dialect } from '@/lib/cluster/kubelet/images/databases/sql/server'
import {
  contentsOf,
  readData,
  runInitScripts,
  type SqlState,
  sqlDaemon,
  variable,
  writeData,
} from '@/lib/cluster/kubelet/images/databases/sql/sql-daemon'
import { handOver } from '@/lib/cluster/kubelet/images/hand-over'
import type { ImageBehaviour } from '@/lib/cluster/kubelet/images/image'
import { versionOf } from '@/lib/cluster/kubelet/images/versions'
import { plainTime } from '@/lib/cluster/kubelet/images/web/access-log'
import { Errno } from '@/lib/userland/kernel/errno'
import type { Program } from '@/lib/userland/kernel/program'

const DATA = '/var/lib/mysql'
const FILE = `${DATA}/ibdata1`

interface Brand {
  name: 'MySQL' | 'MariaDB'
  /** Of its variables. */
  prefixes: readonly string[]
  version: string
  full: string
  binary: string
  ready: string
}

function wordsOf({ fault }: SqlError): string {
  switch (fault.kind) {
    case 'syntax':
      return `ERROR 1064 (42000) at line 1: You have an error in your SQL syntax; check the manual that corresponds to your MySQL server version for the right syntax to use near '${fault.near}' at line 1`
    case 'no-database':
      return `ERROR 1049 (42000): Unknown database '${fault.name}'`
    case 'database-exists':
      return `ERROR 1007 (HY000) at line 1: Can't create database '${fault.name}'; database exists`
    case 'none-selected':
      return 'ERROR 1046 (3D000) at line 1: No database selected'
    case 'no-table':
      return `ERROR 1146 (42S02) at line 1: Table '${fault.name}' doesn't exist`
    case 'table-exists':
      return `ERROR 1050 (42S01) at line 1: Table '${fault.name}' already exists`
    case 'no-column':
      return `ERROR 1054 (42S22) at line 1: Unknown column '${fault.name}' in 'field list'`
    case 'count':
      return "ERROR 1136 (21S01) at line 1: Column count doesn't match value count at row 1"
  }
}

const dialectOf = ({ full }: Brand): Dialect => ({
  version: full,
  words: wordsOf,
  refusal({ users }, { user, password = '', local }) {
    const known = Object.hasOwn(users, user) ? users[user] : undefined
    if (known === password) return undefined
    return `ERROR 1045 (28000): Access denied for user '${user}'@'${local ? 'localhost' : '%'}' (using password: ${password ? 'YES' : 'NO'})`
  },
})

const SYSTEM = ['information_schema', 'mysql', 'performance_schema', 'sys']

const note = ({ context }: Server, level: string, text: string) =>
  `${plainTime(context.now())}+00:00 [${level}] [Entrypoint]: ${text}`

function missingPassword(server: Server, { name, prefixes, version }: Brand): never {
  const first = note(server, 'ERROR', 'Database is uninitialized and password option is not specified')
  if (name === 'MariaDB')
    server.fail(
      1,
      first,
      '\tYou need to specify one of MARIADB_ROOT_PASSWORD, MARIADB_ROOT_PASSWORD_HASH, MARIADB_ALLOW_EMPTY_ROOT_PASSWORD and MARIADB_RANDOM_ROOT_PASSWORD',
    )
  const names = ['ROOT_PASSWORD', 'ALLOW_EMPTY_PASSWORD', 'RANDOM_ROOT_PASSWORD'].map(
    (one) => `${prefixes[0]}_${one}`,
  )
  if (version.startsWith('5.6'))
    server.fail(1, first, `\tYou need to specify one of ${names.slice(0, 2).join(', ')} and ${names[2]}`)
  server.fail(
    1,
    first,
    '    You need to specify one of the following as an environment variable:',
    ...names.map((one) => `    - ${one}`),
  )
}

/** ms that the parts of the first start take. */
const INITIALISE = 6000
const TEMPORARY = 3000

interface First {
  until: number
  data: Data
  argv: string[]
}

/** What the first start leaves behind. */
function fresh(server: Server, brand: Brand): { data: Data; lines: string[] } {
  const { context } = server
  const of = (name: string) => variable(context, ...brand.prefixes.map((prefix) => `${prefix}_${name}`))
  const root = of('ROOT_PASSWORD')
  if (
    root === undefined &&
    !of('ALLOW_EMPTY_PASSWORD') &&
    !of('ALLOW_EMPTY_ROOT_PASSWORD') &&
    !of('RANDOM_ROOT_PASSWORD')
  )
    missingPassword(server, brand)
  const data: Data = {
    databases: Object.fromEntries(SYSTEM.map((name) => [name, {}])),
    users: { root: root ?? (of('RANDOM_ROOT_PASSWORD') ? `random-${context.now()}` : '') },
  }
  const lines: string[] = []
  const [database, user] = [of('DATABASE'), of('USER')]
  if (database !== undefined) {
    data.databases[database] = {}
    lines.push(`Creating database ${database}`)
  }
  if (user !== undefined) {
    data.users[user] = of('PASSWORD') ?? ''
    lines.push(
      `Creating user ${user}`,
      ...(database === undefined ? [] : [`Giving user ${user} access to schema ${database}`]),
    )
  }
  return { data, lines }
}

function startFirst(server: Server, brand: Brand): First {
  const { context, process } = server
  const words = context.argv.slice(1)
  const argv = words[0]?.startsWith('-') ? [brand.binary, ...words] : words
  const isServer = /^(mysqld|mariadbd)$/.test((argv[0] ?? '').replace(/^.*\//, ''))
  const become = { until: 0, data: { databases: {}, users: {} }, argv }
  if (!isServer) return become
  const say = (text: string) => note(server, 'Note', text)
  server.say(say(`Entrypoint script for ${brand.name} Server ${brand.full} started.`))
  if (process.uid === 0) {
    server.say(say("Switching to dedicated user 'mysql'"))
    try {
      process.files.chown(DATA, 999, 999)
    } catch (error) {
      if (!(error instanceof Errno)) throw error
    }
    process.setUser(999, 999, [999])
    server.say(say(`Entrypoint script for ${brand.name} Server ${brand.full} started.`))
  }
  const there = contentsOf(context, DATA)
  if (there.includes('mysql')) return become
  const { data, lines } = fresh(server, brand)
  server.say(say('Initializing database files'))
  const now = plainTime(context.now()).replace(' ', 'T')
  if (there.length > 0)
    server.fail(
      1,
      `${now}.000000Z 0 [ERROR] [MY-010457] [Server] --initialize specified but the data directory has files in it. Aborting.`,
      `${now}.000000Z 0 [ERROR] [MY-013236] [Server] The designated data directory ${DATA}/ is unusable. You can remove all files that the server added to it.`,
      `${now}.000000Z 0 [ERROR] [MY-010119] [Server] Aborting`,
    )
  const scripts = runInitScripts(
    context,
    data,
    dialectOf(brand),
    'root',
    variable(context, ...brand.prefixes.map((one) => `${one}_DATABASE`)) ?? '',
  )
  const later = (ms: number, ...texts: string[]) =>
    server.sayLater(
      ms,
      ...texts.map((text) =>
        note({ context: { ...context, now: () => context.now() + ms } } as Server, 'Note', text),
      ),
    )
  later(INITIALISE, 'Database files initialized', 'Starting temporary server')
  later(
    INITIALISE + TEMPORARY,
    'Temporary server started.',
    ...lines,
    ...scripts,
    'Stopping temporary server',
  )
  later(
    INITIALISE + 2 * TEMPORARY,
    'Temporary server stopped',
    `${brand.name} init process done. Ready for start up.`,
  )
  try {
    process.files.mkdir(`${DATA}/mysql`, 0o750)
    process.files.rmdir(`${DATA}/mysql`)
  } catch (error) {
    if (!(error instanceof Errno)) throw error
    server.fail(1, `mysqld: Can't create directory '${DATA}/mysql/' (OS errno 13 - ${error.message})`)
  }
  return { until: context.now() + INITIALISE + 2 * TEMPORARY, data, argv }
}

const entrypoint = (brand: Brand): Program =>
  daemon<First>({
    start: (server) => startFirst(server, brand),
    next({ until, data, argv }, { context, process }) {
      if (context.now() < until) return { wait: 'time', until }
      if (until > 0) {
        process.files.mkdir(`${DATA}/mysql`, 0o750)
        writeData(process, FILE, data)
      }
      return handOver(process, argv, '/usr/local/bin/docker-entrypoint.sh', 420)
    },
    // A script of bash as the first process does not heed it while it waits.
    stop: () => ({ after: 600, code: 143 }),
  })

/** ms until the server is ready. */
const START = 1500

function startServer(server: Server, { version, full, binary, ready, name }: Brand): SqlState {
  const { context, process } = server
  const stamp = (ms = 0) => formatMicroTime(context.now() + ms)
  if (context.argv.some((word) => word === '--version' || word === '-V')) {
    server.say(`/usr/sbin/${binary}  Ver ${full} for Linux on x86_64 (${ready})`)
    server.fail(0)
  }
  const line = (code: string, text: string, ms = 0) =>
    name === 'MariaDB'
      ? `${plainTime(context.now() + ms)} 0 [Note] ${text}`
      : `${stamp(ms)} 0 [System] [${code}] [Server] /usr/sbin/${text}`
  const data = readData(process.files, FILE)
  if (!data)
    server.fail(
      1,
      `${stamp()} 0 [ERROR] [MY-010334] [Server] Failed to initialize DD Storage Engine`,
      `${stamp()} 0 [ERROR] [MY-010119] [Server] Aborting`,
    )
  server.warn(line('MY-010116', `${binary} (${binary} ${version}) starting as process ${process.pid}`))
  const tail = `Version: '${full}'  socket: '/var/run/mysqld/mysqld.sock'  port: 3306  ${ready}.`
  server.sayLater(
    START,
    ...(name === 'MariaDB'
      ? [line('', `${binary}: ready for connections.`, START), tail]
      : [line('MY-010931', `${binary}: ready for connections. ${tail}`, START)]),
  )
  return { data, file: FILE, readyAt: context.now() + START }
}

function image(repository: string, brand: Brand): ImageBehaviour {
  const server = sqlDaemon({
    port: 3306,
    dialect: dialectOf(brand),
    start: (io) => startServer(io, brand),
    stop(_, __, io) {
      const stamp = formatMicroTime(io.context.now())
      io.warn(
        `${stamp} 0 [System] [MY-013172] [Server] Received SHUTDOWN from user <via user signal>. Shutting down ${brand.binary} (Version: ${brand.full}).`,
      )
      return { after: 1000 }
    },
  })
  const clients = ['mysql', 'mariadb'].map((name) => [`/usr/bin/${name}`, mysqlClient] as const)
  const admins = ['mysqladmin', 'mariadb-admin'].map((name) => [`/usr/bin/${name}`, mysqlAdmin] as const)
  return {
    repository,
    sizeBytes: 157_286_400,
    entrypoint: ['docker-entrypoint.sh'],
    command: [brand.binary],
    env: { [`${brand.name.toUpperCase()}_VERSION`]: brand.full },
    base: 'debian',
    ports: [3306],
    users: [{ name: 'mysql', uid: 999, gid: 999, home: DATA, shell: '/bin/bash' }],
    files: {
      [`${DATA}/`]: { uid: 999, gid: 999, mode: 0o755 },
      '/var/run/mysqld/': { uid: 999, gid: 999 },
      '/docker-entrypoint-initdb.d/': {},
      '/etc/mysql/conf.d/': {},
    },
    programs: {
      '/usr/local/bin/docker-entrypoint.sh': entrypoint(brand),
      '/usr/sbin/mysqld': server,
      '/usr/sbin/mariadbd': server,
      ...Object.fromEntries([...clients, ...admins]),
    },
    version: brand.version,
  }
}

export function mysql(repository: string, tag: string): ImageBehaviour {
  const version = versionOf(tag, '5.6.51 5.7.44 8.0.44 8.4.7 9.5.0', '9.5.0')
  return image(repository, {
    ...{ name: 'MySQL', prefixes: ['MYSQL'], version, full: version, binary: 'mysqld' },
    ready: 'MySQL Community Server - GPL',
  })
}

export function mariadb(repository: string, tag: string): ImageBehaviour {
  const version = versionOf(tag, '10.3.39 10.5.29 10.6.24 10.11.15 11.4.9 11.8.5 12.1.2', '12.1.2')
  return image(repository, {
    ...{ name: 'MariaDB', prefixes: ['MARIADB', 'MYSQL'], version, full: `${version}-MariaDB-ubu2404` },
    ...{ binary: 'mariadbd', ready: 'mariadb.org binary distribution' },
  })
}
