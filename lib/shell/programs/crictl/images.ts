import { Regexp } from '@/lib/cluster/apimachinery/regexp/regexp'
import { findImage, type RuntimeImage } from '@/lib/cluster/host/cri/runtime-image'
import type { CrictlCall, CrictlCommand } from '@/lib/shell/programs/crictl/call'
import { CrictlError, logLine } from '@/lib/shell/programs/crictl/crictl-error'
import { asFormat, asStatus } from '@/lib/shell/programs/crictl/output'
import { humanSize, shortId, table } from '@/lib/shell/programs/crictl/table'
import type { Outcome } from '@/lib/userland/kernel/one-shot'

const asObject = (one: RuntimeImage) => ({
  id: one.id,
  repoTags: [one.tag],
  repoDigests: [one.digest],
  size: String(one.size),
  uid: /^\d+/.test(one.user) ? { value: String(Number.parseInt(one.user, 10)) } : null,
  username: /^\d/.test(one.user) ? '' : one.user,
  spec: { image: '', annotations: {}, userSpecifiedImage: '', runtimeHandler: '' },
  pinned: one.pinned,
})

const split = (tag: string): [string, string] => {
  const at = tag.lastIndexOf(':')
  return at > tag.lastIndexOf('/') ? [tag.slice(0, at), tag.slice(at + 1)] : [tag, '<none>']
}

/** @throws CrictlError for a filter that nobody knows */
function filtered(images: readonly RuntimeImage[], filters: readonly string[]): readonly RuntimeImage[] {
  return filters.reduce((left, filter) => {
    const [kind = '', value = ''] = filter.split('=')
    if (kind === 'dangling') return value === 'true' ? [] : left
    if (kind !== 'reference') throw new CrictlError(`listing images: unknown filter ${JSON.stringify(kind)}`)
    const pattern = new Regexp(value)
    return left.filter(({ tag }) => pattern.test(tag))
  }, images)
}

function list({ flags, operands, runtime }: CrictlCall): string {
  const [wanted] = operands
  const all = runtime.images()
  const named = wanted === undefined ? all : all.filter((one) => one === findImage(all, wanted))
  const found = filtered(named, flags.list('filter'))
  const formatted = asFormat(flags.text('output'), () => ({ images: found.map(asObject) }))
  if (formatted !== undefined) return formatted
  if (flags.has('quiet')) return found.map(({ id }) => `${id}\n`).join('')
  const columns: [head: string, cell: (one: RuntimeImage) => string, isOn?: boolean][] = [
    ['IMAGE', ({ tag }) => split(tag)[0]],
    ['TAG', ({ tag }) => split(tag)[1]],
    ['DIGEST', ({ digest }) => short(digest.slice(digest.indexOf('@') + 1)), flags.has('digests')],
    ['IMAGE ID', ({ id }) => short(id)],
    ['SIZE', ({ size }) => humanSize(size, 3)],
    ['PINNED', ({ pinned }) => String(pinned), flags.has('pinned')],
  ]
  const short = (id: string) => (flags.has('no-trunc') ? id : shortId(id))
  const shown = columns.filter(([, , isOn = true]) => isOn)
  return table([shown.map(([head]) => head), ...found.map((one) => shown.map(([, cell]) => cell(one)))])
}

function inspect({ flags, operands, runtime }: CrictlCall): string {
  const all = runtime.images()
  const found = operands.map((name) => {
    const image = findImage(all, name)
    if (!image) throw new CrictlError(`no such image ${JSON.stringify(name)} present`)
    return image
  })
  if (found.length === 0) throw new CrictlError('ID cannot be empty', { usage: true })
  return asStatus(
    flags,
    found.map((one) => ({ status: asObject(one), info: flags.has('quiet') ? undefined : infoOf(one) })),
  )
}

const infoOf = ({ id, user }: RuntimeImage) => ({
  chainID: id,
  imageSpec: { architecture: 'amd64', os: 'linux', config: { User: user } },
})

const UNUSED = 'No images to remove'

function remove({ flags, operands, runtime }: CrictlCall): Outcome {
  const all = runtime.images()
  const used = new Set(runtime.containers().map(({ canonical }) => canonical))
  const prune = flags.has('prune')
  const wanted = prune
    ? all.filter(({ pinned, tag }) => !pinned && !used.has(tag)).map(({ id }) => id)
    : flags.has('all')
      ? all.map(({ id }) => id)
      : operands
  if (wanted.length === 0) {
    if (prune || flags.has('all')) return { stdout: '', stderr: logLine('INFO', UNUSED), exitCode: 0 }
    throw new CrictlError('ID cannot be empty', { usage: true })
  }
  let stdout = ''
  let before = ''
  for (const name of new Set(wanted)) {
    const image = findImage(runtime.images(), name)
    if (image) {
      runtime.removeImage(image)
      stdout += `Deleted: ${image.tag}\n`
    } else before += logLine('ERRO', `no such image ${name}`)
  }
  if (before === '') return { stdout, stderr: '', exitCode: 0 }
  return { stdout, stderr: before + logLine('FATA', 'unable to remove the image(s)'), exitCode: 1 }
}

export const imageCommands: readonly CrictlCommand[] = [
  {
    ...{ name: 'images', aliases: ['image', 'img'], operands: '[REPOSITORY[:TAG]]', usage: 'List images' },
    flags: 'quiet|q filter|f: output|o: digests no-trunc pinned verbose|v',
    run: list,
  },
  {
    ...{
      name: 'inspecti',
      operands: 'IMAGE-ID [IMAGE-ID...]',
      usage: 'Return the status of one or more images',
    },
    flags: 'output|o: quiet|q template:',
    run: inspect,
  },
  {
    ...{ name: 'rmi', operands: 'IMAGE-ID [IMAGE-ID...]', usage: 'Remove one or more images' },
    flags: 'all|a prune|q',
    run: remove,
  },
]
