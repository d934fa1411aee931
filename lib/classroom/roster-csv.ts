import { CsvError, parse } from 'csv-parse/sync'
import { columnOf, delimiterOf, openQuoteLine, type RosterColumn } from './roster-columns'
import { isEmail, type Row, readLine, type Seen } from './roster-line'
import { problem, ROSTER_LIMITS, type RosterLine, type RosterProblem } from './roster-problem'

export interface Roster {
  lines: RosterLine[]
  problems: RosterProblem[]
}

/** Reads the text of a roster. Never throws: what is wrong is a problem of a line; lines without errors are kept. */
export function parseRoster(text: string): Roster {
  const rows = readRows(text)
  if (!Array.isArray(rows)) return { lines: [], problems: [rows] }
  const [head, ...body] = rows
  if (!head) return { lines: [], problems: [problem('empty', 1)] }
  const { columns, problems } = readHead(head)
  if (problems.some(({ severity }) => severity === 'error')) return { lines: [], problems }
  const seen: Seen = { email: new Map(), externalId: new Map() }
  const lines: RosterLine[] = []
  for (const row of body.slice(0, ROSTER_LIMITS.lines)) {
    const read = readLine(row, columns, seen)
    problems.push(...read.problems)
    if (read.line) lines.push(read.line)
  }
  const over = body[ROSTER_LIMITS.lines]
  if (over) problems.push(problem('tooManyLines', over.line, 0, { max: ROSTER_LIMITS.lines }))
  return { lines, problems }
}

/** Lines that say nothing are left out. */
function readRows(text: string): Row[] | RosterProblem {
  const options = { bom: true, info: true, relax_column_count: true, skip_empty_lines: true } as const
  try {
    const read = parse(text, { ...options, delimiter: delimiterOf(text) }) as unknown as {
      info: { lines: number }
      record: string[]
    }[]
    return read
      .map(({ info, record }) => ({
        line: info.lines - breaksIn(record),
        cells: record.map((c) => c.trim()),
      }))
      .filter(({ cells }) => cells.some((cell) => cell !== ''))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    if (error.code === 'CSV_QUOTE_NOT_CLOSED') return problem('quoteOpen', openQuoteLine(text))
    return problem('quoteWrong', Number(error.lines), Number(error.column) + 1)
  }
}

const breaksIn = (record: string[]) =>
  record.reduce((count, cell) => count + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0)

function readHead({ line, cells }: Row): {
  columns: (RosterColumn | undefined)[]
  problems: RosterProblem[]
} {
  const problems: RosterProblem[] = []
  const columns = cells.map(columnOf)
  for (const [index, column] of columns.entries()) {
    const name = cells[index] ?? ''
    if (!column && name !== '') problems.push(problem('unknownColumn', line, index + 1, { name }))
    if (column && columns.indexOf(column) < index)
      problems.push(problem('columnTwice', line, index + 1, { name }))
  }
  if (columns.includes('email')) return { columns, problems }
  const withoutHead = cells.some((cell) => isEmail(cell))
  return { columns, problems: [problem(withoutHead ? 'noHeader' : 'noEmailColumn', line)] }
}
