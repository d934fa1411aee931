/** The image of PostgreSQL: its entrypoint's first run, its server. */

import type { ServerContext } from '@/lib/cluster/kubelet/images/context'
import { daemon, type Server } from '@/lib/cluster/kubelet/images/daemon'
import { pgIsReady, psql } from '@/lib/cluster/kubelet/images/databases/psql'
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
import { isAlpine, versionOf } from '@/lib/cluster/kubelet/images/versions'
import { plainTime } from '@/lib/cluster/kubelet/images/web/access-log'
import { Errno } from '@/lib/userland/kernel/errno'
import type { Program } from '@/lib/userland/kernel/program'

const HOME = '/var/lib/postgresql'
const SCRIPT = '/usr/local/bin/docker-entrypoint.sh'
const POSTGRES = 999

const MISSING = `Error: Database is uninitialized and superuser password is not specified.
       You must specify POSTGRES_PASSWORD to a non-empty value for the
       superuser. For example, "-e POSTGRES_PASSWORD=password" on "docker run".

       You may also use "POSTGRES_HOST_AUTH_METHOD=trust" to allow all
       connections without a password. This is *not* recommended.

       See PostgreSQL documentation about "trust":
       https://www.postgresql.org/docs/current/auth-trust.html`

function wordsOf({ fault }: SqlError): string {
  switch (fault.kind) {
    case 'syntax':
      return `ERROR:  syntax error at or near "${fault.near.split(' ')[0] ?? ''}"`
    case 'no-database':
      return `ERROR:  database "${fault.name}" does not exist`
    case 'database-exists':
      return `ERROR:  database "${fault.name}" already exists`
    case 'none-selected':
      return 'ERROR:  no schema has been selected'
    case 'no-table':
      return `ERROR:  relation "${fault.name.split('.').at(-1)}" does not exist`
    case 'table-exists':
      return `ERROR:  relation "${fault.name}" already exists`
    case 'no-column':
      return `ERROR:  column "${fault.name}" does not exist`
    case 'count':
      return 'ERROR:  INSERT has more expressions than target columns'
  }
}

const dialectOf = (version: string, env: Readonly<Record<string, string>> = {}): Dialect => ({
  version: `PostgreSQL ${version} (Debian ${version}-1.pgdg13+1) on x86_64-pc-linux-gnu, compiled by gcc (Debian 14.2.0-19) 14.2.0, 64-bit`,
  words: wordsOf,
  refusal({ users, databases }, { user, password, local, database }) {
    const known = Object.hasOwn(users, user) ? users[user] : undefined
    if (known === undefined) return `FATAL:  role "${user}" does not exist`
    const trusted = local || env.POSTGRES_HOST_AUTH_METHOD === 'trust'
    if (!trusted && password === undefined) return 'fe_sendauth: no password supplied'
    if (!trusted && known !== password) return `FATAL:  password authentication failed for user "${user}"`
    return Object.hasOwn(databases, database) ? undefined : `FATAL:  database "${database}" does not exist`
  },
})

/** Where its data are. */
const dataOf = ({ env }: ServerContext) => env.PGDATA ?? `${HOME}/data`
const fileOf = (context: ServerContext) => `${dataOf(context)}/base.json`

/** ms that the parts of the first start take. */
const INITIALISE = 1500
const TEMPORARY = 1000

interface First {
  until: number
  data?: Data
  argv: string[]
}

