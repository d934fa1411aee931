import type { AssignmentData } from '@/lib/classroom/assignment'

type Plain<T> = T extends Date ? string : T extends object ? { [K in keyof T]: Plain<T[K]> } : T
/** An assignment as JSON has it: times in ISO 8601. */
export type PlainAssignment = Plain<AssignmentData>
export type PlainItem = PlainAssignment['items'][number]

export const plainAssignment = (data: AssignmentData): PlainAssignment =>
  JSON.parse(JSON.stringify(data)) as PlainAssignment

export type Setting = Exclude<keyof AssignmentData, 'items'>

/** One thing in which two versions of an assignment differ. */
export type Difference =
  | {
      [S in Setting]: { kind: 'setting'; field: S; from: PlainAssignment[S]; to: PlainAssignment[S] }
    }[Setting]
  | { kind: 'added' | 'removed'; item: PlainItem }
  | { kind: 'points'; item: PlainItem; from: number; to: number }
  | { kind: 'difficulty'; item: PlainItem; from: number; to: number }
  | { kind: 'seeds' | 'form'; item: PlainItem }
  | { kind: 'order' }

/** In the order in which the editor asks for them. */
const SETTINGS: readonly Setting[] = [
  ...(['title', 'instructions', 'status', 'variants', 'shuffled', 'hints', 'opensAt', 'closesAt'] as const),
  ...(['lateUntil', 'latePercent', 'minutes', 'attempts', 'counted', 'scoresAt', 'solutionsAt'] as const),
  ...(['password', 'boardNames'] as const),
]

const isSame = (a: unknown, b: unknown) => canonical(a) === canonical(b)

/** The database has its own order of keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

export function differencesOf(from: PlainAssignment, to: PlainAssignment): Difference[] {
  const settings = SETTINGS.filter((field) => !isSame(from[field], to[field])).map(
    (field) => ({ kind: 'setting', field, from: from[field], to: to[field] }) as Difference,
  )
  return [...settings, ...itemDifferences(from.items, to.items)]
}

function itemDifferences(from: readonly PlainItem[], to: readonly PlainItem[]): Difference[] {
  const pairs = pair(from, to)
  const stayed = new Set(pairs.values())
  const removed = from.filter((item) => !stayed.has(item))
  const added = to.filter((item) => !pairs.has(item))
  const places = [...pairs.values()].map((item) => from.indexOf(item))
  const isMoved = places.some((place, i) => i > 0 && place < (places[i - 1] ?? 0))
  return [
    ...removed.map((item): Difference => ({ kind: 'removed', item })),
    ...added.map((item): Difference => ({ kind: 'added', item })),
    ...[...pairs].flatMap(([item, old]) => within(old, item)),
    ...(isMoved ? [{ kind: 'order' } as const] : []),
  ]
}

/** Which old place each new one is, in the new order: by its id, or where it had none yet by what it holds. */
function pair(from: readonly PlainItem[], to: readonly PlainItem[]): Map<PlainItem, PlainItem> {
  const free = new Set(from)
  const byId = new Map<PlainItem, PlainItem>()
  const take = (item: PlainItem, fits: (old: PlainItem) => boolean) => {
    const old = [...free].find((one) => one.kind === item.kind && fits(one))
    if (!old) return
    free.delete(old)
    byId.set(item, old)
  }
  for (const item of to) if (item.id) take(item, ({ id }) => id === item.id)
  for (const item of to)
    if (!byId.has(item)) take(item, (old) => !(old.id && item.id) && contentOf(old) === contentOf(item))
  return new Map(
    to.flatMap((item) => {
      const old = byId.get(item)
      return old ? [[item, old]] : []
    }),
  )
}

const contentOf = (item: PlainItem) => (item.kind === 'EXAM' ? '' : item.skillId)

function within(old: PlainItem, item: PlainItem): Difference[] {
  const found: Difference[] = []
  if (old.points !== item.points) found.push({ kind: 'points', item, from: old.points, to: item.points })
  if (old.kind === 'FAMILY' && item.kind === 'FAMILY') {
    // None: what was usual then, which is not written down.
    if (old.difficulty && item.difficulty && old.difficulty !== item.difficulty)
      found.push({ kind: 'difficulty', item, from: old.difficulty, to: item.difficulty })
    if (!isSame(old.seeds, item.seeds)) found.push({ kind: 'seeds', item })
  }
  if (old.kind === 'EXAM' && item.kind === 'EXAM' && !isSame(old.form, item.form))
    found.push({ kind: 'form', item })
  return found
}
