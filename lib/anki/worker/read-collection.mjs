import initSqlJs from 'sql.js'
import { Fault } from './fault.mjs'

const COLUMNS = {
  notes: ['id', 'guid', 'flds'],
  cards: ['id', 'nid', 'ord'],
  revlog: ['id', 'cid', 'ease', 'ivl', 'factor', 'time', 'type'],
}
const MARK = /^kubekata:[a-z0-9-]+$/

/**
 * What a collection has of skills. Tables of schema 11 and of 18 (package version 3) do not differ in what is read.
 * @param {Uint8Array} file SQLite @param {number} maxRows
 * @returns {Promise<import('../protocol').ReadPackage>}
 */
export async function readCollection(file, maxRows) {
  const SQL = await initSqlJs()
  const bytes = Uint8Array.from(file)
  // Written with a write-ahead log that is not in the package: all that is there is in the file.
  if (bytes[18] === 2) bytes.fill(1, 18, 20)
  try {
    const db = new SQL.Database(bytes)
    db.run('PRAGMA trusted_schema = OFF')
    for (const [table, columns] of Object.entries(COLUMNS)) requireTable(db, table, columns)
    return readRows(db, markedCards(db), maxRows)
  } catch (error) {
    throw error instanceof Fault ? error : new Fault('damaged', String(error))
  }
}

/**
 * A view or a computed column could do anything when it is read.
 * @param {import('sql.js').Database} db @param {string} table @param {string[]} columns
 */
function requireTable(db, table, columns) {
  const [found] = db.exec("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", [table])
  const sql = String(found?.values[0]?.[0] ?? '')
  if (!/^create\s+table/i.test(sql)) throw new Fault('not-a-collection', `no table ${table}`)
  const [info] = db.exec(`SELECT name FROM pragma_table_xinfo('${table}') WHERE hidden = 0`)
  const names = new Set(info?.values.map(([name]) => name))
  if (!columns.every((name) => names.has(name))) throw new Fault('not-a-collection', `${table} differs`)
}

/**
 * @template {unknown[]} Row
 * @param {import('sql.js').Database} db @param {string} sql @returns {Generator<Row>}
 */
function* each(db, sql) {
  const statement = db.prepare(sql)
  try {
    while (statement.step()) yield/** @type {Row} */ (/** @type {unknown} */ (statement.get()))
  } finally {
    statement.free()
  }
}

/**
 * The mark of each card that is the first of a note of ours.
 * @param {import('sql.js').Database} db @returns {Map<unknown, string>}
 */
function markedCards(db) {
  const notes = new Map()
  const sql =
    "SELECT id, guid, flds FROM notes WHERE instr(guid, 'kubekata:') > 0 OR instr(flds, 'kubekata:') > 0"
  for (const [id, guid, flds] of each(db, sql)) {
    const texts = [guid, ...String(flds).split('\x1f')]
    const mark = texts
      .map((text) =>
        String(text)
          .replace(/<[^>]*>/g, '')
          .trim(),
      )
      .find((text) => MARK.test(text))
    if (mark) notes.set(id, mark)
  }
  const cards = new Map()
  for (const [id, nid] of each(db, 'SELECT id, nid FROM cards WHERE ord = 0'))
    if (notes.has(nid)) cards.set(id, notes.get(nid))
  return cards
}

/** @param {import('sql.js').Database} db @param {Map<unknown, string>} cards @param {number} maxRows */
function readRows(db, cards, maxRows) {
  /** @type {Map<string, import('../protocol').PackageRow[]>} */
  const marked = new Map()
  const counts = { read: 0, notOurs: 0, tooMany: 0 }
  let kept = 0
  const sql = 'SELECT id, cid, ease, ivl, factor, time, type FROM revlog ORDER BY id DESC'
  for (const [id, cid, ...rest] of each(db, sql)) {
    counts.read++
    const mark = cards.get(cid)
    if (mark === undefined) counts.notOurs++
    else if (kept === maxRows) counts.tooMany++
    else {
      const [ease, ivl, factor, time, type] = rest.map(Number)
      const row = /** @type {import('../protocol').PackageRow} */ ({
        id: Number(id),
        ease,
        ivl,
        factor,
        time,
        type,
      })
      const rows = marked.get(mark)
      if (rows) rows.push(row)
      else marked.set(mark, [row])
      kept++
    }
  }
  return { ...counts, marked: [...marked].map(([mark, rows]) => ({ mark, rows: rows.reverse() })) }
}