function initialised(server: Server, version: string): First['data'] {
  const { context, process } = server
  const folder = dataOf(context)
  const there = contentsOf(context, folder)
  server.say('The files belonging to this database system will be owned by user "postgres".')
  server.say('This user must also own the server process.', '')
  server.say('The database cluster will be initialized with locale "en_US.utf8".')
  server.say('The default database encoding has accordingly been set to "UTF8".')
  server.say('The default text search configuration will be set to "english".', '')
  server.say('Data page checksums are disabled.', '')
  if (there.length > 0) {
    const isMount = there.includes('lost+found')
    server.fail(
      1,
      `initdb: error: directory "${folder}" exists but is not empty`,
      ...(isMount
        ? [
            'initdb: detail: It contains a lost+found directory, perhaps due to it being a mount point.',
            'initdb: hint: Using a mount point directly as the data directory is not recommended.',
            'Create a subdirectory under the mount point.',
          ]
        : [
            `initdb: hint: If you want to create a new database system, either remove or empty the directory "${folder}" or run initdb with an argument other than "${folder}".`,
          ]),
    )
  }
  try {
    process.files.chmod(folder, 0o700)
  } catch (error) {
    if (!(error instanceof Errno)) throw error
    server.say(`fixing permissions on existing directory ${folder} ... `)
    server.fail(1, `initdb: error: could not change permissions of directory "${folder}": ${error.message}`)
  }
  server.say(`fixing permissions on existing directory ${folder} ... ok`, 'creating subdirectories ... ok')
  server.say(
    'selecting dynamic shared memory implementation ... posix',
    'creating configuration files ... ok',
  )
  server.sayLater(
    INITIALISE,
    'running bootstrap script ... ok',
    'performing post-bootstrap initialization ... ok',
    'syncing data to disk ... ok',
    '',
    '',
    'Success. You can now start the database server using:',
    '',
    `    pg_ctl -D ${folder} -l logfile start`,
    '',
  )
  const user = variable(context, 'POSTGRES_USER') ?? 'postgres'
  const database = variable(context, 'POSTGRES_DB') ?? user
  const data: Data = {
    databases: { postgres: {}, template0: {}, template1: {}, [database]: {} },
    users: { [user]: variable(context, 'POSTGRES_PASSWORD') ?? '' },
  }
  const scripts = runInitScripts(context, data, dialectOf(version), user, database)
  server.sayLater(
    INITIALISE + TEMPORARY,
    ...[
      'waiting for server to start.... done',
      'server started',
      ...(database === 'postgres' ? [] : ['CREATE DATABASE', '']),
    ],
    ...(scripts.length > 0 ? scripts : ['', `${SCRIPT}: ignoring /docker-entrypoint-initdb.d/*`]),
    ...['', 'waiting for server to shut down.... done', 'server stopped', ''],
    ...['PostgreSQL init process complete; ready for start up.', ''],
  )
  return data
}

function startFirst(server: Server, version: string): First {
  const { context, process } = server
  const words = context.argv.slice(1)
  const argv = words[0]?.startsWith('-') ? ['postgres', ...words] : words
  if (argv[0] !== 'postgres') return { until: 0, argv }
  const folder = dataOf(context)
  const { files } = process
  try {
    folder.split('/').forEach((_, at, parts) => {
      const path = parts.slice(0, at + 1).join('/')
      if (path !== '' && !files.stat(path)) files.mkdir(path, 0o700)
    })
    if (process.uid === 0) files.chown(folder, POSTGRES, POSTGRES)
  } catch (error) {
    if (!(error instanceof Errno)) throw error
    server.fail(1, `mkdir: cannot create directory '${folder}': ${error.message}`)
  }
  if (process.uid === 0) process.setUser(POSTGRES, POSTGRES, [POSTGRES])
  if (contentsOf(context, folder).includes('PG_VERSION')) {
    server.say('', 'PostgreSQL Database directory appears to contain a database; Skipping initialization', '')
    return { until: 0, argv }
  }
  const trusts = context.env.POSTGRES_HOST_AUTH_METHOD === 'trust'
  if (!variable(context, 'POSTGRES_PASSWORD') && !trusts) server.fail(1, MISSING)
  const data = initialised(server, version)
  return { until: context.now() + INITIALISE + TEMPORARY, argv, ...(data && { data }) }
}

const entrypoint = (version: string): Program =>
  daemon<First>({
    start: (server) => startFirst(server, version),
    next({ until, data, argv }, { context, process }) {
      if (context.now() < until) return { wait: 'time', until }
      const folder = dataOf(context)
      if (data) {
        for (const name of ['base', 'global', 'pg_wal', 'pg_stat'])
          if (!process.files.stat(`${folder}/${name}`)) process.files.mkdir(`${folder}/${name}`, 0o700)
        process.files.write(`${folder}/PG_VERSION`, `${version.split('.')[0]}\n`, { mode: 0o600 })
        process.files.write(`${folder}/postgresql.conf`, "listen_addresses = '*'\n", { mode: 0o600 })
        process.files.write(`${folder}/pg_hba.conf`, 'host all all all scram-sha-256\n', { mode: 0o600 })
        writeData(process, fileOf(context), data)
      }
      return handOver(process, argv, SCRIPT, 351)
    },
    stop: () => ({ after: 600, code: 143 }),
  })

