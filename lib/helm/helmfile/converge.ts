/** `helmfile sync`, `apply`, `diff`, `destroy`. */
import { type Affected, affectedText, type Outcome } from '@/lib/helm/helmfile/affected'
import { diffManifests } from '@/lib/helm/helmfile/helm-diff'
import { callHelm, execHelm } from '@/lib/helm/helmfile/helm-exec'
import { HelmfileError } from '@/lib/helm/helmfile/helmfile-error'
import { chartOf, namespaceFlags, upgradeFlags, valueFlags } from '@/lib/helm/helmfile/release-flags'
import { chosenGroups, findDeployed, prepare, type Session } from '@/lib/helm/helmfile/session'
import { idOf, isInstalled, type ReleaseSpec } from '@/lib/helm/helmfile/state'
import type { HelmSteps } from '@/lib/helm/io'

type Told = Record<Outcome, Affected[]>

const nothingTold = (): Told => ({ Updated: [], Deleted: [], Failed: [], 'Failed to Delete': [] })

function tell({ log, io, flags }: Session, told: Told): void {
  for (const outcome of Object.keys(told) as Outcome[]) {
    const text = affectedText(outcome, told[outcome])
    if (text !== '' && !flags.bool('quiet')) io.stderr(text)
    else log(text)
  }
}

interface Problem {
  release: ReleaseSpec
  message: string
}

function failFor(problems: readonly Problem[]): void {
  if (problems.length === 0) return
  const lines = problems.map(
    ({ release, message }) => `failed processing release ${release.name}: ${message}`,
  )
  throw new HelmfileError(
    lines.length === 1
      ? (lines[0] ?? '')
      : `${lines.length} errors:\n${lines.map((line, at) => `err ${at}: ${line}`).join('\n')}`,
  )
}

const versionIn = (line: string, chart: string) => {
  const column = line.split('\t').map((cell) => cell.trim())[5] ?? ''
  const name = chart.split('/').at(-1) ?? ''
  return column.startsWith(`${name}-`) ? column.slice(name.length + 1) : (column.split('-').at(-1) ?? '')
}

const affectedOf = (
  { name, namespace = '', chart }: ReleaseSpec,
  version: string,
  duration: number,
): Affected => ({
  ...{ name, namespace, chart, version, duration },
})

function* upgrade(session: Session, release: ReleaseSpec, told: Told): HelmSteps {
  const { io, state, log } = session
  const { name, namespace = '' } = release
  const chart = chartOf(state, release)
  const from = io.now()
  log(`Upgrading release=${name}, chart=${chart}, namespace=${namespace}`)
  const flags = [...upgradeFlags(release), ...valueFlags(io, state, release)]
  try {
    log(yield* execHelm(io, ['upgrade', '--install', name, chart, ...flags]))
  } catch (error) {
    told.Failed.push(affectedOf(release, release.version ?? '', io.now() - from))
    throw error
  }
  const duration = io.now() - from
  const line = yield* findDeployed(session, release)
  told.Updated.push(affectedOf(release, versionIn(line ?? '', chart), duration))
}

function* remove({ io, log }: Session, release: ReleaseSpec, told: Told): HelmSteps {
  const from = io.now()
  log(`Deleting ${release.name}`)
  try {
    log(yield* execHelm(io, ['uninstall', release.name, ...namespaceFlags(release)]))
  } catch (error) {
    told['Failed to Delete'].push(affectedOf(release, '', io.now() - from))
    throw error
  }
  told.Deleted.push(affectedOf(release, '', io.now() - from))
}

/** One group after the other; what fails keeps the groups behind it from their turn. */
function* inGroups(
  groups: readonly ReleaseSpec[][],
  work: (release: ReleaseSpec) => HelmSteps,
): HelmSteps<Problem[]> {
  for (const group of groups) {
    const problems: Problem[] = []
    for (const release of group) {
      try {
        yield* work(release)
      } catch (error) {
        if (!(error instanceof HelmfileError)) throw error
        problems.push({ release, message: error.message })
      }
    }
    if (problems.length > 0) return problems
  }
  return []
}

const only = (groups: readonly ReleaseSpec[][], wanted: (release: ReleaseSpec) => boolean) =>
  groups.map((group) => group.filter(wanted)).filter((group) => group.length > 0)

