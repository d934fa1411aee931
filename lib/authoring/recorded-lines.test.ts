import { beforeAll, describe, expect, it } from 'vitest'
import type { LabAction } from '@/lib/lab/log'
import { LabSession } from '@/lib/lab/session'
import { loadRest } from '@/lib/shell/rest'
import { isKeptLine } from './kept-line'
import { madeUpNames } from './made-up-names'
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
    expect(lines.filter((one) => isKeptLine(one)).map(({ text }) => text)).toEqual([
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
    expect(lines.map(({ keys, failed }) => [keys, failed])).toEqual([
      [false, false],
      [true, false],
      [false, true],
    ])
  })

  it('waits where the cluster changed before the next command, and not where somebody only thought', async () => {
    const session = await LabSession.open({ scenario: {}, seed: 5 })
    const perform = async (text: string, ms: number) => {
      await session.act(line(text))
      await session.tick(ms)
    }
    await session.tick(90_000)
    await perform('kubectl create deployment web --image=nginx:1.27', 2_000)
    await perform('kubectl get pods', 60_000)
    await perform('kubectl exec deploy/web -- true', 60_000)
    await perform('kubectl scale deployment web --replicas=2', 1_000)
    await perform('kubectl wait --for=condition=Available deployment/web --timeout=60s', 60_000)
    await perform('kubectl create namespace shop', 0)
    const lines = await recordedLines({}, 5, JSON.parse(JSON.stringify(session.log())))
    const script = lines.filter((one) => isKeptLine(one)).map(({ text }) => text)
    const [, pause = ''] = script
    expect(script).toEqual([
      'kubectl create deployment web --image=nginx:1.27',
      expect.stringMatching(/^sleep \d$/),
      'kubectl exec deploy/web -- true',
      'kubectl scale deployment web --replicas=2',
      'sleep 1',
      'kubectl wait --for=condition=Available deployment/web --timeout=60s',
      'kubectl create namespace shop',
    ])
    expect(lines.find(({ text }) => text === pause)).toMatchObject({ waits: true })
    expect(lines.filter((one) => isKeptLine(one, true)).some(({ waits }) => waits)).toBe(false)
  })

  it('knows how a command ended that took its time, and a Pod that will be called otherwise', async () => {
    const session = await LabSession.open({ scenario: {}, seed: 5 })
    await session.act(line('kubectl create deployment web --image=nginx:1.27'))
    await session.act({ kind: 'settle' })
    const [pod] = madeUpNames(session.cluster)
    await session.act(line('kubectl wait --for=delete deployment/web --timeout=5s'))
    await session.tick(8_000)
    await session.act(line('sleep 3'))
    await session.tick(5_000)
    await session.act(line(`kubectl delete pod ${pod}`))
    const lines = await recordedLines({}, 5, JSON.parse(JSON.stringify(session.log())))
    expect(lines.map(({ text, failed, madeUp }) => [text.split(' ')[1], failed, madeUp])).toEqual([
      ['create', false, false],
      [expect.stringMatching(/^\d+$/), false, false],
      ['wait', true, false],
      ['3', false, false],
      ['delete', false, true],
    ])
  })

  it('refuses what is no log', async () => {
    await expect(recordedLines({}, 5, { entries: 'rm' })).rejects.toMatchObject({ at: 'log' })
  })
})
