/** What servers of databases have in common: data in a file, a port, questions. */
import { isObject } from '@/lib/cluster/apimachinery/json-patch'
import { type ServerContext, textOf } from '@/lib/cluster/kubelet/images/context'
import { type DaemonSpec, daemon, type Server } from '@/lib/cluster/kubelet/images/daemon'
import type { Data } from '@/lib/cluster/kubelet/images/databases/sql/data'
import { answerSql, type Dialect, questionOf } from '@/lib/cluster/kubelet/images/databases/sql/server'
import { copyOf } from '@/lib/userland/kernel/copy'
import { Errno } from '@/lib/userland/kernel/errno'
import type { Process } from '@/lib/userland/kernel/process'
import type { Program } from '@/lib/userland/kernel/program'

export interface SqlState {
  data: Data
  file: string
  /** It listens from then on. */
  readyAt: number
}

export function readData(files: ServerContext['files'], file: string): Data | undefined {
  const text = textOf(files, file)
  if (text === undefined) return undefined
  try {
    const read: unknown = JSON.parse(text)
    return isObject(read) && isObject(read.databases) && isObject(read.users)
      ? (read as unknown as Data)
      : undefined
  } catch {
    return undefined
  }
}

/** @throws Errno */
export const writeData = ({ files }: Process, file: string, data: Data): void =>
  files.write(file, JSON.stringify(data), { mode: 0o640 })

export interface SqlServer {
  port: number
  dialect: Dialect
  start(server: Server): SqlState
  stop?: DaemonSpec<SqlState>['stop']
}

export const sqlDaemon = ({ port, dialect, start, stop }: SqlServer): Program =>
  daemon<SqlState>({
    start,
    ...(stop && { stop }),
    next: ({ readyAt }, { context }) =>
      context.now() < readyAt ? { wait: 'time', until: readyAt } : undefined,
    listeners: (context, { data, readyAt }) =>
      context.now() < readyAt
        ? []
        : [
            {
              port,
              protocol: 'TCP',
              reply(text) {
                const question = questionOf(text)
                return question ? JSON.stringify(answerSql(context, copyOf(data), dialect, question)) : ''
              },
            },
          ],
    visited({ data, file }, visit, { context, process }) {
      const question = questionOf(visit.data ?? '')
      if (!question) return
      const before = JSON.stringify(data)
      answerSql(context, data, dialect, question)
      if (JSON.stringify(data) === before) return
      try {
        writeData(process, file, data)
      } catch (error) {
        if (!(error instanceof Errno)) throw error
      }
    },
  })

/** A variable, or what stands in the file that its `_FILE` names. */
export function variable({ env, files }: ServerContext, ...names: string[]): string | undefined {
  for (const name of names) {
    const file = env[`${name}_FILE`]
    const value = env[name] ?? (file === undefined ? undefined : textOf(files, file)?.replace(/\n$/, ''))
    if (value) return value
  }
  return undefined
}

/** Names in a folder; none where there is no folder. */
export const contentsOf = ({ files }: ServerContext, folder: string): string[] =>
  files.stat(folder)?.type === 'directory' ? [...files.list(folder)].sort() : []

/** Runs the scripts of /docker-entrypoint-initdb.d on fresh data; a line for each. */
export function runInitScripts(
  context: ServerContext,
  data: Data,
  dialect: Dialect,
  user: string,
  database: string,
): string[] {
  const folder = '/docker-entrypoint-initdb.d'
  return contentsOf(context, folder).flatMap((name) => {
    const path = `${folder}/${name}`
    if (context.files.stat(path)?.type !== 'file') return []
    if (!name.endsWith('.sql')) return [`/usr/local/bin/docker-entrypoint.sh: ignoring ${path}`]
    const question = { user, database, sql: textOf(context.files, path) ?? '', local: true }
    const password = data.users[user]
    const { error } = answerSql(context, data, dialect, {
      ...question,
      ...(password !== undefined && { password }),
    })
    return [`/usr/local/bin/docker-entrypoint.sh: running ${path}`, ...(error === undefined ? [] : [error])]
  })
}
