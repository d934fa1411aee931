/** COPY and ADD: files of the context, of another stage or image, into a layer. */

import { resolvePath } from '@/lib/cluster/apimachinery/resolve-path'
import type { Layer } from '@/lib/cluster/kubelet/images/made-image'
import { fakeDigest } from '@/lib/cluster/sim/fake-digest'
import { at, type BuildContext, checksum, sourcesOf } from '@/lib/container-engine/build/context'
import type { Instruction } from '@/lib/container-engine/build/dockerfile'
import { StepError } from '@/lib/container-engine/build/run-step'
import type { StageImage } from '@/lib/container-engine/build/stage'
import { expand, splitWords } from '@/lib/container-engine/build/words'
import { copyFiles, makeFolders } from '@/lib/container-engine/container-files'
import { identityOf } from '@/lib/container-engine/container-process'
import { layerOf } from '@/lib/container-engine/layer-of'
import type { FileSystem } from '@/lib/userland/kernel/file-system'
import { readArchive } from '@/lib/userland/tools/file/tar-format'

interface Copy {
  sources: { source: string; paths: string[] }[]
  /** As it is written. */
  target: string
  key: string
}

/** What a step copies, and what stands for it. @throws StepError for a source that is not there */
export function copyOf(instruction: Instruction, stage: StageImage, context: BuildContext): Copy {
  const { json, rest, heredocs, flags } = instruction
  const words = (json ?? splitWords(expand(rest.replace(/<<-?["']?\w+["']?/g, ''), stage.env))).map((word) =>
    json ? expand(word, stage.env) : word,
  )
  const target = words.at(-1) ?? ''
  const sources = words.slice(0, -1).map((source) => {
    if (/^https?:\/\//.test(source))
      throw new StepError(`${source}: nothing can be fetched from the network during a build here`)
    const paths = sourcesOf(context, source)
    if (paths.length === 0) {
      const missing = `"/${source.replace(/^\.?\/+/, '')}": not found`
      const sum = `failed to calculate checksum of ref ${fakeDigest(`ref ${source}`).slice(0, 25)}::${fakeDigest(stage.key).slice(0, 25)}: ${missing}`
      throw new StepError(sum, `failed to compute cache key: ${sum}`)
    }
    return { source, paths }
  })
  const sums = sources.map(({ paths }) => checksum(context, paths))
  const texts = heredocs.map(({ name, text }) => `${name}\0${text}`)
  return { sources, target, key: [...sums, ...texts, JSON.stringify(flags), words.join('\0')].join('\0') }
}

/** Rights and owners of all that was copied. */
function settle(files: FileSystem, path: string, uid: number, gid: number, mode: number | undefined): void {
  files.chown(path, uid, gid, { follow: false })
  const stat = files.stat(path, { follow: false })
  if (mode !== undefined && stat?.type !== 'symlink') files.chmod(path, mode)
  if (stat?.type !== 'directory') return
  for (const name of files.list(path)) settle(files, `${path}/${name}`, uid, gid, mode)
}

function unpack(files: FileSystem, folder: string, text: string): boolean {
  const members = readArchive(text)
  if (!members) return false
  for (const { name, type, mode, text: own, link } of members) {
    const path = `${folder === '/' ? '' : folder}/${name.replace(/^\.?\/+/, '').replace(/\/$/, '')}`
    if (type === 'directory') makeFolders(files, path)
    else {
      makeFolders(files, path.slice(0, path.lastIndexOf('/')))
      if (type === 'symlink') files.symlink(link, path)
      else files.write(path, own, { mode })
    }
    if (type !== 'symlink') files.chmod(path, mode)
  }
  return true
}

/** The layer that comes of it. @throws StepError */
export function copyStep(
  instruction: Instruction,
  { sources, target }: Copy,
  stage: StageImage,
  context: BuildContext,
): Layer {
  const { flags, name, heredocs, line } = instruction
  const { files, tree, base } = stage.files()
  const place = resolvePath(stage.config.cwd ?? '/', target).replace(/(.)\/+$/, '$1')
  const all = sources.flatMap(({ paths }) => paths)
  const isFolder =
    target.endsWith('/') ||
    target === '.' ||
    all.length + heredocs.length > 1 ||
    files.stat(place)?.type === 'directory'
  if (
    all.length + heredocs.length > 1 &&
    !target.endsWith('/') &&
    target !== '.' &&
    files.stat(place)?.type !== 'directory'
  )
    throw new StepError(
      `dockerfile parse error on line ${line}: When using ${name} with more than one source file, the destination must be a directory and end with a /`,
    )
  const owner =
    flags.chown === undefined ? { uid: 0, gid: 0 } : identityOf(expand(flags.chown, stage.env), files)
  const mode = flags.chmod === undefined ? undefined : Number.parseInt(flags.chmod, 8)
  const put = (path: string, write: (to: string) => void) => {
    makeFolders(files, path.slice(0, path.lastIndexOf('/')))
    write(path)
    settle(files, path, owner.uid, owner.gid, mode)
  }
  for (const path of all) {
    const from = at(context, path)
    const stat = context.files.stat(from)
    if (stat?.type === 'directory') {
      makeFolders(files, place)
      copyBelow(context, path, files, place, (to) => settle(files, to, owner.uid, owner.gid, mode))
    } else if (name !== 'ADD' || !unpack(files, place, context.files.read(from))) {
      const own = path.slice(path.lastIndexOf('/') + 1)
      put(isFolder ? `${place === '/' ? '' : place}/${own}` : place, (to) =>
        copyFiles(context.files, from, files, to),
      )
    }
  }
  for (const { name: own, text, expands } of heredocs)
    put(isFolder ? `${place === '/' ? '' : place}/${own}` : place, (to) =>
      files.write(to, expands ? expand(text, stage.env) : text),
    )
  return layerOf(base, tree).layer
}

/** What is in a folder, but for what is left out. */
function copyBelow(
  context: BuildContext,
  path: string,
  files: FileSystem,
  place: string,
  settled: (path: string) => void,
): void {
  for (const name of context.files.list(at(context, path)).sort()) {
    const own = path === '' ? name : `${path}/${name}`
    const to = `${place === '/' ? '' : place}/${name}`
    const isDirectory = context.files.stat(at(context, own), { follow: false })?.type === 'directory'
    const isIgnored = context.isIgnored(own)
    if (isDirectory) {
      if (!isIgnored) makeFolders(files, to)
      if (isIgnored && ![...subPaths(context, own)].some((one) => !context.isIgnored(one))) continue
      makeFolders(files, to)
      copyBelow(context, own, files, to, settled)
    } else if (!isIgnored) {
      copyFiles(context.files, at(context, own), files, to)
      settled(to)
    }
  }
}

function* subPaths(context: BuildContext, path: string): Generator<string> {
  for (const name of context.files.list(at(context, path))) {
    const own = `${path}/${name}`
    yield own
    if (context.files.stat(at(context, own), { follow: false })?.type === 'directory')
      yield* subPaths(context, own)
  }
}
