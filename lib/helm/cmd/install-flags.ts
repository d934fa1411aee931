import type { DryRun, WaitStrategy, Waits } from '@/lib/helm/actions/action'
import type { InstallOptions } from '@/lib/helm/actions/install'
import { HelmError } from '@/lib/helm/errors'
import { type HelmIo, logLine } from '@/lib/helm/io'
import type { FlagSpec } from '@/lib/kubectl/cli/flag-types'
import type { FlagValues } from '@/lib/kubectl/cli/parse-flags'
import { quote } from '@/lib/kubectl/go-format'

export const CHART_PATH_FLAGS: FlagSpec[] = [
  { name: 'version', type: 'string', usage: 'The version of the chart, or a range; the newest by default.' },
  { name: 'repo', type: 'string', usage: 'The address of the repository that has the chart.' },
  { name: 'username', type: 'string', usage: "The user's name at the repository." },
  { name: 'password', type: 'string', usage: 'The password at the repository.' },
  { name: 'verify', type: 'bool', usage: 'Check the signature of the chart.' },
  { name: 'keyring', type: 'string', usage: 'A file with public keys.' },
  { name: 'ca-file', type: 'string', usage: 'A file with the certificate of the authority.' },
  { name: 'cert-file', type: 'string', usage: 'A file with the client certificate for TLS.' },
  { name: 'key-file', type: 'string', usage: 'A file with the client key for TLS.' },
  { name: 'insecure-skip-tls-verify', type: 'bool', usage: "Do not check the repository's certificate." },
  { name: 'plain-http', type: 'bool', usage: 'Fetch the chart without TLS.' },
  { name: 'pass-credentials', type: 'bool', usage: 'Show name and password to every host.' },
  { name: 'devel', type: 'bool', usage: 'Take pre-releases too.' },
]

export const WAIT_FLAGS: FlagSpec[] = [
  {
    name: 'wait',
    type: 'string',
    default: 'hookOnly',
    bare: 'watcher',
    usage: 'Wait until objects are ready: watcher, hookOnly or legacy.',
  },
  { name: 'wait-for-jobs', type: 'bool', usage: 'With --wait: until Jobs are done, too.' },
  { name: 'timeout', type: 'duration', default: '5m0s', usage: 'How long to wait for any one thing.' },
]

export const DRY_RUN_FLAG: FlagSpec = {
  name: 'dry-run',
  type: 'string',
  default: 'none',
  bare: 'unset',
  usage: 'Change nothing: client (ask no cluster) or server.',
}

/** What install, upgrade and rollback share. */
export const CHANGE_FLAGS: FlagSpec[] = [
  { name: 'force-replace', type: 'bool', usage: 'Replace objects instead of patching them.' },
  { name: 'force', type: 'bool', usage: 'deprecated', deprecated: 'use --force-replace instead' },
  { name: 'force-conflicts', type: 'bool', usage: 'Take fields over that others manage.' },
  { name: 'no-hooks', type: 'bool', usage: 'Run no hooks.' },
  { name: 'description', type: 'string', usage: 'What the history says of it.' },
]

/** What install, template and upgrade share. */
export const CHART_CHANGE_FLAGS: FlagSpec[] = [
  { name: 'create-namespace', type: 'bool', usage: "Make the release's namespace if there is none." },
  { name: 'dependency-update', type: 'bool', usage: 'Fetch dependencies that are missing first.' },
  { name: 'disable-openapi-validation', type: 'bool', usage: 'Do not check objects against their schemas.' },
  { name: 'enable-dns', type: 'bool', usage: 'Let templates look names up; here nothing is found.' },
  { name: 'hide-notes', type: 'bool', usage: 'Do not print the notes.' },
  { name: 'hide-secret', type: 'bool', usage: 'Do not show Secrets in a dry run.' },
  { name: 'labels', short: 'l', type: 'stringToString', usage: "Labels of the release's own Secret." },
  {
    name: 'post-renderer',
    type: 'string',
    usage: 'A plugin that changes what templates made; there is none here.',
  },
  { name: 'render-subchart-notes', type: 'bool', usage: 'Print the notes of dependencies, too.' },
  { name: 'rollback-on-failure', type: 'bool', usage: 'Go back to how it was if it fails; waits.' },
  { name: 'atomic', type: 'bool', usage: 'deprecated', deprecated: 'use --rollback-on-failure instead' },
  { name: 'skip-crds', type: 'bool', usage: 'Leave out what lies in crds/.' },
  { name: 'skip-schema-validation', type: 'bool', usage: 'Do not check the values against the schema.' },
  { name: 'take-ownership', type: 'bool', usage: 'Take objects over that are there already.' },
]

