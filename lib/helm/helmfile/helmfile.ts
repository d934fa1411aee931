/**
 * helmfile.
 * Mirrors: helmfile 1.x over helm 4 and helm-diff 3: its commands, words and order.
 * Differs: no hooks, secrets, lock files, remote files, post-renderers and `exec`; releases of one group come one after the
 * other; nothing is asked (`--interactive`), since helmfile would read the answer from a terminal of its own.
 */

import { apply, destroy, diff, sync } from '@/lib/helm/helmfile/converge'
import { HelmfileError } from '@/lib/helm/helmfile/helmfile-error'
import { loadState, mergeValues, parseYaml } from '@/lib/helm/helmfile/load-state'
import { deps, fetch, lint, list, repos, showDag, status, template, test } from '@/lib/helm/helmfile/looking'
import { cleanUp } from '@/lib/helm/helmfile/release-flags'
import { selected } from '@/lib/helm/helmfile/select'
import { type Flags, logInto, type Session } from '@/lib/helm/helmfile/session'
import type { HelmIo, HelmSteps } from '@/lib/helm/io'
import { setValues } from '@/lib/helm/values/set-values'
import { isMap, type JsonMap } from '@/lib/kubectl/go-format'

const VERSION = '1.7.4'

type Run = (session: Session) => HelmSteps<number> | number

interface Command {
  short: string
  run: Run
}

const COMMANDS: Readonly<Record<string, Command>> = {
  apply: { short: 'Apply all resources from state file only when there are changes', run: apply },
  deps: { short: 'Update charts based on their requirements', run: deps },
  destroy: { short: 'Destroys and then purges releases', run: destroy },
  diff: { short: 'Diff releases defined in state file', run: diff },
  fetch: { short: 'Fetch charts from state file', run: fetch },
  lint: { short: 'Lint charts from state file (helm lint)', run: lint },
  list: { short: 'List releases defined in state file', run: list },
  repos: { short: 'Add chart repositories defined in state file', run: repos },
  'show-dag': { short: 'It prints a table with 3 columns, GROUP, RELEASE, and DEPENDENCIES', run: showDag },
  status: { short: 'Retrieve status of releases in state file', run: status },
  sync: { short: 'Sync releases defined in state file', run: sync },
  template: { short: 'Template releases defined in state file', run: template },
  test: { short: 'Test charts from state file (helm test)', run: test },
}

const SHORT: Readonly<Record<string, string>> = {
  e: 'environment',
  f: 'file',
  i: 'interactive',
  l: 'selector',
  n: 'namespace',
  q: 'quiet',
}
const WITH_VALUE = new Set([
  ...['environment', 'file', 'selector', 'namespace', 'kube-context', 'output', 'output-dir', 'concurrency'],
  ...['state-values-set', 'state-values-file', 'log-level', 'context'],
])
const WITHOUT = new Set([
  ...[
    'interactive',
    'quiet',
    'debug',
    'no-color',
    'color',
    'skip-deps',
    'suppress-diff',
    'detailed-exitcode',
  ],
  ...['include-needs', 'include-transitive-needs', 'skip-needs', 'include-crds', 'allow-no-matching-release'],
  ...['disable-force-update', 'enable-live-output', 'force'],
])

/** @throws HelmfileError */
function parse(argv: readonly string[]): { words: string[]; flags: Flags } {
  const found = new Map<string, string[]>()
  const words: string[] = []
  for (let at = 0; at < argv.length; at++) {
    const arg = argv[at] ?? ''
    const [, dashes = '', given = '', , value] = /^(--?)([^=]+)(=(.*))?$/s.exec(arg) ?? []
    if (dashes === '') {
      words.push(arg)
      continue
    }
    const name = dashes === '-' ? (SHORT[given] ?? given) : given
    if (WITH_VALUE.has(name)) {
      const text = value ?? argv[++at]
      if (text === undefined) throw new HelmfileError(`flag needs an argument: ${arg}`)
      found.set(name, [...(found.get(name) ?? []), text])
    } else if (WITHOUT.has(name)) found.set(name, [value ?? 'true'])
    else if (name === 'help' || name === 'h') words.unshift('help')
    else
      throw new HelmfileError(
        dashes === '-' ? `unknown shorthand flag: '${given[0]}' in ${arg}` : `unknown flag: ${arg}`,
      )
  }
  const flags: Flags = {
    string: (name) => found.get(name)?.at(-1),
    bool: (name) => found.get(name)?.at(-1) === 'true',
    list: (name) => found.get(name) ?? [],
  }
  return { words, flags }
}

const HELP = `Declaratively deploy your Kubernetes manifests, Kustomize configs, and Charts as Helm releases in one shot

Usage:
  helmfile [command]

Available Commands:
${Object.entries({
  ...COMMANDS,
  init: { short: 'Initialize the helmfile, includes version checking and installation of helm and plug-ins' },
  version: { short: 'Print the CLI version' },
})
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([name, { short }]) => `  ${name.padEnd(12)}${short}\n`)
  .join('')}
Flags:
  -e, --environment string            specify the environment name (default "default")
  -f, --file helmfile.yaml            load config from file or directory
  -l, --selector stringArray          only run using the releases that match labels
  -q, --quiet                         silence output
      --state-values-set stringArray  set state values on the command line
`

const DEFAULT_FOLDER = 'helmfile.d'
const DEFAULTS = ['helmfile.yaml', 'helmfile.yaml.gotmpl']

