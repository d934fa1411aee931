import { describe, expect, it } from 'vitest'
import { changeFiles, type FilesChange, NO_FILES, type OpenFiles, typedPath, wholePath } from './open-files'

const once = (...changes: FilesChange[]): OpenFiles => changes.reduce(changeFiles, NO_FILES)
const open = (path: string, more: Partial<Extract<FilesChange, { kind: 'opened' }>> = {}): FilesChange => ({
  kind: 'opened',
  host: '',
  path,
  saved: 'a\n',
  ...more,
})
const vi = { tty: 0, program: 'vi' } as const

describe('open files', () => {
  it('are opened once, and the last one opened is shown', () => {
    const state = once(open('/a'), open('/b'), open('/a'))
    expect(state.files.map(({ path }) => path)).toEqual(['/a', '/b'])
    expect(state.current).toBe(':/a')
  })

  it('are told apart by their machines', () => {
    const state = once(open('/a'), open('/a', { host: 'worker-1' }))
    expect(state.files.map(({ id }) => id)).toEqual([':/a', 'worker-1:/a'])
  })

  it('keep what is written in them when they are opened again', () => {
    const edited: FilesChange = { kind: 'edited', id: ':/a', text: 'b\n' }
    const state = once(open('/a'), edited, open('/a', { saved: 'b\n', taken: vi }))
    expect(state.files[0]).toMatchObject({ dirty: true, saved: 'a\n', taken: vi })
  })

  it('are read afresh when a program opens them', () => {
    expect(once(open('/a'), open('/a', { saved: 'b\n', taken: vi })).files[0]).toMatchObject({
      saved: 'b\n',
    })
  })

  it('are clean once they are saved', () => {
    const state = once(
      open('/a'),
      { kind: 'edited', id: ':/a', text: 'b\n' },
      { kind: 'saved', id: ':/a', text: 'c' },
    )
    expect(state.files[0]).toMatchObject({ dirty: false, saved: 'c' })
    const back: FilesChange = { kind: 'edited', id: ':/a', text: 'c' }
    expect(
      [changeFiles(state, { ...back, text: 'd' }), changeFiles(state, back)].map(
        ({ files }) => files[0]?.dirty,
      ),
    ).toEqual([true, false])
  })

  it('show their neighbour when the one that is shown is closed', () => {
    const three = [open('/a'), open('/b'), open('/c'), { kind: 'chosen', id: ':/b' }] as const
    expect(once(...three, { kind: 'closed', id: ':/b' }).current).toBe(':/c')
    expect(once(...three, { kind: 'closed', id: ':/a' }).current).toBe(':/b')
    expect(once(open('/a'), { kind: 'closed', id: ':/a' })).toEqual(NO_FILES)
  })

  it('keep what is written in them under another name', () => {
    const edited: FilesChange = { kind: 'edited', id: ':/a', text: 'b\n' }
    const state = once(open('/a'), open('/b'), edited)
    const [shown, other] = [':/b', ':/a'].map((id) =>
      changeFiles(state, { kind: 'renamed', id, path: '/d/c' }),
    )
    expect(shown).toMatchObject({ current: ':/d/c', files: [{ id: ':/a' }, { path: '/d/c', saved: 'a\n' }] })
    expect(other).toMatchObject({ current: ':/b', files: [{ id: ':/d/c', dirty: true }, { id: ':/b' }] })
  })

  it('stay when the program ends, but for what kubectl edit has made', () => {
    const edit = '/tmp/kubectl-edit-12.yaml'
    const state = once(open('/a', { taken: vi }), open(edit, { taken: vi }), { kind: 'freed', id: ':/a' })
    expect(state.files.map(({ taken }) => taken)).toEqual([undefined, vi])
    expect(changeFiles(state, { kind: 'freed', id: `:${edit}` }).files.map(({ path }) => path)).toEqual([
      '/a',
    ])
  })
})

describe('paths', () => {
  it.each([
    ['/root/a.yaml', '/root', 'a.yaml'],
    ['/root/d/a.yaml', '/root', 'd/a.yaml'],
    ['/rooted/a.yaml', '/root', '/rooted/a.yaml'],
    ['/a.yaml', '/', '/a.yaml'],
    ["/root/it's.yaml", '/root', "'it'\\''s.yaml'"],
    ['/root/-f', '/root', './-f'],
  ])('%s in %s is typed %s', (path, cwd, typed) => expect(typedPath(path, cwd)).toBe(typed))

  it.each([
    ['a.yaml', '/root', '/root/a.yaml'],
    ['../x', '/root/d', '/root/x'],
    ['/etc//x/./y', '/root', '/etc/x/y'],
    ['~/x', '/tmp', '/root/x'],
    ['x', '/', '/x'],
  ])('%s in %s is %s', (name, cwd, path) => expect(wholePath(name, cwd)).toBe(path))
})