/** ms until the server is ready. */
const START = 200

function startServer(server: Server, version: string): SqlState {
  const { context, process } = server
  const { argv } = context
  if (argv.includes('--version') || argv.includes('-V')) {
    server.say(`postgres (PostgreSQL) ${version} (Debian ${version}-1.pgdg13+1)`)
    server.fail(0)
  }
  if (process.uid === 0)
    server.fail(
      1,
      '"root" execution of the PostgreSQL server is not permitted.',
      'The server must be started under an unprivileged user ID to prevent',
      'possible system security compromise.  See the documentation for',
      'more information on how to properly start the server.',
    )
  const folder = dataOf(context)
  const data = readData(process.files, fileOf(context))
  if (!data)
    server.fail(
      2,
      `postgres: could not access directory "${folder}": No such file or directory`,
      'Run initdb or pg_basebackup to initialize a PostgreSQL data directory.',
    )
  const log = (text: string, ms = 0) => {
    const now = context.now() + ms
    return `${plainTime(now)}.${String(now % 1000).padStart(3, '0')} UTC [${process.pid}] LOG:  ${text}`
  }
  server.warn(
    log(`starting ${dialectOf(version).version}`),
    log('listening on IPv4 address "0.0.0.0", port 5432'),
    log('listening on IPv6 address "::", port 5432'),
    log('listening on Unix socket "/var/run/postgresql/.s.PGSQL.5432"'),
    log(`database system was shut down at ${plainTime(context.now())} UTC`),
  )
  server.sayLater(START, log('database system is ready to accept connections', START))
  return { data, file: fileOf(context), readyAt: context.now() + START }
}

export function postgres(repository: string, tag: string): ImageBehaviour {
  const version = versionOf(
    tag,
    '9.6.24 10.23 11.22 12.22 13.23 14.20 15.15 16.11 17.7 18.1',
    '18.1',
  ).replace(/\.0\.0$/, '.0')
  const server = sqlDaemon({
    port: 5432,
    dialect: dialectOf(version),
    start: (io) => startServer(io, version),
    stop(_, signal, { context, process }) {
      const log = (text: string) =>
        process.write(2, `${plainTime(context.now())}.000 UTC [${process.pid}] LOG:  ${text}\n`)
      log(`received ${signal === 'TERM' ? 'smart' : 'fast'} shutdown request`)
      log('shutting down')
      log('database system is shut down')
      return undefined
    },
  })
  return {
    repository,
    sizeBytes: 157_286_400,
    entrypoint: ['docker-entrypoint.sh'],
    command: ['postgres'],
    env: {
      PG_MAJOR: version.split('.')[0] ?? '',
      PG_VERSION: version,
      PGDATA: `${HOME}/data`,
      LANG: 'en_US.utf8',
    },
    base: isAlpine(tag) ? 'alpine' : 'debian',
    ports: [5432],
    users: [{ name: 'postgres', uid: POSTGRES, gid: POSTGRES, home: HOME, shell: '/bin/bash' }],
    files: {
      [`${HOME}/`]: { uid: POSTGRES, gid: POSTGRES },
      [`${HOME}/data/`]: { uid: POSTGRES, gid: POSTGRES, mode: 0o777 },
      '/var/run/postgresql/': { uid: POSTGRES, gid: POSTGRES, mode: 0o3777 },
      '/docker-entrypoint-initdb.d/': {},
    },
    programs: {
      [SCRIPT]: entrypoint(version),
      '/usr/local/bin/postgres': server,
      '/usr/local/bin/psql': psql,
      '/usr/local/bin/pg_isready': pgIsReady,
    },
    version,
  }
}
