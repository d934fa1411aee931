import { unpackChart } from '@/lib/helm/chart/archive'
import { loadFiles } from '@/lib/helm/chart/load-chart'
import type { CommandContext, HelmCommand } from '@/lib/helm/cmd/command'
import { CHART_PATH_FLAGS } from '@/lib/helm/cmd/install-flags'
import { HelmError } from '@/lib/helm/errors'
import { fetchChart } from '@/lib/helm/repo/locate-chart'
import { isOci, pushChart, registryDigest } from '@/lib/helm/repo/registry'

function unpack({ io, flags }: CommandContext, name: string, archive: string, folder: string): void {
  const given = flags.string('untardir')
  const root = (given.startsWith('/') ? given : `${folder}/${given}`).replace(/\/\.?$/, '')
  const path = `${root}/${name}`
  if (io.listDir(path) !== undefined || io.readFile(path) !== undefined)
    throw new HelmError(`failed to untar: a file or directory with the name ${path} already exists`)
  for (const file of unpackChart(name, archive)) io.writeFile(`${path}/${file.name}`, file.text)
}

function pullOne(context: CommandContext, reference: string): void {
  const { io, flags, out } = context
  const found = fetchChart(io, flags, reference)
  const folder = flags.string('destination')
  if (io.listDir(folder) === undefined)
    throw new HelmError(`open ${folder}/${found.name}-${found.version}.tgz: no such file or directory`)
  if (found.reference) out(`Pulled: ${found.reference}\nDigest: ${registryDigest(found.archive)}\n`)
  const { metadata } = loadFiles(unpackChart(reference, found.archive))
  if (flags.bool('untar')) unpack(context, metadata.name, found.archive, folder)
  else io.writeFile(`${folder}/${metadata.name}-${metadata.version}.tgz`, found.archive)
}

export const pull: HelmCommand = {
  use: 'pull [chart URL | repo/chartname] [...]',
  short: 'download a chart from a repository and (optionally) unpack it in local directory',
  aliases: ['fetch'],
  arity: { min: 1 },
  flags: [
    ...CHART_PATH_FLAGS,
    { name: 'untar', type: 'bool', usage: 'Unpack it.' },
    { name: 'untardir', type: 'string', default: '.', usage: 'Where it is unpacked.' },
    { name: 'destination', short: 'd', type: 'string', default: '.', usage: 'Where it is written.' },
    { name: 'prov', type: 'bool', usage: 'Fetch the provenance file; there is none here.' },
  ],
  run(context) {
    for (const reference of context.args) pullOne(context, reference)
    return undefined
  },
}

export const push: HelmCommand = {
  use: 'push [chart] [remote]',
  short: 'push a chart to remote',
  arity: { min: 2, max: 2 },
  flags: [
    { name: 'plain-http', type: 'bool', usage: 'Push without TLS.' },
    { name: 'insecure-skip-tls-verify', type: 'bool', usage: "Do not check the registry's certificate." },
    { name: 'ca-file', type: 'string', usage: 'A file with the certificate of the authority.' },
    { name: 'username', type: 'string', usage: "The user's name at the registry." },
    { name: 'password', type: 'string', usage: 'The password at the registry.' },
  ],
  run({ io, args, out }) {
    const [path = '', remote = ''] = args
    const archive = io.readFile(path)
    if (archive === undefined) {
      const reason = io.listDir(path) ? 'cannot push directory, must provide chart archive (.tgz)' : undefined
      throw new HelmError(reason ?? `${path}: no such file`)
    }
    if (!isOci(remote)) {
      const scheme = /^([a-z]+):\/\//.exec(remote)?.[1] ?? ''
      throw new HelmError(`scheme prefix missing from remote (e.g. "oci://")${scheme && `: ${scheme}`}`)
    }
    const { metadata } = loadFiles(unpackChart(path, archive))
    const pushed = pushChart(io, remote, { name: metadata.name, version: metadata.version, archive })
    out(`Pushed: ${pushed.reference}\nDigest: ${pushed.digest}\n`)
    return undefined
  },
}