/** The files that are meant, as they were found. @throws HelmfileError */
function findFiles(io: HelmIo, given: string | undefined): string[] {
  const inFolder = (folder: string) =>
    (io.listDir(folder) ?? [])
      .filter((name) => /\.ya?ml(\.gotmpl)?$/.test(name))
      .sort()
      .map((name) => `${folder.replace(/\/$/, '')}/${name}`)
  if (given !== undefined) {
    const files = inFolder(given)
    if (files.length > 0) return files
    if (io.readFile(given) === undefined)
      throw new HelmfileError(`specified state file ${given} is not found`)
    return [given]
  }
  const found = DEFAULTS.filter((name) => io.readFile(name) !== undefined).slice(0, 1)
  const all = found.length > 0 ? found : inFolder(DEFAULT_FOLDER)
  if (all.length > 0) return all
  throw new HelmfileError(
    `no state file found. It must be named ${DEFAULT_FOLDER}/*.{yaml,yml,yaml.gotmpl,yml.gotmpl}, ${DEFAULTS.join(', or ')}, otherwise specified with the --file flag or HELMFILE_FILE_PATH environment variable`,
  )
}

/** The same world, seen from a folder. */
function inFolder(io: HelmIo, folder: string): HelmIo {
  if (folder === '') return io
  const at = (path: string) => (path.startsWith('/') || path === '-' ? path : `${folder}/${path}`)
  return {
    ...io,
    resolve: (path) => io.resolve(at(path)),
    readFile: (path) => io.readFile(at(path)),
    writeFile: (path, text) => io.writeFile(at(path), text),
    listDir: (path) => io.listDir(at(path)),
    makeFolder: (path) => io.makeFolder(at(path)),
    remove: (path) => io.remove(at(path)),
  }
}

function overridesOf(io: HelmIo, flags: Flags): JsonMap {
  let values: JsonMap = {}
  for (const path of flags.list('state-values-file')) {
    const text = io.readFile(path)
    if (text === undefined) throw new HelmfileError(`open ${path}: no such file or directory`)
    const found = parseYaml(text, path)
    if (isMap(found)) values = mergeValues(values, found)
  }
  for (const one of flags.list('state-values-set')) setValues(one, values)
  return values
}

interface Work {
  run: Run
  flags: Flags
  environment: string
  overrides: JsonMap
}

/** One file, and those that it names. @returns how many releases were meant, and the exit code */
function* runFile(io: HelmIo, path: string, work: Work): HelmSteps<{ count: number; code: number }> {
  const { run, flags, environment, overrides } = work
  const slash = path.lastIndexOf('/')
  const own = inFolder(io, slash < 0 ? '' : path.slice(0, slash) || '/')
  const shown = path.startsWith('/') || path.startsWith('./') ? path : `./${path}`
  const state = loadState(own, path.slice(slash + 1), shown, { environment, overrides })
  let count = 0
  let code = 0
  for (const entry of state.helmfiles) {
    const below = yield* runFile(own, typeof entry === 'string' ? entry : entry.path, work)
    count += below.count
    code = Math.max(code, below.code)
  }
  if (flags.string('namespace') !== undefined)
    for (const release of state.releases) release.namespace = flags.string('namespace') ?? ''
  const meant = selected(state, state.releases, flags.list('selector')).length
  if (meant === 0) return { count, code }
  try {
    const result = run({ io: own, state, flags, log: logInto(io, flags.bool('quiet')) })
    const done = typeof result === 'number' ? result : yield* result
    return { count: count + meant, code: Math.max(code, done) }
  } catch (error) {
    if (!(error instanceof HelmfileError)) throw error
    throw new HelmfileError(`in ${shown}: ${error.message}`, error.code)
  } finally {
    cleanUp(own)
  }
}

function* dispatch(argv: readonly string[], io: HelmIo): HelmSteps<number> {
  const { words, flags } = parse(argv)
  const [name, extra] = words
  if (name === undefined || name === 'help') {
    io.stdout(HELP)
    return 0
  }
  if (name === 'version') {
    io.stdout(`Version\t${VERSION}\n`)
    return 0
  }
  if (name === 'init') {
    io.stderr('helmfile initialization completed!\n')
    return 0
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command) throw new HelmfileError(`unknown command "${name}" for "helmfile"`)
  if (extra !== undefined) throw new HelmfileError(`unknown command "${extra}" for "helmfile ${name}"`)
  if (flags.bool('interactive'))
    throw new HelmfileError('--interactive is not available here: look at "helmfile diff" and then apply')
  const environment = flags.string('environment') ?? io.env.HELMFILE_ENVIRONMENT ?? 'default'
  const work = { run: command.run, flags, environment, overrides: overridesOf(io, flags) }
  let count = 0
  let code = 0
  for (const path of findFiles(io, flags.string('file') ?? io.env.HELMFILE_FILE_PATH)) {
    const done = yield* runFile(io, path, work)
    count += done.count
    code = Math.max(code, done.code)
  }
  if (count === 0 && !flags.bool('allow-no-matching-release') && flags.list('selector').length > 0)
    throw new HelmfileError(
      `err: no releases found that matches specified selector(${flags.list('selector').join(', ')}) and environment(${environment}), in any helmfile`,
    )
  return code
}

/**
 * One helmfile invocation. Yields when virtual time must pass.
 * @param argv without the leading `helmfile`
 * @returns the exit code
 */
export function* runHelmfile(argv: readonly string[], io: HelmIo): HelmSteps<number> {
  try {
    return yield* dispatch(argv, io)
  } catch (error) {
    if (!(error instanceof HelmfileError)) throw error
    io.stderr(`${error.message}\n`)
    return error.code
  }
}
