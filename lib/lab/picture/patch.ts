import { type ItemOf, type LabPicture, LIST_NAMES, type ListName, type PicturePatch } from './schema'

export const EMPTY_PICTURE: LabPicture = {
  ...{ now: 0, reachable: true, nodes: [], pods: [], workloads: [], autoscalers: [], services: [] },
  ...{ routes: [], policies: [], claims: [], traffic: [], timeline: [], components: [] },
}

/** What is drawn of an object stays the same as long as the object does. */
const texts = new WeakMap<object, string>()

function textOf(item: object): string {
  const known = texts.get(item)
  if (known !== undefined) return known
  const text = JSON.stringify(item)
  texts.set(item, text)
  return text
}

/** A list by what it was before; undefined when it is as it was. */
function patchList<T extends object>(old: readonly T[], next: readonly T[]): (number | T)[] | undefined {
  if (next.length === old.length && next.every((item, at) => item === old[at])) return undefined
  const places = new Map<object | string, number>(old.map((item, at) => [item, at]))
  let isByText = false
  const placeOf = (item: T) => {
    const place = places.get(item)
    if (place !== undefined) return place
    if (!isByText) for (const [at, one] of old.entries()) places.set(textOf(one), at)
    isByText = true
    return places.get(textOf(item))
  }
  const patch = next.map((item) => placeOf(item) ?? item)
  const isSame = patch.length === old.length && patch.every((one, at) => one === at)
  return isSame ? undefined : patch
}

/** How a picture differs from the one before it. */
export function patchBetween(old: LabPicture, next: LabPicture): PicturePatch {
  const { now, reachable } = next
  const lists = LIST_NAMES.flatMap((name) => {
    const patch = patchList<object>(old[name], next[name])
    return patch ? [[name, patch]] : []
  })
  return { now, reachable, ...Object.fromEntries(lists) }
}

/** The picture after a patch. What has not changed is what it was, so that nobody need draw it again. */
export function patched(old: LabPicture, patch: PicturePatch): LabPicture {
  const listOf = <N extends ListName>(name: N): LabPicture[N] => {
    const before = old[name] as readonly unknown[] as readonly ItemOf<N>[]
    const change = patch[name] as (number | ItemOf<N>)[] | undefined
    if (!change) return old[name]
    const items = change.map((one) => (typeof one === 'number' ? before[one] : one))
    if (items.includes(undefined)) throw new RangeError(`${name}: a patch of another picture`)
    return items as LabPicture[N]
  }
  const { now, reachable } = patch
  const lists = Object.fromEntries(LIST_NAMES.map((name) => [name, listOf(name)]))
  return { now, reachable, ...(lists as Omit<LabPicture, 'now' | 'reachable'>) }
}
