/** images, rmi, history, tag, prune. */
import { EngineError } from '@/lib/container-engine/engine-error'
import type { EngineImage } from '@/lib/container-engine/engine-image'
import {
  familiarName,
  fullName,
  InvalidName,
  parseImageName,
  tagged,
} from '@/lib/container-engine/image-name'
import { type Command, type DockerCall, each } from '@/lib/shell/programs/docker/call'
import { archiveCommands } from '@/lib/shell/programs/docker/commands/archive'
import { buildCommands } from '@/lib/shell/programs/docker/commands/build'
import { filtered } from '@/lib/shell/programs/docker/commands/ps'
import { registryCommands } from '@/lib/shell/programs/docker/commands/registry'
import { confirm } from '@/lib/shell/programs/docker/confirm'
import { shortId } from '@/lib/shell/programs/docker/container-text'
import { Glob } from '@/lib/shell/programs/docker/glob'
import type { Steps } from '@/lib/shell/programs/docker/steps'
import { type Row, showTable } from '@/lib/shell/programs/docker/table'
import { goTime, humanDuration, humanSize } from '@/lib/shell/programs/docker/units'
import { DockerExit } from '@/lib/shell/programs/docker/usage'

const TABLE = {
  columns: '{{.Repository}}\t{{.Tag}}\t{{.ID}}\t{{.CreatedSince}}\t{{.Size}}',
  headers: {
    ...{ Repository: 'REPOSITORY', Tag: 'TAG', Digest: 'DIGEST', ID: 'IMAGE ID', CreatedSince: 'CREATED' },
    ...{ CreatedAt: 'CREATED AT', Size: 'SIZE' },
  },
}

interface Named {
  image: EngineImage
  repository: string
  tag: string
}

const split = (name: string): [repository: string, tag: string] => {
  const [, repository = name, tag = '<none>'] = /^(.*):([^/:]*)$/.exec(name) ?? []
  return [repository, tag]
}

/** Every name of every image; one without names is dangling. */
function named({ engine: { images } }: DockerCall): Named[] {
  return images.list().flatMap((image) => {
    const tags = images.tagsOf(image.id)
    const byDigest = [...new Set(images.digestsOf(image.id).map((name) => name.replace(/@.*$/, '')))]
    if (tags.length === 0 && byDigest.length === 0) return [{ image, repository: '<none>', tag: '<none>' }]
    if (tags.length === 0) return byDigest.map((repository) => ({ image, repository, tag: '<none>' }))
    return tags.map((name) => {
      const [repository, tag] = split(name)
      return { image, repository, tag }
    })
  })
}

const FILTERS: Readonly<Record<string, (one: Named, value: string) => boolean>> = {
  dangling: ({ tag }, value) => (tag === '<none>') === (value === 'true'),
  reference: ({ repository, tag }, value) => new Glob(value).fits(repository, tag),
  label: ({ image }, value) => {
    const [key = '', ...rest] = value.split('=')
    const { labels } = image.config
    return Object.hasOwn(labels, key) && (rest.length === 0 || labels[key] === rest.join('='))
  },
  before: () => true,
  since: () => true,
}

const rowOf = (call: DockerCall, { image, repository, tag }: Named): Row => ({
  ...{ Repository: repository, Tag: tag, Digest: `sha256:${image.digest}` },
  ID: call.flags.has('no-trunc') ? `sha256:${image.id}` : shortId(image.id),
  CreatedSince: `${humanDuration(call.now() - image.created)} ago`,
  ...{ CreatedAt: goTime(image.created), Size: humanSize(image.bytes) },
})

function images(call: DockerCall): number {
  const { flags, operands, out } = call
  const wanted = operands[0]
  const asked = [...flags.all('filter'), ...(wanted === undefined ? [] : [`reference=${wanted}`])]
  const found = filtered(named(call), asked, FILTERS).sort(
    (a, b) => b.image.created - a.image.created || (a.repository < b.repository ? -1 : 1),
  )
  const rows = found.map((one) => rowOf(call, one))
  if (flags.has('quiet')) {
    out([...new Set(rows.map(({ ID }) => `${String(ID)}\n`))].join(''))
    return 0
  }
  const table = flags.has('digests')
    ? { ...TABLE, columns: TABLE.columns.replace('{{.ID}}', '{{.Digest}}\t{{.ID}}') }
    : TABLE
  out(showTable(rows, table, flags.text('format')))
  return 0
}

/** Why an image cannot go. */
function inUse(call: DockerCall, image: EngineImage, name: string): string | undefined {
  const { engine, flags } = call
  const users = engine.list().filter(({ imageId }) => imageId === image.id)
  const isRunning = users.find(({ status }) => status === 'running')
  const tags = engine.images.tagsOf(image.id)
  const isId = !tags.includes(familiar(name))
  const user = isRunning ?? users[0]
  const short = shortId(image.id)
  if (isId && tags.length > 1 && !flags.has('force'))
    return `conflict: unable to delete ${short} (must be forced) - image is referenced in multiple repositories`
  if (!user || (!isId && tags.length > 1)) return undefined
  const own = shortId(user.id)
  if (isId) {
    if (isRunning)
      return `conflict: unable to delete ${short} (cannot be forced) - image is being used by running container ${own}`
    return flags.has('force')
      ? undefined
      : `conflict: unable to delete ${short} (must be forced) - image is being used by stopped container ${own}`
  }
  if (flags.has('force') && !isRunning) return undefined
  const how = isRunning && flags.has('force') ? 'cannot be forced' : 'must force'
  return `conflict: unable to remove repository reference "${name}" (${how}) - container ${own} is using its referenced image ${short}`
}

