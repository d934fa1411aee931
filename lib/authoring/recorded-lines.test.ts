import { beforeAll, describe, expect, it } from 'vitest'
import type { LabAction } from '@/lib/lab/log'
import { LabSession } from '@/lib/lab/session'
import { loadRest } from '@/lib/shell/rest'
import { isKeptLine } from './kept-line'
import { recordedLines } from './recorded-lines'

beforeAll(loadRest, 60_000)

const line = (text: string): LabAction => ({ kind: 'line', text })
const keys = (text: string): LabAction => ({ kind: 'keys', text })

async function record(...actions: LabAction[]) {
  const session = await LabSession.open({ scenario: {}, seed: 5 })
  for (const action of actions) {
    await session.act(action)
    await session.tick(1_500)
  }
  return recordedLines({}, 5, JSON.parse(JSON.stringify(session.log())))
}

describe('what was done in a lab, as a script', { timeout: 60_000 }, () => {
  it('marks what failed and what only looked', async () => {
    const lines = await record(
      line('kubectl create namespace shop'),
      line('kubectl create namespace shop'),
      line('kubectl get namespaces'),
      line('kubectl get namespaces > /root/all.txt'),
    )
    expect(lines.map(({ failed, looks }) => [failed, looks])).toEqual([
      [false, false],
      [true, false],
      [false, true],
      [false, false],
    ])
    expect(lines.filter(isKeptLine).map(({ text }) => text)).toEqual([
      'kubectl create namespace shop',
      'kubectl get namespaces > /root/all.txt',
    ])
  })

  it('writes what an editor saved, and waits where time was skipped', async () => {
    const lines = await record(
      { kind: 'write', path: '/root/a b.yaml', text: 'a: 1\n' },
      { kind: 'advance', ms: 30_000 },
      { kind: 'move', path: '/root/a b.yaml', to: '/root/c.yaml' },
      { kind: 'remove', path: '/root/c.yaml' },
    )
    expect(lines.map(({ text }) => text)).toEqual([
      "cat > '/root/a b.yaml' <<'KUBEKATA'\na: 1\nKUBEKATA",
      'sleep 30',
      "mv '/root/a b.yaml' /root/c.yaml",
      'rm /root/c.yaml',
    ])
  })

  it('writes a file that was typed into vi; says of other keys that no script repeats them', async () => {
    const lines = await record(
      line('vi x.txt'),
      keys('ihello\x1b'),
      keys(':wq\r'),
      line('kubectl edit configmap kube-root-ca.crt'),
      keys(':q\r'),
      line('sleep 100'),
      keys('\x03'),
    )
    expect(lines.map(({ text }) => text)).toEqual([
      "cat > /root/x.txt <<'KUBEKATA'\nhello\nKUBEKATA",
      'kubectl edit configmap kube-root-ca.crt',
      'sleep 100',
    ])
    expect(lines.map((one) => one.keys)).toEqual([false, true, false])
  })

  it('refuses what is no log', async () => {
    await expect(recordedLines({}, 5, { entries: 'rm' })).rejects.toMatchObject({ at: 'log' })
  })
})
