import { documentText } from '@/lib/helm/actions/render-release'
import type { CommandContext, HelmCommand } from '@/lib/helm/cmd/command'
import { OUTPUT_FLAG, outputFormat, written, yamlText } from '@/lib/helm/cmd/output'
import { releaseText } from '@/lib/helm/cmd/release-output'
import { REVISION_FLAG } from '@/lib/helm/cmd/status'
import type { Release } from '@/lib/helm/release/release'
import { releaseJson } from '@/lib/helm/release/stored'
import { rfc3339 } from '@/lib/helm/release/times'
import { coalesceValues } from '@/lib/helm/values/coalesce'
import { compileGoTemplate } from '@/lib/kubectl/printers/go-template'

const METHODS = { ssa: 'server-side apply', csa: 'client-side apply' }

/** `a=1,b=2` */
const labelText = (labels: Record<string, string>) =>
  Object.keys(labels)
    .sort()
    .map((key) => `${key}=${labels[key]}`)
    .join(',')

function read({ args, flags, action }: CommandContext): Release {
  const { cluster, store } = action()
  cluster.version()
  return store.get(args[0] ?? '', flags.number('revision'))
}

function getValues(context: CommandContext): undefined {
  const { flags, out } = context
  const format = outputFormat(flags)
  const release = read(context)
  const all = flags.bool('all')
  const values = all ? coalesceValues(release.chart, release.config) : release.config
  const shown = !all && Object.keys(values).length === 0 ? null : values
  const title = all ? 'COMPUTED VALUES:' : 'USER-SUPPLIED VALUES:'
  out(written(format, shown, () => `${title}\n${yamlText(shown)}`))
  return undefined
}

function getMetadata(context: CommandContext): undefined {
  const { flags, out } = context
  const format = outputFormat(flags)
  const release = read(context)
  const { metadata } = release.chart
  const dependencies = metadata.dependencies.map(({ name }) => name)
  const filled = (key: string, value: object) => (Object.keys(value).length > 0 ? { [key]: value } : {})
  const json = {
    name: release.name,
    chart: metadata.name,
    version: metadata.version,
    appVersion: metadata.appVersion,
    ...filled('annotations', metadata.annotations),
    ...filled('labels', release.labels),
    ...(dependencies.length > 0 ? { dependencies: metadata.dependencies } : {}),
    namespace: release.namespace,
    revision: release.version,
    status: release.status,
    deployedAt: rfc3339(release.lastDeployed),
    applyMethod: release.applyMethod,
  }
  const table = () =>
    [
      `NAME: ${release.name}`,
      `CHART: ${metadata.name}`,
      `VERSION: ${metadata.version}`,
      `APP_VERSION: ${metadata.appVersion}`,
      `ANNOTATIONS: ${labelText(metadata.annotations)}`,
      `LABELS: ${labelText(release.labels)}`,
      `DEPENDENCIES: ${dependencies.sort().join(',')}`,
      `NAMESPACE: ${release.namespace}`,
      `REVISION: ${release.version}`,
      `STATUS: ${release.status}`,
      `DEPLOYED_AT: ${rfc3339(release.lastDeployed)}`,
      `APPLY_METHOD: ${METHODS[release.applyMethod]}\n`,
    ].join('\n')
  out(written(format, json, table))
  return undefined
}

function getAll(context: CommandContext): undefined {
  const release = read(context)
  const template = context.flags.string('template')
  if (template) {
    const Release = { ...releaseJson(release), Name: release.name, Namespace: release.namespace }
    context.out(compileGoTemplate(template, { strict: false, out: context.out })({ Release }))
  } else context.out(releaseText(release, { debug: true, withChart: true }))
  return undefined
}

const one = { min: 1, max: 1 }

export const get: HelmCommand = {
  use: 'get',
  short: 'download extended information of a named release',
  subcommands: [
    {
      use: 'all RELEASE_NAME',
      short: 'download all information for a named release',
      arity: one,
      flags: [REVISION_FLAG, { name: 'template', type: 'string', usage: 'A Go template for the output.' }],
      run: getAll,
    },
    {
      use: 'hooks RELEASE_NAME',
      short: 'download all hooks for a named release',
      arity: one,
      flags: [REVISION_FLAG],
      run(context) {
        for (const { path, manifest } of read(context).hooks) context.out(documentText(path, manifest))
        return undefined
      },
    },
    {
      use: 'manifest RELEASE_NAME',
      short: 'download the manifest for a named release',
      arity: one,
      flags: [REVISION_FLAG],
      run(context) {
        context.out(`${read(context).manifest}\n`)
        return undefined
      },
    },
    {
      use: 'metadata RELEASE_NAME',
      short: 'This command fetches metadata for a given release',
      arity: one,
      flags: [REVISION_FLAG, OUTPUT_FLAG],
      run: getMetadata,
    },
    {
      use: 'notes RELEASE_NAME',
      short: 'download the notes for a named release',
      arity: one,
      flags: [REVISION_FLAG],
      run(context) {
        const { notes } = read(context)
        if (notes !== '') context.out(`NOTES:\n${notes}\n`)
        return undefined
      },
    },
    {
      use: 'values RELEASE_NAME',
      short: 'download the values file for a named release',
      arity: one,
      flags: [
        REVISION_FLAG,
        OUTPUT_FLAG,
        { name: 'all', short: 'a', type: 'bool', usage: "All values, the chart's too." },
      ],
      run: getValues,
    },
  ],
}
