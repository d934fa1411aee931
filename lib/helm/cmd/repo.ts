import { toYaml } from '@/lib/cluster/apimachinery/yaml/write-yaml'
import { unpackChart } from '@/lib/helm/chart/archive'
import { loadFiles } from '@/lib/helm/chart/load-chart'
import { metadataJson } from '@/lib/helm/chart/metadata'
import type { CommandContext, HelmCommand } from '@/lib/helm/cmd/command'
import { jsonText, OUTPUT_FLAG, outputFormat, tableText, yamlText } from '@/lib/helm/cmd/output'
import { HelmError } from '@/lib/helm/errors'
import { rfc3339 } from '@/lib/helm/release/times'
import { digestOf } from '@/lib/helm/repo/catalogue'
import { HAPPY } from '@/lib/helm/repo/dependencies'
import { RepositoryFile } from '@/lib/helm/repo/repositories'
import { readYaml } from '@/lib/helm/values/read-values'
import { dig, isMap, type JsonMap } from '@/lib/kubectl/go-format'

function add({ io, args, flags, out }: CommandContext): undefined {
  const [name = '', url = ''] = args
  if (name.includes('/'))
    throw new HelmError(`repository name (${name}) contains '/', please specify a different name without '/'`)
  const file = new RepositoryFile(io, flags)
  const known = file.find(name)
  if (known && !flags.bool('force-update')) {
    if (known.url !== url)
      throw new HelmError(`repository name (${name}) already exists, please specify a different name`)
    out(`"${name}" already exists with the same configuration, skipping\n`)
    return undefined
  }
  file.add({ name, url })
  out(`"${name}" has been added to your repositories\n`)
  return undefined
}

function list({ io, flags, out }: CommandContext): undefined {
  const format = outputFormat(flags)
  const { repositories } = new RepositoryFile(io, flags)
  if (repositories.length === 0 && format === 'table') io.stderr('no repositories to show\n')
  else if (format === 'table') {
    const rows = repositories.map(({ name, url }) => [name, url])
    out(tableText([...(flags.bool('no-headers') ? [] : [['NAME', 'URL']]), ...rows]))
  } else out(format === 'json' ? jsonText(repositories) : yamlText(repositories))
  return undefined
}

function update({ io, args, flags, out }: CommandContext): undefined {
  const file = new RepositoryFile(io, flags)
  if (file.repositories.length === 0)
    throw new HelmError('no repositories found. You must add one before updating')
  const missing = args.find((name) => !file.find(name))
  if (missing !== undefined)
    throw new HelmError(`no repositories found matching '${missing}'.  Nothing will be updated`)
  out('Hang tight while we grab the latest from your chart repositories...\n')
  for (const one of file.repositories) {
    if (args.length > 0 && !args.includes(one.name)) continue
    file.refresh(one)
    out(`...Successfully got an update from the "${one.name}" chart repository\n`)
  }
  out(HAPPY)
  return undefined
}

function remove({ io, args, flags, out }: CommandContext): undefined {
  const file = new RepositoryFile(io, flags)
  if (file.repositories.length === 0) throw new HelmError('no repositories configured')
  for (const name of args) {
    if (!file.remove(name)) throw new HelmError(`no repo named "${name}" found`)
    out(`"${name}" has been removed from your repositories\n`)
  }
  return undefined
}

function index({ io, args, flags }: CommandContext): undefined {
  const [folder = '.'] = args
  const names = io.listDir(folder)
  if (!names) throw new HelmError(`open ${folder}: no such file or directory`)
  const entries: Record<string, JsonMap[]> = {}
  const old = flags.string('merge') ? dig(readYaml(io.readFile(flags.string('merge')) ?? ''), 'entries') : {}
  if (isMap(old)) for (const [name, list] of Object.entries(old)) entries[name] = [...(list as JsonMap[])]
  const base = flags.string('url').replace(/\/+$/, '')
  for (const name of names.filter((one) => one.endsWith('.tgz')).sort()) {
    const archive = io.readFile(`${folder}/${name}`) ?? ''
    const { metadata } = loadFiles(unpackChart(name, archive))
    entries[metadata.name] = [
      {
        ...metadataJson(metadata),
        created: rfc3339(io.now()),
        digest: digestOf(archive),
        urls: [base ? `${base}/${name}` : name],
      },
      ...(entries[metadata.name] ?? []).filter(({ version }) => version !== metadata.version),
    ]
  }
  const value = { apiVersion: 'v1', entries, generated: rfc3339(io.now()) }
  io.writeFile(`${folder}/index.yaml`, flags.bool('json') ? jsonText(value) : toYaml(value))
  return undefined
}

export const repo: HelmCommand = {
  use: 'repo add|remove|list|index|update [ARGS]',
  short: 'add, list, remove, update, and index chart repositories',
  subcommands: [
    {
      use: 'add [NAME] [URL]',
      short: 'add a chart repository',
      arity: { min: 2, max: 2 },
      flags: [
        { name: 'force-update', type: 'bool', usage: 'Replace a repository of that name.' },
        { name: 'username', type: 'string', usage: "The user's name at the repository." },
        { name: 'password', type: 'string', usage: 'The password at the repository.' },
        { name: 'pass-credentials', type: 'bool', usage: 'Show name and password to every host.' },
        { name: 'ca-file', type: 'string', usage: 'A file with the certificate of the authority.' },
        {
          name: 'insecure-skip-tls-verify',
          type: 'bool',
          usage: "Do not check the repository's certificate.",
        },
        { name: 'no-update', type: 'bool', usage: 'Does nothing any more.', hidden: true },
      ],
      run: add,
    },
    {
      use: 'index [DIR]',
      short: 'generate an index file given a directory containing packaged charts',
      arity: { min: 1, max: 1 },
      flags: [
        { name: 'url', type: 'string', usage: 'The address of the repository.' },
        { name: 'merge', type: 'string', usage: 'An index that is gone on with.' },
        { name: 'json', type: 'bool', usage: 'Write JSON.' },
      ],
      run: index,
    },
    {
      use: 'list',
      short: 'list chart repositories',
      aliases: ['ls'],
      arity: { max: 0 },
      flags: [OUTPUT_FLAG, { name: 'no-headers', type: 'bool', usage: 'No heads of columns.' }],
      run: list,
    },
    {
      use: 'remove [REPO1 [REPO2 ...]]',
      short: 'remove one or more chart repositories',
      aliases: ['rm'],
      arity: { min: 1 },
      run: remove,
    },
    {
      use: 'update [REPO1 [REPO2 ...]]',
      short: 'update information of available charts locally from chart repositories',
      aliases: ['up'],
      flags: [
        {
          name: 'fail-on-repo-update-fail',
          type: 'bool',
          usage: 'One that cannot be reached is an error; it is here anyway.',
        },
      ],
      run: update,
    },
  ],
}
