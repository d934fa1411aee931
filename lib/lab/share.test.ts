import { beforeAll, describe, expect, it } from 'vitest'
import { LabSession } from '@/lib/lab/session'
import { packLab, ShareError, unpackLab } from '@/lib/lab/share'
import { loadRest } from '@/lib/shell/rest'

beforeAll(loadRest, 60_000)

const scenario = { files: { 'メモ.txt': '形\n' }, commands: ['kubectl create namespace shop'] }

describe('packLab', () => {
  it('hands a session on: whoever opens it gets the same cluster', async () => {
    const mine = await LabSession.open({ scenario, seed: 9 })
    await mine.act({
      kind: 'line',
      text: 'kubectl -n shop create deployment web --image=nginx --replicas=2 # 形',
    })
    await mine.tick(4_000)
    const packed = await packLab({ scenario, seed: 9, log: mine.log() })
    expect(packed).toMatch(/^[\w-]+$/)
    const shared = await unpackLab(packed)
    const theirs = await LabSession.open({ scenario: shared.scenario, seed: shared.seed })
    await theirs.replay(shared.log)
    expect(theirs.cluster.hash()).toBe(mine.cluster.hash())
    expect(theirs.workplace.files()).toEqual(mine.workplace.files())
  })

  it('refuses what is too long for a link', async () => {
    let state = 1
    const letter = () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return String.fromCharCode(33 + ((state >>> 16) % 90))
    }
    const files = { 'a.txt': Array.from({ length: 60_000 }, letter).join('') }
    const log = { version: 1 as const, entries: [] }
    await expect(packLab({ scenario: { files }, seed: 1, log })).rejects.toEqual(new ShareError('too-long'))
  })

  it.each([
    ['nothing', ''],
    ['other letters', 'a.b'],
    ['what is not compressed', 'AAAA'],
    ['what is cut off', 'cut'],
    ['more than a link holds', 'A'.repeat(40_000)],
  ])('does not read %s', async (_, given) => {
    const whole = await packLab({ scenario, seed: 1, log: { version: 1, entries: [] } })
    const text = given === 'cut' ? whole.slice(0, -8) : given
    await expect(unpackLab(text)).rejects.toEqual(new ShareError('unreadable'))
  })

  it('does not read something else, nor a bomb', async () => {
    const pack = async (text: string) => {
      const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'))
      return Buffer.from(await new Response(stream).arrayBuffer()).toString('base64url')
    }
    await expect(unpackLab(await pack('{"seed":1}'))).rejects.toThrow(ShareError)
    await expect(unpackLab(await pack(' '.repeat(5_000_000)))).rejects.toThrow(ShareError)
  })
})
