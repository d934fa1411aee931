import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseDrill } from '@/lib/drill/parse-drill'
import { DraftError } from './draft-error'
import { draftOfFiles } from './draft-of-files'
import { EMPTY_DRAFT } from './drill-draft'
import { filesOfDraft } from './files-of-draft'
import { type Folder, folderFault, publicFiles, UNFINISHED } from './folder'

const ROOT = 'content/drills'

function readFolder(slug: string): Folder {
  const at = path.join(ROOT, slug)
  const names = readdirSync(at, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('.'))
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(path.join(at, name), 'utf8')]))
}

const slugs = readdirSync(ROOT, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .filter((_, index) => index % 9 === 0)

describe('a drill between its files and its editor', () => {
  it.each(slugs)('%s stays the same drill', (slug) => {
    const files = readFolder(slug)
    expect(folderFault('DRILL', files)).toBeUndefined()
    const written = filesOfDraft(draftOfFiles(files))
    expect(parseDrill(slug, tidied(written))).toEqual(parseDrill(slug, tidied(files)))
    expect(filesOfDraft(draftOfFiles(written))).toEqual(written)
  })

  it('begins empty, and is found again so', () => {
    expect(draftOfFiles(filesOfDraft(EMPTY_DRAFT))).toEqual(EMPTY_DRAFT)
  })

  it.each([
    ['objects', { objects: 'a: [' }],
    ['more', { more: '- a list' }],
    [
      'nodes',
      { nodes: [{ name: 'n', controlPlane: false, cpu: '', memory: '', labels: '', taints: 'gpu' }] },
    ],
    ['wrong', { wrong: [{ name: '../up', script: '', fails: [], damages: [] }] }],
    ['checks.a', { checks: [{ id: 'a', weight: 1, show: '', all: 'kind: exists', en: '', ja: '' }] }],
  ])('says that %s cannot be read', (at, part) => {
    const caught = (() => {
      try {
        filesOfDraft({ ...EMPTY_DRAFT, ...part })
      } catch (error) {
        return error
      }
    })()
    expect(caught).toBeInstanceOf(DraftError)
    expect((caught as DraftError).at).toBe(at)
  })
})

describe('a folder that somebody brings', () => {
  const good = { 'drill.yaml': 'level: 1\n' }
  it.each([
    ['path', { ...good, '../drill.yaml': '' }],
    ['path', { ...good, 'wrong/../../x.sh': '' }],
    ['path', { ...good, 'drill.ts': '' }],
    ['path', { ...good, __proto__: {}, constructor: 'x' }],
    ['missing', { 'en.md': '' }],
    ['too-big', { ...good, 'solution.sh': 'あ'.repeat(100_000) }],
    [
      'too-many',
      Object.fromEntries([
        ['drill.yaml', ''],
        ...Array.from({ length: 41 }, (_, n) => [`wrong/a${n}.sh`, '']),
      ]),
    ],
  ])('is refused: %s', (fault, files) => {
    expect(folderFault('DRILL', files as Folder)?.fault).toBe(fault)
  })

  it('is handed out without what is unfinished', () => {
    expect(publicFiles({ b: '2', [UNFINISHED]: '{}', a: '1' })).toEqual({ a: '1', b: '2' })
  })

  it('refuses aliases that grow without end', () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x, x]']
    for (const [from, to] of [...'abcdefghi'].slice(0, -1).map((c, i) => [c, 'bcdefghij'[i]]))
      bomb.push(`${to}: &${to} [${Array.from({ length: 10 }, () => `*${from}`).join(', ')}]`)
    expect(() => draftOfFiles({ 'drill.yaml': bomb.join('\n') })).toThrow(DraftError)
  })
})

/** Scripts and folded texts may end otherwise: what they say counts. */
function tidied(files: Folder): Folder {
  return Object.fromEntries(
    Object.entries(files).map(([name, text]) => [name, name.endsWith('.sh') ? headFirst(text) : text]),
  )
}

/** `# fails:` and `# damages:` at the top, as the editor writes them. */
function headFirst(script: string): string {
  const lines = script.trimEnd().split('\n')
  const isHead = (line: string) => /^# (fails|damages): /.test(line)
  return `${[...lines.filter(isHead), ...lines.filter((line) => !isHead(line))].join('\n')}\n`
}