function familiar(text: string): string {
  try {
    return familiarName(tagged(parseImageName(text)))
  } catch {
    return text
  }
}

function* remove(call: DockerCall): Steps<number> {
  const { images: store } = call.engine
  return yield* each(call, (name) => {
    const image = store.get(name)
    const why = inUse(call, image, name)
    if (why !== undefined) throw new EngineError(why)
    const isName = store.tagsOf(image.id).includes(familiar(name))
    for (const line of store.untag(image, isName ? name : undefined)) call.out(`${line}\n`)
  })
}

function history(call: DockerCall): number {
  const { engine, flags, operands, now, out } = call
  const image = engine.images.get(operands[0] ?? '')
  const full = flags.has('no-trunc')
  const rows = [...image.history].reverse().map(({ created, createdBy, bytes, comment }, at) => ({
    ID: at > 0 ? '<missing>' : full ? `sha256:${image.id}` : shortId(image.id),
    ...{ CreatedSince: `${humanDuration(now() - created)} ago`, CreatedAt: goTime(created) },
    CreatedBy: full || createdBy.length <= 45 ? createdBy : `${createdBy.slice(0, 44)}…`,
    ...{ Size: humanSize(bytes), Comment: comment },
  }))
  if (flags.has('quiet')) {
    out(rows.map(({ ID }) => `${ID}\n`).join(''))
    return 0
  }
  const headers = {
    ...{
      ID: 'IMAGE',
      CreatedSince: 'CREATED',
      CreatedAt: 'CREATED AT',
      CreatedBy: 'CREATED BY',
      Size: 'SIZE',
    },
    Comment: 'COMMENT',
  }
  const columns = '{{.ID}}\t{{.CreatedSince}}\t{{.CreatedBy}}\t{{.Size}}\t{{.Comment}}'
  out(showTable(rows, { columns, headers }, flags.text('format')))
  return 0
}

function tag({ engine, operands }: DockerCall): number {
  const [source = '', target = ''] = operands
  try {
    engine.images.tag(engine.images.get(source).id, fullName(parseImageName(target)))
  } catch (error) {
    if (!(error instanceof InvalidName)) throw error
    const why = `${JSON.stringify(target)} is not a valid repository/tag: ${error.message}`
    throw new DockerExit(1, `Error parsing reference: ${why}\n`)
  }
  return 0
}

/** Those without a name, or (all) without a container. */
export function unusedImages({ engine }: DockerCall, all: boolean): EngineImage[] {
  const used = new Set(engine.list().map(({ imageId }) => imageId))
  return engine.images
    .list()
    .filter(
      ({ id }) =>
        !used.has(id) &&
        (all || (engine.images.tagsOf(id).length === 0 && engine.images.digestsOf(id).length === 0)),
    )
}

function* prune(call: DockerCall): Steps<number> {
  const { engine, flags, out } = call
  const all = flags.has('all')
  const what = all ? 'all images without at least one container associated to them.' : 'all dangling images.'
  if (!(yield* confirm(call, `This will remove ${what}`))) return 0
  const gone = unusedImages(call, all)
  const lines = gone
    .flatMap((image) => engine.images.untag(image))
    .map((line) => `${line.charAt(0).toLowerCase()}${line.slice(1)}\n`)
  const bytes = gone.reduce((sum, image) => sum + image.bytes, 0)
  out(
    `${lines.length > 0 ? `Deleted Images:\n${lines.join('')}\n` : ''}Total reclaimed space: ${humanSize(bytes)}\n`,
  )
  return 0
}

export const imageCommands: readonly Command[] = [
  {
    path: 'docker images',
    use: 'docker images [OPTIONS] [REPOSITORY[:TAG]]',
    about: 'List images',
    ...{ flags: 'all|a digests filter|f: format: no-trunc quiet|q', most: 1, run: images },
  },
  {
    path: 'docker rmi',
    use: 'docker rmi [OPTIONS] IMAGE [IMAGE...]',
    ...{ about: 'Remove one or more images', flags: 'force|f no-prune', least: 1, run: remove },
  },
  {
    path: 'docker history',
    use: 'docker history [OPTIONS] IMAGE',
    ...{
      about: 'Show the history of an image',
      flags: 'format: human|H no-trunc quiet|q',
      least: 1,
      most: 1,
    },
    run: history,
  },
  {
    path: 'docker tag',
    use: 'docker tag SOURCE_IMAGE[:TAG] TARGET_IMAGE[:TAG]',
    about: 'Create a tag TARGET_IMAGE that refers to SOURCE_IMAGE',
    ...{ flags: '', least: 2, most: 2, run: tag },
  },
  {
    path: 'docker image prune',
    use: 'docker image prune [OPTIONS]',
    ...{ about: 'Remove unused images', flags: 'all|a filter: force|f', most: 0, run: prune },
  },
  ...buildCommands,
  ...registryCommands,
  ...archiveCommands,
]
