/**
 * How clients and servers of databases talk here: a question and an answer, each a text in JSON.
 * Differs: neither MySQL's nor PostgreSQL's protocol, of which nobody sees more than what clients print.
 */
import { isObject } from '@/lib/cluster/apimachinery/json-patch'
import type { ServerContext } from '@/lib/cluster/kubelet/images/context'
import { type Data, type Result, SqlError } from '@/lib/cluster/kubelet/images/databases/sql/data'
import { Statement } from '@/lib/cluster/kubelet/images/databases/sql/statement'
import { statementsOf } from '@/lib/cluster/kubelet/images/databases/sql/tokens'
import { plainTime } from '@/lib/cluster/kubelet/images/web/access-log'

export interface SqlQuestion {
  user: string
  /** undefined: none was given. */
  password?: string
  database: string
  sql: string
  /** It comes by the socket of the machine. */
  local?: boolean
}

export interface SqlAnswer {
  results: Result[]
  error?: string
  /** The database that is in use now. */
  database: string
  /** It was not let in. */
  refused?: true
}

/** The words of one kind of server. */
export interface Dialect {
  version: string
  /** Why it does not let somebody in; undefined: it does. */
  refusal(data: Data, question: SqlQuestion): string | undefined
  words(error: SqlError): string
}

/** Runs a question's statements; they change the data. */
export function answerSql(
  context: ServerContext,
  data: Data,
  dialect: Dialect,
  question: SqlQuestion,
): SqlAnswer {
  const refused = dialect.refusal(data, question)
  const { user, database, sql } = question
  if (refused !== undefined) return { results: [], error: refused, database, refused: true }
  const now = plainTime(context.now())
  const session = { database, user, version: dialect.version, hostname: context.hostname, now }
  const results: Result[] = []
  try {
    for (const tokens of statementsOf(sql)) results.push(new Statement(tokens, data, session).run())
  } catch (error) {
    if (!(error instanceof SqlError)) throw error
    return { results, error: dialect.words(error), database: session.database }
  }
  return { results, database: session.database }
}

export function questionOf(text: string): SqlQuestion | undefined {
  try {
    const read: unknown = JSON.parse(text)
    const texts = isObject(read) ? [read.sql, read.user, read.database] : [undefined]
    return texts.every((one) => typeof one === 'string') ? (read as SqlQuestion) : undefined
  } catch {
    return undefined
  }
}
