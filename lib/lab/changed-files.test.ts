import { beforeAll, describe, expect, it } from 'vitest'
import type { FileAction } from '@/lib/lab/log'
import { replayLog } from '@/lib/lab/replay'
import { LabSession } from '@/lib/lab/session'
import { loadRest } from '@/lib/shell/rest'

beforeAll(loadRest, 60_000)

const FILES = { 'a.yaml': 'a: 1\n', 'b.yaml': 'b: 1\n', 'd/c.yaml': 'c: 1\n' }
const scenario = { files: FILES }

/** A session and what came of actions, in order; empty: done. */
async function perform(...actions: FileAction[]): Promise<{ session: LabSession; said: string[] }> {
  const session = await LabSession.open({ scenario, seed: 3 })
  const said: string[] = []
  for (const action of actions) {
    const { stdout, exitCode } = await session.act(action)
    expect(exitCode).toBe(stdout === '' ? 0 : 1)
    said.push(stdout)
  }
  return { session, said }
}

const shown = async (session: LabSession, text: string) => (await session.act({ kind: 'line', text })).stdout

describe('files of a terminal’s machine, from the editor beside it', () => {
  it('are renamed with their text, into folders that are made, and deleted', async () => {
    const { session, said } = await perform(
      { kind: 'move', path: '/root/a.yaml', to: '/root/new/deep/z.yaml' },
      { kind: 'remove', path: '/root/b.yaml' },
    )
    expect(said).toEqual(['', ''])
    expect(await shown(session, 'cat new/deep/z.yaml; ls -1')).toBe('a: 1\nd\nnew\n')
    const log = JSON.parse(JSON.stringify(session.log()))
    const replayed = await replayLog({ scenario, seed: 3, log, confirm: true })
    expect(replayed.workplace.files()).toEqual(session.workplace.files())
    await session.undo()
    await session.undo()
    expect(await shown(session, 'ls -1')).toBe('b.yaml\nd\nnew\n')
    await session.undo()
    await session.undo()
    expect(await shown(session, 'cat a.yaml')).toBe('a: 1\n')
  })

  it.each<[string, FileAction, string]>([
    ['over another', { kind: 'move', path: 'a.yaml', to: '/root/b.yaml' }, 'File exists'],
    ['over a folder', { kind: 'move', path: '/root/a.yaml', to: '/root/d' }, 'File exists'],
    ['below a file', { kind: 'move', path: '/root/a.yaml', to: '/root/b.yaml/a' }, 'Not a directory'],
    ['from nowhere', { kind: 'move', path: '/root/x', to: '/root/y/z' }, 'No such file or directory'],
    ['a folder', { kind: 'move', path: '/root/d', to: '/root/e' }, 'Is a directory'],
    ['nothing', { kind: 'remove', path: '/root/x' }, 'No such file or directory'],
    ['a whole folder', { kind: 'remove', path: '/root/d' }, 'Is a directory'],
  ])('are left alone: %s', async (_, action, words) => {
    const { session, said } = await perform(action)
    expect(said).toEqual([words])
    expect(await shown(session, 'cat a.yaml b.yaml d/c.yaml; ls -1')).toBe(
      'a: 1\nb: 1\nc: 1\na.yaml\nb.yaml\nd\n',
    )
  })
})
