import { install as installChart } from '@/lib/helm/actions/install'
import { documentText, RenderError } from '@/lib/helm/actions/render-release'
import { chartToInstall } from '@/lib/helm/cmd/chart-to-install'
import type { CommandContext, HelmCommand } from '@/lib/helm/cmd/command'
import {
  CHANGE_FLAGS,
  CHART_CHANGE_FLAGS,
  CHART_PATH_FLAGS,
  DRY_RUN_FLAG,
  dryRunOf,
  EXCLUSIVE,
  INSTALL_FLAGS,
  installOptions,
  WAIT_FLAGS,
} from '@/lib/helm/cmd/install-flags'
import { nameAndChart } from '@/lib/helm/cmd/release-name'
import { HelmError } from '@/lib/helm/errors'
import type { HelmIo } from '@/lib/helm/io'
import { splitManifests } from '@/lib/helm/release/manifests'
import type { Release } from '@/lib/helm/release/release'
import { type Capabilities, defaultCapabilities } from '@/lib/helm/render/capabilities'
import { findVersion } from '@/lib/helm/semver'
import { givenValues, VALUE_FLAGS } from '@/lib/helm/values/given-values'
import type { FlagValues } from '@/lib/kubectl/cli/parse-flags'
import { globMatches } from '@/lib/userland/tools/shared/glob'

const NAME = 'release-name'

/** @throws HelmError for a version of Kubernetes that is none */
export function toldCapabilities(flags: FlagValues): Capabilities {
  const own = defaultCapabilities()
  const version = flags.string('kube-version')
  const apiVersions = [...own.apiVersions, ...flags.list('api-versions')]
  if (!version) return { ...own, apiVersions }
  const found = findVersion(version)
  if (!found)
    throw new HelmError(`invalid kube version '${version}': could not parse "${version}" as version`)
  return { kubeVersion: `v${found.major}.${found.minor}.${found.patch}`, apiVersions }
}

/** The documents of those templates that are wanted, in the order of the release. */
function shown(all: string, wanted: readonly string[]): string {
  const documents = splitManifests(all)
  const match = (pattern: string, path: string) => {
    const [left, right] = [pattern.split('/'), path.split('/')]
    return left.length === right.length && left.every((part, index) => globMatches(part, right[index] ?? ''))
  }
  const found = wanted.flatMap((pattern) => {
    const own = documents.filter((text) => match(pattern, /# Source: [^/\n]+\/(.+)/.exec(text)?.[1] ?? ''))
    if (own.length === 0) throw new HelmError(`could not find template ${pattern} in chart`)
    return own
  })
  return found.map((text) => `---\n${text}\n`).join('')
}

/** One file for each template, as it was rendered. */
function writeFiles({ io, flags, out }: CommandContext, folder: string, text: string): void {
  const root = flags.bool('release-name') ? `${folder}/${NAME}` : folder
  const files = new Map<string, string>()
  for (const document of splitManifests(text)) {
    const path = /# Source: (.+)/.exec(document)?.[1]
    if (path !== undefined) files.set(path, `${files.get(path) ?? ''}---\n${document}`)
  }
  for (const [path, content] of files) {
    io.writeFile(`${root}/${path}`, content)
    out(`wrote ${root}/${path}\n`)
  }
}

function print(context: CommandContext, { manifest, hooks }: Pick<Release, 'manifest' | 'hooks'>): void {
  const { flags, out } = context
  const kept = hooks.filter(({ events }) => !(flags.bool('skip-tests') && events.includes('test')))
  const all = [
    `${manifest.trim()}\n`,
    ...(flags.bool('no-hooks') ? [] : kept.map(({ path, manifest: text }) => documentText(path, text))),
  ].join('')
  const wanted = flags.list('show-only')
  if (flags.string('output-dir')) writeFiles(context, flags.string('output-dir'), all)
  else out(wanted.length > 0 ? shown(all, wanted) : all)
}

const isValidated = (flags: FlagValues, io: HelmIo) =>
  flags.bool('validate') ? 'server' : dryRunOf(io, flags, true)

export const template: HelmCommand = {
  use: 'template [NAME] [CHART]',
  short: 'locally render templates',
  arity: { min: 1 },
  flags: [
    ...CHANGE_FLAGS,
    ...CHART_CHANGE_FLAGS,
    ...INSTALL_FLAGS,
    ...CHART_PATH_FLAGS,
    ...VALUE_FLAGS,
    ...WAIT_FLAGS,
    { ...DRY_RUN_FLAG, default: 'client' },
    {
      name: 'show-only',
      short: 's',
      type: 'stringArray',
      usage: 'Only what comes of this template; may be repeated.',
    },
    { name: 'output-dir', type: 'string', usage: 'Write files into this folder.' },
    { name: 'validate', type: 'bool', usage: 'deprecated', deprecated: "use '--dry-run=server' instead" },
    { name: 'include-crds', type: 'bool', usage: 'Print what lies in crds/, too.' },
    { name: 'skip-tests', type: 'bool', usage: 'Leave tests out.' },
    { name: 'is-upgrade', type: 'bool', usage: 'Render as for an upgrade.' },
    { name: 'kube-version', type: 'string', usage: 'The version of Kubernetes that templates see.' },
    {
      name: 'api-versions',
      short: 'a',
      type: 'stringSlice',
      usage: 'API versions that templates see as served.',
    },
    { name: 'release-name', type: 'bool', usage: "With --output-dir: in a folder of the release's name." },
  ],
  exclusive: [...EXCLUSIVE, ['validate', 'dry-run']],
  *run(context) {
    const { io, flags } = context
    const dryRun = isValidated(flags, io)
    const capabilities = toldCapabilities(flags)
    const { name, chart: reference } = nameAndChart(context, NAME)
    const values = givenValues(io, flags)
    const chart = chartToInstall(context, reference)
    const options = {
      ...installOptions(io, flags, { name, namespace: context.namespace(), dryRun }),
      includeCrds: flags.bool('include-crds'),
      isUpgrade: flags.bool('is-upgrade'),
      replace: true,
      ...(dryRun === 'client' ? { capabilities } : {}),
    }
    const action = dryRun === 'client' ? undefined : context.action()
    try {
      print(context, yield* installChart(action, io, chart, values, options))
    } catch (error) {
      if (!(error instanceof RenderError)) throw error
      if (!flags.bool('debug'))
        throw new HelmError(`${error.message}\n\nUse --debug flag to render out invalid YAML`)
      print(context, { manifest: error.manifest, hooks: [] })
      throw error
    }
    return undefined
  },
}
