import { describe, expect, it } from 'vitest'
import { EMPTY_PICTURE, patchBetween, patched } from '@/lib/lab/picture/patch'
import { type LabPicture, type PodPicture, picturePatch } from '@/lib/lab/picture/schema'

const pod = (name: string, status = 'Running'): PodPicture => ({
  ...{ uid: name, name, namespace: 'default', status, ready: '1/1', restarts: '0', mood: 'good' as const },
  ...{ images: [], labels: {}, claims: [], why: [] },
})

const picture = (pods: PodPicture[], now = 1): LabPicture => ({ ...EMPTY_PICTURE, now, pods })

describe('a patch', () => {
  const [a, b, c] = [pod('a'), pod('b'), pod('c')]
  const before = picture([a, b, c])

  it('names nothing that is as it was, though it was drawn anew', () => {
    expect(patchBetween(before, picture([pod('a'), b, pod('c')], 2))).toEqual({ now: 2, reachable: true })
  })

  it('has what is new, and numbers for the rest', () => {
    const patch = patchBetween(before, picture([c, pod('b', 'Terminating'), pod('d'), pod('a')]))
    expect(patch.pods).toEqual([2, pod('b', 'Terminating'), pod('d'), 0])
  })

  it('gives the next picture, with what has not changed as it was', () => {
    const next = picture([c, pod('d'), pod('a')], 5)
    const made = patched(before, picturePatch.parse(patchBetween(before, next)))
    expect(made).toEqual(next)
    expect(made.pods[0]).toBe(c)
    expect(made.pods[2]).toBe(a)
    expect(made.nodes).toBe(before.nodes)
  })

  it('empties what is no more', () => {
    expect(patched(before, patchBetween(before, { ...EMPTY_PICTURE, reachable: false }))).toEqual({
      ...EMPTY_PICTURE,
      reachable: false,
    })
  })

  it('of another picture is no patch of this one', () => {
    expect(() => patched(EMPTY_PICTURE, { now: 1, reachable: true, pods: [0] })).toThrow(RangeError)
  })
})
