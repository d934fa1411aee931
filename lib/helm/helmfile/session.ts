/** One helmfile at work: its state, and who hears what. */
import { callHelm, execHelm } from '@/lib/helm/helmfile/helm-exec'
import { HelmfileError } from '@/lib/helm/helmfile/helmfile-error'
import { planGroups, withNeeds } from '@/lib/helm/helmfile/plan'
import { chartOf, isLocal, namespaceFlags, renderRelease } from '@/lib/helm/helmfile/release-flags'
import { selected } from '@/lib/helm/helmfile/select'
import { isEnabled, type ReleaseSpec, type State } from '@/lib/helm/helmfile/state'
import type { HelmIo, HelmSteps } from '@/lib/helm/io'

export interface Session {
  io: HelmIo
  state: State
  /** Values by name of flag; repeated ones are listed. */
  flags: Flags
  /** helmfile's own log, on standard error; nothing with --quiet. */
  log(text: string): void
}

export interface Flags {
  string(name: string): string | undefined
  bool(name: string): boolean
  list(name: string): string[]
}

export function logInto(io: HelmIo, quiet: boolean): Session['log'] {
  return (text) => {
    const trimmed = text.replace(/\n+$/, '')
    if (!quiet && trimmed !== '') io.stderr(`${trimmed}\n`)
  }
}

/** What is chosen, in groups in which it comes. @throws HelmfileError */
export function chosenGroups({ io, state, flags }: Session): ReleaseSpec[][] {
  const releases = state.releases.map((release) => renderRelease(io, state, release))
  const enabled = releases.filter((release) => isEnabled(release, state.values))
  const chosen = selected(state, enabled, flags.list('selector'))
  const includes = flags.bool('include-needs') || flags.bool('include-transitive-needs')
  const wanted = new Set(includes ? withNeeds(chosen, enabled) : chosen)
  const twice = chosen.find((one, at) =>
    chosen.some(
      (other, before) => before < at && other.name === one.name && other.namespace === one.namespace,
    ),
  )
  if (twice) {
    const count = chosen.filter(({ name }) => name === twice.name).length
    const where = twice.namespace ? ` in namespace "${twice.namespace}"` : ''
    throw new HelmfileError(
      `duplicate release "${twice.name}" found${where}: there were ${count} releases named "${twice.name}" matching specified selector`,
    )
  }
  return planGroups(enabled)
    .map((group) => group.filter((release) => wanted.has(release)))
    .filter((group) => group.length > 0)
}

/** @throws HelmfileError */
export function* addRepositories({ io, state, log, flags }: Session): HelmSteps {
  for (const { name, url, oci, username, password } of state.repositories) {
    if (oci) {
      if (username && password) {
        const args = [
          'registry',
          'login',
          url.split('/')[0] ?? '',
          '--username',
          username,
          '--password-stdin',
        ]
        log(yield* execHelm({ ...io, stdin: `${password}\n` }, args))
      }
      continue
    }
    log(`Adding repo ${name} ${url}`)
    const account = username && password ? ['--username', username, '--password', password] : []
    const force = flags.bool('disable-force-update') ? [] : ['--force-update']
    log(yield* execHelm(io, ['repo', 'add', name, url, ...force, ...account]))
  }
}

/** Repositories, and the dependencies of charts that lie here. @throws HelmfileError */
export function* prepare(session: Session): HelmSteps {
  const { io, state, log, flags } = session
  if (flags.bool('skip-deps')) return
  yield* addRepositories(session)
  for (const release of chosenGroups(session).flat()) {
    const chart = chartOf(state, release)
    if (!isLocal(io, chart)) continue
    log(`Building dependency release=${release.name}, chart=${chart}`)
    log(yield* execHelm(io, ['dependency', 'build', chart]))
  }
}

/** The line of `helm list` about it; undefined: it is not there. @throws HelmfileError */
export function* findDeployed({ io, log }: Session, release: ReleaseSpec): HelmSteps<string | undefined> {
  const filter = `^${release.name}$`
  log(`Listing releases matching ${filter}`)
  const states = ['--deployed', '--failed', '--pending', '--uninstalling']
  const args = ['list', '--filter', filter, ...namespaceFlags(release), ...states]
  const found = yield* callHelm(io, args)
  if (found.code !== 0) throw new HelmfileError(found.err.trimEnd())
  const [, line = ''] = found.out.split('\n')
  log(line)
  return line.trim() === '' ? undefined : line
}
