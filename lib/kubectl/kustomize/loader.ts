import { KubectlError } from '../errors'
import type { KubectlIo } from '../io'

/** A path as seen from a directory, without `.` and `..`. */
const resolve = (directory: string, path: string) =>
  clean(path.startsWith('/') ? path : `${directory}/${path}`)

function clean(path: string): string {
  const out: string[] = []
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (part === '..') out.pop()
    else out.push(part)
  }
  return `/${out.join('/')}`
}

const contains = (outer: string, inner: string) =>
  outer === '/' || inner === outer || inner.startsWith(`${outer}/`)

export const isRemote = (path: string): boolean =>
  /^(https?|ssh|git|file):|^(github|gitlab|bitbucket)\.(com|org)[/:]|^git@/.test(path)

/**
 * Reads files of one kustomization directory.
 * Differs: nothing is fetched from elsewhere, and links are not followed.
 */
export class Loader {
  private constructor(
    private readonly io: KubectlIo,
    /** Absolute. */
    readonly root: string,
    /** Whether files outside of the root may be read. */
    private readonly unrestricted: boolean,
    private readonly parent?: Loader,
  ) {}

  /** @throws KubectlError when the path is no directory */
  static open(io: KubectlIo, path: string, unrestricted = false): Loader {
    if (isRemote(path)) throw remoteError(path)
    const root = confirmDirectory(io, resolve(io.env.PWD ?? '/', path), path, path)
    return new Loader(io, root, unrestricted)
  }

  /** A loader of a directory named by this kustomization. @throws KubectlError */
  enter(path: string): Loader {
    if (path === '') throw new KubectlError('new root cannot be empty')
    if (isRemote(path)) throw remoteError(path)
    if (path.startsWith('/')) throw new KubectlError(`new root '${path}' cannot be absolute`)
    const candidate = clean(`${this.root}/${path}`)
    const root = confirmDirectory(this.io, candidate, candidate, candidate)
    for (let loader: Loader | undefined = this; loader; loader = loader.parent) {
      if (contains(root, loader.root)) {
        throw new KubectlError(
          `cycle detected: candidate root '${root}' contains visited root '${loader.root}'`,
        )
      }
    }
    return new Loader(this.io, root, this.unrestricted, this)
  }

  /** A file in or below the root. @throws KubectlError */
  load(path: string): string {
    if (isRemote(path)) throw remoteError(path)
    const at = resolve(this.root, path)
    if (this.io.listDir?.(at) !== undefined) throw new KubectlError(`'${at}' must resolve to a file`)
    const text = this.io.readFile(at)
    if (text === undefined) throw missing(at, at)
    if (!this.unrestricted && !contains(this.root, at)) {
      throw new KubectlError(`security; file '${at}' is not in or below '${this.root}'`)
    }
    return text
  }

  find(name: string): string | undefined {
    return this.io.readFile(clean(`${this.root}/${name}`))
  }
}

function missing(path: string, absolute: string): KubectlError {
  return new KubectlError(`evalsymlink failure on '${path}' : lstat ${absolute}: no such file or directory`)
}

function confirmDirectory(io: KubectlIo, absolute: string, path: string, shown: string): string {
  const prefix = 'must build at directory: '
  if (io.listDir?.(absolute) !== undefined) return absolute
  if (io.readFile(absolute) !== undefined) {
    throw new KubectlError(`${prefix}'${shown}': file is not directory`)
  }
  throw new KubectlError(`${prefix}not a valid directory: ${missing(path, absolute).message}`)
}

function remoteError(path: string): KubectlError {
  const host = /^(?:\w+:\/\/)?(?:git@)?([^/:]+)/.exec(path)?.[1] ?? path
  return new KubectlError(`Get ${JSON.stringify(path)}: dial tcp: lookup ${host}: no such host`)
}