/** What only install and template have. */
export const INSTALL_FLAGS: FlagSpec[] = [
  { name: 'generate-name', short: 'g', type: 'bool', usage: 'Make a name, and take no NAME.' },
  { name: 'name-template', type: 'string', usage: 'A template of the name.' },
  { name: 'replace', type: 'bool', usage: 'Take the name of a release that was uninstalled.' },
  { name: 'server-side', type: 'bool', default: 'true', usage: 'Let the API server merge.' },
]

export const EXCLUSIVE: [string, string][] = [
  ['force-replace', 'force-conflicts'],
  ['force', 'force-conflicts'],
]

/** @throws HelmError for a word that is no way to wait */
export function waitsOf(io: HelmIo, flags: FlagValues): Waits {
  const given = flags.string('wait')
  const booleans: Record<string, WaitStrategy> = { true: 'watcher', false: 'hookOnly' }
  const named = booleans[given]
  if (named)
    io.stderr(
      logLine(
        'WARN',
        `--wait=${given} is deprecated (boolean value) and can be replaced with --wait=${named}`,
      ),
    )
  const wait = named ?? given
  if (wait !== 'watcher' && wait !== 'hookOnly' && wait !== 'legacy')
    throw new HelmError(
      `invalid argument ${quote(given)} for "--wait" flag: invalid wait input ${quote(given)}. Valid inputs are watcher, hookOnly, and legacy`,
    )
  return { wait, waitForJobs: flags.bool('wait-for-jobs'), timeout: flags.number('timeout') }
}

/** @throws HelmError for a word that is no dry run */
export function dryRunOf(io: HelmIo, flags: FlagValues, isTemplate = false): DryRun {
  const given = flags.string('dry-run')
  const wrong = (words: string) => new HelmError(`invalid dry-run value (${quote(given)}). Must be ${words}`)
  if (given === 'unset') {
    io.stderr(logLine('WARN', "--dry-run is deprecated and should be replaced with '--dry-run=client'"))
    return 'client'
  }
  if (given === 'client' || given === 'server') return given
  if (given === 'none' && !isTemplate) return given
  if (isTemplate && given !== 'true') throw wrong('"server" or "client"')
  if (given !== 'true' && given !== 'false') throw wrong('"none", "server", or "client"')
  const meant = given === 'true' ? 'client' : 'none'
  io.stderr(
    logLine(
      'WARN',
      `boolean '--dry-run=${given}' flag is deprecated and must be replaced with '--dry-run=${meant}'`,
    ),
  )
  return meant
}

const labelsOf = (flags: FlagValues): Record<string, string> =>
  Object.fromEntries(
    flags.list('labels').map((pair) => {
      const equals = pair.indexOf('=')
      return [pair.slice(0, equals), pair.slice(equals + 1)]
    }),
  )

const replaces = (flags: FlagValues) => flags.bool('force-replace') || flags.bool('force')
const rollsBack = (flags: FlagValues) => flags.bool('rollback-on-failure') || flags.bool('atomic')

/** Options that install, upgrade and rollback share. */
export const changesOf = (flags: FlagValues) => ({
  forceConflicts: flags.bool('force-conflicts'),
  forceReplace: replaces(flags),
  noHooks: flags.bool('no-hooks'),
  description: flags.string('description'),
})

/** Options that install, template and upgrade share. */
export const chartChangesOf = (flags: FlagValues) => ({
  rollbackOnFailure: rollsBack(flags),
  takeOwnership: flags.bool('take-ownership'),
  skipSchema: flags.bool('skip-schema-validation'),
  subNotes: flags.bool('render-subchart-notes'),
  hideSecret: flags.bool('hide-secret'),
  labels: labelsOf(flags),
})

export const installOptions = (
  io: HelmIo,
  flags: FlagValues,
  release: Pick<InstallOptions, 'name' | 'namespace' | 'dryRun'>,
): InstallOptions => ({
  ...release,
  ...waitsOf(io, flags),
  ...changesOf(flags),
  ...chartChangesOf(flags),
  createNamespace: flags.bool('create-namespace'),
  replace: flags.bool('replace'),
  serverSide: flags.bool('server-side'),
  skipCrds: flags.bool('skip-crds'),
  includeCrds: false,
  isUpgrade: false,
})
