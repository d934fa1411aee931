/**
 * save and load. Mirrors: a tar of the images. Differs: in the archive lies one text with all that the lab knows of
 * them beside the manifest, instead of a blob for each layer.
 */
import { EngineError } from '@/lib/container-engine/engine-error'
import type { EngineImage } from '@/lib/container-engine/engine-image'
import { type Command, type DockerCall, filesOf, pathOf, readText } from '@/lib/shell/programs/docker/call'
import { readAll, type Steps } from '@/lib/shell/programs/docker/steps'
import { DockerExit } from '@/lib/shell/programs/docker/usage'
import { archiveEnd, type Member, packMember, readArchive } from '@/lib/userland/tools/file/tar-format'

export interface Saved {
  tags: readonly string[]
  image: EngineImage
}

export const CONTENT = 'images.json'

function member(call: DockerCall, name: string, text: string): Member {
  return {
    name,
    type: 'file',
    link: '',
    mode: 0o644,
    uid: 0,
    gid: 0,
    mtime: call.now(),
    text,
    user: 'root',
    group: 'root',
  }
}

function pack(call: DockerCall, saved: readonly Saved[]): string {
  const manifest = saved.map(({ tags, image }) => ({
    ...{ Config: `blobs/sha256/${image.id}`, RepoTags: tags, Layers: [`blobs/sha256/${image.digest}`] },
  }))
  const members = [
    member(call, CONTENT, JSON.stringify(saved)),
    member(call, 'manifest.json', JSON.stringify(manifest)),
    member(call, 'oci-layout', '{"imageLayoutVersion": "1.0.0"}'),
  ]
  const body = members.map(packMember).join('')
  return body + archiveEnd(body.length)
}

function save(call: DockerCall): number {
  const { engine, flags, operands, out } = call
  const saved = operands.map((name): Saved => {
    const image = engine.images.get(name)
    const tags = engine.images.tagsOf(image.id)
    return { image, tags: image.id.startsWith(name) ? [] : tags }
  })
  const path = flags.text('output')
  if (path === undefined && call.process().isTerminal(1))
    throw new DockerExit(1, 'cowardly refusing to save to a terminal. Use the -o flag or redirect\n')
  const text = pack(call, saved)
  if (path === undefined) out(text)
  else filesOf(call).write(pathOf(call, path), text, { mode: 0o600 })
  return 0
}

function* load(call: DockerCall): Steps<number> {
  const { engine, flags, out } = call
  const path = flags.text('input')
  if (path === undefined && call.process().isTerminal(0))
    throw new DockerExit(1, 'requested load from stdin, but stdin is empty\n')
  const text = path === undefined ? yield* readAll() : readText(call, path)
  if (text === undefined) throw new DockerExit(1, `open ${path}: no such file or directory\n`)
  const content = readArchive(text)?.find(({ name }) => name === CONTENT)?.text
  if (content === undefined) throw new EngineError('unrecognized image format')
  for (const { tags, image } of JSON.parse(content) as Saved[]) {
    const added = engine.images.add(image)
    for (const tag of tags) {
      engine.images.tag(added.id, tag)
      out(`Loaded image: ${tag}\n`)
    }
    if (tags.length === 0) out(`Loaded image ID: sha256:${added.id}\n`)
  }
  return 0
}

export const archiveCommands: readonly Command[] = [
  {
    path: 'docker save',
    use: 'docker save [OPTIONS] IMAGE [IMAGE...]',
    about: 'Save one or more images to a tar archive (streamed to STDOUT by default)',
    ...{ flags: 'output|o: platform:', least: 1, run: save },
  },
  {
    path: 'docker load',
    use: 'docker load [OPTIONS]',
    about: 'Load an image from a tar archive or STDIN',
    ...{ flags: 'input|i: platform: quiet|q', most: 0, run: load },
  },
]
