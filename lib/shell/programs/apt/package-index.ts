/**
 * What apt could install: by the sources that a host has, as they were at the last update.
 * Differs: of Debian's own packages a handful, in one version each; keys are not checked but for being there.
 */
import { DEBIAN_SOURCE, KUBERNETES_SOURCE } from '@/lib/cluster/host/systemd/unit-paths'
import { isMinor, releasesOf } from '@/lib/shell/programs/apt/releases'
import type { FileSystem } from '@/lib/userland/kernel/file-system'
import { makeFolders } from '@/lib/userland/kernel/folders'

const LISTS = '/var/lib/apt/lists'
const SOURCES = ['/etc/apt/sources.list.d', '/etc/apt']

/** What belongs to a release of Kubernetes, and follows its version. */
export const VERSIONED = ['kubeadm', 'kubectl', 'kubelet']
const DEBIAN: Readonly<Record<string, string>> = {
  containerd: '2.2.0-1',
  conntrack: '1:1.4.7-1',
  curl: '7.88.1-10',
  'etcd-client': '3.4.23-4',
  jq: '1.6-2.1',
  'nfs-common': '1:2.6.2-4',
  socat: '1.7.4.4-2',
  vim: '2:9.0.1378-2',
}

export interface Source {
  url: string
  /** `v1.36`; unset: it is not one of Kubernetes. */
  minor?: string
  keyring?: string
}

/** The lines of all files of sources; what cannot be read is left out. */
export function sourcesOf(files: FileSystem): Source[] {
  const texts = SOURCES.flatMap((folder) =>
    files.stat(folder)?.type === 'directory'
      ? files
          .list(folder)
          .filter((name) => name.endsWith('.list'))
          .sort()
          .map((name) => files.read(`${folder}/${name}`))
      : [],
  )
  const debian: Source[] =
    files.stat(DEBIAN_SOURCE)?.type === 'file' ? [{ url: 'http://deb.debian.org/debian bookworm' }] : []
  const listed = texts.flatMap((text) =>
    text.split('\n').flatMap((line) => {
      const [, options = '', url] = /^\s*deb\s+(?:\[([^\]]*)\]\s+)?(\S+)/.exec(line) ?? []
      if (url === undefined) return []
      const minor = /pkgs\.k8s\.io\/core:\/stable:\/(v\d+\.\d+)\/deb/.exec(url)?.[1]
      const keyring = /signed-by=(\S+)/.exec(options)?.[1]
      return [{ url, ...(minor ? { minor } : {}), ...(keyring ? { keyring } : {}) }]
    }),
  )
  return [...debian, ...listed]
}

const listPath = (minor: string) => `${LISTS}/pkgs.k8s.io_core:_stable:_${minor}_deb_Packages`

/** Minor releases whose lists are here. Before the first update those of the sources that the host came with are. */
function knownMinors(files: FileSystem): string[] {
  if (files.stat(LISTS)?.type !== 'directory') {
    const first = files.stat(KUBERNETES_SOURCE)?.type === 'file' ? sourcesOf(files) : []
    return first.flatMap(({ minor }) => minor ?? [])
  }
  return files.list(LISTS).flatMap((name) => /_(v\d+\.\d+)_deb_Packages$/.exec(name)?.[1] ?? [])
}

/** Why a source cannot be read, in apt's words. */
export function sourceError(files: FileSystem, { url, minor, keyring }: Source): string | undefined {
  if (minor === undefined) return undefined
  if (!isMinor(minor)) return `E: The repository '${url}  Release' does not have a Release file.`
  return keyring !== undefined && files.stat(keyring)?.type !== 'file'
    ? `W: GPG error: ${url}  InRelease: The following signatures couldn't be verified because the public key is not available: NO_PUBKEY 234654DA9A296436\nE: The repository '${url}  InRelease' is not signed.`
    : undefined
}

/** Fetches the lists anew: what is no longer a source is gone. */
export function fetchLists(files: FileSystem): void {
  makeFolders(files, LISTS)
  for (const name of files.list(LISTS)) files.unlink(`${LISTS}/${name}`)
  for (const source of sourcesOf(files))
    if (source.minor !== undefined && sourceError(files, source) === undefined)
      files.write(listPath(source.minor), `${releasesOf(source.minor).join('\n')}\n`)
}

/** Versions of a package, newest first, each with where it comes from; none: it is not known. */
export function candidates(files: FileSystem, name: string): { version: string; from: string }[] {
  if (VERSIONED.includes(name) || name === 'cri-tools')
    return knownMinors(files)
      .sort((a, b) => (a < b ? 1 : -1))
      .flatMap((minor) => {
        const versions = name === 'cri-tools' ? [`${minor}.0`] : releasesOf(minor)
        const from = `https://pkgs.k8s.io/core:/stable:/${minor}/deb  Packages`
        return versions.map((version) => ({ version: `${version.slice(1)}-1.1`, from }))
      })
  if (name === 'kubernetes-cni')
    return knownMinors(files)
      .slice(0, 1)
      .map((minor) => ({
        version: '1.8.0-1.1',
        from: `https://pkgs.k8s.io/core:/stable:/${minor}/deb  Packages`,
      }))
  const version = DEBIAN[name]
  return version === undefined
    ? []
    : [{ version, from: 'http://deb.debian.org/debian bookworm/main amd64 Packages' }]
}
