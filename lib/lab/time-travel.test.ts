import { beforeAll, describe, expect, it } from 'vitest'
import { LabError } from '@/lib/lab/log'
import { takePicture } from '@/lib/lab/picture'
import { LabSession } from '@/lib/lab/session'
import { TimeTravel } from '@/lib/lab/time-travel'
import { loadRest } from '@/lib/shell/rest'

beforeAll(loadRest, 60_000)

async function open() {
  const session = await LabSession.open({ scenario: {}, seed: 3 })
  return {
    session,
    travel: new TimeTravel(session),
    run: (text: string) => session.act({ kind: 'line', text }),
  }
}

const lookBack = (session: LabSession) =>
  Array.from({ length: session.pastCount }, (_, place) =>
    takePicture((session.past(place) as { cluster: LabSession['cluster'] }).cluster),
  )

const namesIn = async ({ session }: { session: LabSession }) =>
  (await session.act({ kind: 'line', text: 'kubectl get deploy,cm -o name' })).stdout
    .split('\n')
    .filter((line) => /\/(?!kube-root)/.test(line) && !line.includes('$'))

describe('TimeTravel', () => {
  it('does again what was taken back, to the same cluster', async () => {
    const { session, travel, run } = await open()
    await run('kubectl create deployment web --image=nginx --replicas=2')
    await session.tick(3_000)
    await run('kubectl create configmap a --from-literal=r=$RANDOM')
    await session.tick(1_000)
    const hash = session.cluster.hash()
    await travel.undo()
    await travel.undo()
    expect(session.entryCount).toBe(0)
    expect(travel.undoneCount).toBe(2)
    await travel.redo()
    await travel.redo()
    expect(session.cluster.hash()).toBe(hash)
    expect(await travel.redo()).toBe(false)
  })

  it('forgets what was taken back when something else is done', async () => {
    const { travel, run } = await open()
    await run('kubectl create configmap a')
    await travel.undo()
    await run('kubectl create configmap b')
    expect(travel.undoneCount).toBe(0)
    expect(await travel.redo()).toBe(false)
  })

  it('shows the cluster as it was, between the changes of a long time too', async () => {
    const { session, run } = await open()
    await run('kubectl create deployment web --image=nginx')
    await session.act({ kind: 'advance', ms: 60_000 })
    const moods = lookBack(session).map(({ pods }) =>
      pods.filter(({ namespace }) => namespace === 'default').map(({ mood }) => mood),
    )
    expect(moods[0]).toEqual([])
    expect(moods).toContainEqual(['busy'])
    expect(moods.at(-1)).toEqual(['good'])
  })

  it('a look back changes nothing', async () => {
    const { session, run } = await open()
    await run('kubectl create deployment web --image=nginx')
    await session.tick(5_000)
    const hash = session.cluster.hash()
    lookBack(session)
    expect(session.cluster.hash()).toBe(hash)
  })

  it('goes on from a time in the past, and back to what was left', async () => {
    const opened = await open()
    const { session, travel, run } = opened
    await run('kubectl create configmap first')
    await session.tick(2_000)
    const then = session.pastCount - 1
    const { at } = session.past(then) ?? { at: 0 }
    await session.tick(5_000)
    await run('kubectl create configmap second')
    const hash = session.cluster.hash()
    await travel.branch(then)
    expect(session.cluster.now()).toBe(at)
    await run('kubectl create configmap other')
    expect(await namesIn(opened)).toEqual(['configmap/first', 'configmap/other'])
    expect(travel.courses()).toMatchObject({
      course: 2,
      courses: [{ number: 1 }, { number: 2 }],
    })
    await travel.changeCourse(1)
    expect(session.cluster.hash()).toBe(hash)
    expect(travel.courses()).toMatchObject({
      course: 1,
      courses: [{ number: 1 }, { number: 2 }],
    })
    await travel.changeCourse(2)
    expect(await namesIn(opened)).toEqual(['configmap/first', 'configmap/other'])
  })

  it('knows what stood on a terminal at a moment that it goes back to', async () => {
    const { session, travel, run } = await open()
    await run('echo one')
    await run('echo two')
    const then = session.pastCount - 1
    await run('echo three')
    await travel.branch(then)
    const shown = session.shownBefore(0).replaceAll(/\x1b\[[0-9;]*m/g, '')
    expect(shown).toBe('~$ echo one\none\n~$ echo two\ntwo\n')
  })

  it('refuses what there is not, and too many', async () => {
    const { travel, run } = await open()
    await expect(travel.changeCourse(7)).rejects.toThrow(LabError)
    await run('kubectl create configmap a')
    const begin = async () => {
      for (let count = 0; count < 30; count++) await travel.branch(0)
    }
    await expect(begin()).rejects.toMatchObject({ code: 'branches-full' })
  })

  it('waits for the next change, not longer', async () => {
    const { session, travel, run } = await open()
    await session.act({ kind: 'settle' })
    await run('kubectl create job once --image=busybox -- sleep 20')
    const revision = session.cluster.revision()
    const ms = await travel.awaitChange()
    expect(ms).toBeGreaterThan(0)
    expect(session.cluster.revision()).toBeGreaterThan(revision)
    expect(session.log().entries.at(-1)).toMatchObject({ kind: 'advance', ms })
    let passed = 0
    for (
      let step = await travel.awaitChange();
      step > 0 && passed < 60_000;
      step = await travel.awaitChange()
    )
      passed += step
    expect(passed).toBeGreaterThan(19_000)
    expect((await run('kubectl get job once')).stdout).toContain('1/1')
  })

  it('says that nothing will change, and lets no time pass then', async () => {
    const { session, travel } = await open()
    await session.act({ kind: 'settle' })
    let ms = 1
    for (let step = 0; step < 40 && ms > 0; step++) ms = await travel.awaitChange()
    const { entries } = session.log()
    expect(ms).toBe(0)
    expect(await travel.awaitChange()).toBe(0)
    expect(session.log().entries).toEqual(entries)
  })
})
