import { deflateRawSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { emptyPackage, rewritten, zstdStored } from '@/tests/db/packages'
import { readPackage } from './read-package'
import { runWorker } from './run-worker'

const fault = (file: Uint8Array, name: string) =>
  expect(readPackage(file)).rejects.toMatchObject({ name: 'PackageError', fault: name })

const job = { job: 'read' as const, deflated: false, zstd: false, maxBytes: 2 ** 20, maxRows: 10 }
const refusal = (given: Partial<typeof job> & { bytes: Uint8Array }, name: string) =>
  expect(runWorker({ ...job, ...given }, 20_000)).rejects.toMatchObject({ fault: name })

const marked = (rows: number) => (db: { run(sql: string): unknown }) => {
  db.run("INSERT INTO notes VALUES (1, 'kubekata:a', 1, 0, 0, '', '', '', 0, 0, '')")
  db.run("INSERT INTO cards VALUES (2, 1, 1, 0, 0, 0, 2, 2, 1, 1, 2500, 1, 0, 0, 0, 0, 0, '')")
  db.run("INSERT INTO cards VALUES (3, 1, 1, 1, 0, 0, 2, 2, 1, 1, 2500, 1, 0, 0, 0, 0, 0, '')")
  for (let id = 1; id <= rows; id++) db.run(`INSERT INTO revlog VALUES (${id}, 2, 0, 3, 1, 0, 2500, 1000, 0)`)
  // Of a second card of the same note: a template that somebody added.
  db.run('INSERT INTO revlog VALUES (100, 3, 0, 3, 1, 0, 2500, 1000, 0)')
}

test('reads what belongs to first cards of marked notes, the newest first when there is too much', async () => {
  const row = { ease: 3, ivl: 1, factor: 2500, time: 1000, type: 0 }
  const file = await rewritten(await emptyPackage(), marked(2))
  expect(await readPackage(file)).toEqual({
    ...{ read: 3, notOurs: 1, tooMany: 0 },
    marked: [
      {
        mark: 'kubekata:a',
        rows: [
          { id: 1, ...row },
          { id: 2, ...row },
        ],
      },
    ],
  })
  let bytes = new Uint8Array()
  await rewritten(await emptyPackage(), (db) => {
    marked(15)(db)
    bytes = Uint8Array.from(db.export())
  })
  const { tooMany, marked: kept } = await runWorker({ ...job, bytes }, 20_000)
  expect(tooMany).toBe(5)
  expect(kept[0]?.rows.map(({ id }) => id)).toEqual([6, 7, 8, 9, 10, 11, 12, 13, 14, 15])
  // Anki may have left it in the form that wants a second file beside it.
  bytes.fill(2, 18, 20)
  expect(await runWorker({ ...job, bytes }, 20_000)).toMatchObject({ read: 16 })
})

describe('refuses', () => {
  test('what is no archive, or a broken one', async () => {
    await fault(new Uint8Array(0), 'not-a-package')
    await fault(strToU8('{"cards": []}'), 'not-a-package')
    await fault(zipSync({ 'readme.txt': strToU8('hello') }), 'not-a-package')
    const file = await emptyPackage()
    await fault(file.subarray(0, file.length / 2), 'not-a-package')
    const pointsOutside = file.slice()
    pointsOutside.fill(255, file.length - 6, file.length - 3)
    await fault(pointsOutside, 'damaged')
    const wrongBytes = file.slice()
    wrongBytes.fill(255, 60, 400)
    await fault(wrongBytes, 'damaged')
  })

  test('what is too big, by its word or in truth', async () => {
    await fault(new Uint8Array(64 * 2 ** 20 + 1), 'too-big')
    const zeros = zipSync({ 'collection.anki2': new Uint8Array(2 ** 20) })
    const view = new DataView(zeros.buffer)
    const central = zeros.length - 22 - 46 - 'collection.anki2'.length
    expect(view.getUint32(central, true)).toBe(0x02014b50)
    view.setUint32(central + 24, 600 * 2 ** 20, true)
    await fault(zeros, 'too-big')
    // It says that it is small: it is inflated no further than allowed.
    await refusal({ bytes: deflateRawSync(new Uint8Array(8 * 2 ** 20)), deflated: true }, 'too-big')
  })

  test('bombs of Zstandard: a huge window, a huge size, or runs without end', async () => {
    const frame = (...bytes: number[]) => Uint8Array.from([0x28, 0xb5, 0x2f, 0xfd, ...bytes])
    await refusal({ bytes: frame(0x00, 20 << 3, 1, 0, 0), zstd: true }, 'too-big')
    await refusal({ bytes: frame(0xa0, 255, 255, 255, 255, 1, 0, 0), zstd: true }, 'too-big')
    const run = [0b010, 0, 0x10, 0]
    const runs = Array.from({ length: 64 }, () => run).flat()
    await refusal({ bytes: frame(0x00, 7 << 3, ...runs, 1, 0, 0), zstd: true }, 'too-big')
    await refusal({ bytes: frame(0x00, 7 << 3, 0, 0), zstd: true }, 'damaged')
    await refusal({ bytes: frame(0x00, 7 << 3, 0b111, 0, 0), zstd: true }, 'damaged')
    await refusal({ bytes: zstdStored(strToU8('no database at all')), zstd: true }, 'not-a-collection')
  })

  test('a database of another kind, and one that would do something when it is read', async () => {
    const change = async (sql: string) => rewritten(await emptyPackage(), (db) => db.run(sql) as never)
    await fault(await change('ALTER TABLE revlog RENAME COLUMN ease TO answer'), 'not-a-collection')
    const endless =
      'WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS id, x AS cid,'
    const columns = 'x AS ease, x AS ivl, x AS factor, x AS time, x AS type FROM n'
    await fault(
      await change(`DROP TABLE revlog; CREATE VIEW revlog AS ${endless} ${columns}`),
      'not-a-collection',
    )
    await fault(
      await change('DROP TABLE cards; CREATE TABLE cards (id, nid, ord AS (hex(zeroblob(1e8))))'),
      'not-a-collection',
    )
    const garbage = new Uint8Array(5000).fill(7)
    garbage.set(strToU8('SQLite format 3\0'))
    await refusal({ bytes: garbage }, 'damaged')
  })

  test('what takes too long', async () => {
    const file = runWorker({ ...job, bytes: new Uint8Array(9) }, 0)
    await expect(file).rejects.toMatchObject({ fault: 'too-slow' })
  })
})