/** Those that are there and are not to be. */
function* unwanted(session: Session, groups: readonly ReleaseSpec[][]): HelmSteps<ReleaseSpec[]> {
  const found: ReleaseSpec[] = []
  for (const release of groups.flat())
    if (!isInstalled(release) && (yield* findDeployed(session, release)) !== undefined) found.push(release)
  return found
}

function* converge(
  session: Session,
  groups: readonly ReleaseSpec[][],
  update: (release: ReleaseSpec) => boolean,
  gone: readonly ReleaseSpec[],
): HelmSteps {
  const told = nothingTold()
  const deletions = [...only(groups, (release) => gone.includes(release))].reverse()
  const problems = yield* inGroups(deletions, (release) => remove(session, release, told))
  problems.push(...(yield* inGroups(only(groups, update), (release) => upgrade(session, release, told))))
  tell(session, told)
  failFor(problems)
}

export function* sync(session: Session): HelmSteps<number> {
  yield* prepare(session)
  const groups = chosenGroups(session)
  const gone = yield* unwanted(session, groups)
  yield* converge(session, groups, isInstalled, gone)
  return 0
}

/** What an upgrade would change. @throws HelmfileError */
function* difference({ io, state }: Session, release: ReleaseSpec): HelmSteps<string> {
  const { name } = release
  const where = namespaceFlags(release)
  const chart = chartOf(state, release)
  const manifest = yield* callHelm(io, ['get', 'manifest', name, ...where])
  const isThere = manifest.code === 0
  const hooks = isThere ? (yield* callHelm(io, ['get', 'hooks', name, ...where])).out : ''
  const flags = [...valueFlags(io, state, release), ...where, ...(isThere ? ['--is-upgrade'] : [])]
  const fresh = yield* execHelm(io, ['template', name, chart, '--skip-tests', '--dry-run=server', ...flags])
  const before = isThere ? `${manifest.out}\n${hooks}` : ''
  return diffManifests(before, fresh, release.namespace ?? 'default')
}

/** Shows what would change. @returns the releases that would */
function* compare(session: Session, groups: readonly ReleaseSpec[][]): HelmSteps<ReleaseSpec[]> {
  const { io, state, flags } = session
  const changed: ReleaseSpec[] = []
  const problems: Problem[] = []
  for (const release of groups.flat().filter(isInstalled)) {
    const { name, namespace = '' } = release
    try {
      io.stdout(`Comparing release=${name}, chart=${chartOf(state, release)}, namespace=${namespace}\n`)
      const text = yield* difference(session, release)
      if (text === '') continue
      changed.push(release)
      if (!flags.bool('suppress-diff')) io.stdout(`${text}\n`)
    } catch (error) {
      if (!(error instanceof HelmfileError)) throw error
      problems.push({ release, message: error.message })
    }
  }
  failFor(problems)
  return changed
}

const listed = (changed: readonly ReleaseSpec[], gone: readonly ReleaseSpec[]): string => {
  const lines = [
    ...changed.map(({ name, chart }) => `  ${name} (${chart}) UPDATED`),
    ...gone.map(({ name, chart }) => `  ${name} (${chart}) DELETED`),
  ]
  return `Affected releases are:\n${lines.sort().join('\n')}\n`
}

export function* diff(session: Session): HelmSteps<number> {
  yield* prepare(session)
  const groups = chosenGroups(session)
  const gone = yield* unwanted(session, groups)
  const changed = yield* compare(session, groups)
  if (changed.length + gone.length === 0) return 0
  session.log(listed(changed, gone))
  return session.flags.bool('detailed-exitcode') ? 2 : 0
}

export function* apply(session: Session): HelmSteps<number> {
  yield* prepare(session)
  const groups = chosenGroups(session)
  const gone = yield* unwanted(session, groups)
  const changed = new Set((yield* compare(session, groups)).map(idOf))
  if (changed.size + gone.length === 0) return 0
  yield* converge(session, groups, (release) => changed.has(idOf(release)), gone)
  return session.flags.bool('detailed-exitcode') ? 2 : 0
}

export function* destroy(session: Session): HelmSteps<number> {
  const groups = chosenGroups(session)
  const there = new Set<ReleaseSpec>()
  for (const release of groups.flat())
    if ((yield* findDeployed(session, release)) !== undefined) there.add(release)
  const told = nothingTold()
  const order = only(groups, (release) => there.has(release)).reverse()
  const problems = yield* inGroups(order, (release) => remove(session, release, told))
  tell(session, told)
  failFor(problems)
  return 0
}
