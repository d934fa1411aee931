import { strToU8, zipSync } from 'fflate'
import initSqlJs from 'sql.js'
import { SCHEMA } from './schema-11.mjs'

/**
 * An Anki package of the form that every version opens: a collection of schema 11, and no media.
 * @param {import('../protocol').CollectionTables} tables @returns {Promise<Uint8Array>}
 */
export async function writePackage(tables) {
  const SQL = await initSqlJs()
  const db = new SQL.Database()
  db.run(SCHEMA)
  db.run('BEGIN')
  for (const name of /** @type {const} */ (['col', 'notes', 'cards', 'revlog']))
    insert(db, name, tables[name])
  db.run('COMMIT')
  const collection = db.export()
  db.close()
  // Anki reads the list of media as JSON; an archive without one is refused.
  return zipSync({ 'collection.anki2': collection, media: strToU8('{}') })
}

/** @param {import('sql.js').Database} db @param {string} table @param {(string | number)[][]} rows */
function insert(db, table, rows) {
  const [first] = rows
  if (!first) return
  const statement = db.prepare(`INSERT INTO ${table} VALUES (${first.map(() => '?').join(', ')})`)
  for (const row of rows) statement.run(row)
  statement.free()
}
