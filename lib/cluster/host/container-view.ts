import type { MountPoint } from '@/lib/cluster/kubelet/process/sandbox'

/** What a container sees of its host's files. */
export interface ContainerView {
  read(path: string): string | undefined
  /** Where a path of the container lies on the host; undefined: within the container. */
  onHost(path: string): { path: string; readOnly: boolean } | undefined
  /** True for what another volume brings: its files come from the API. */
  fromVolume(path: string): boolean
}

export function containerView(
  mounts: readonly MountPoint[],
  readHost: (path: string) => string | undefined,
): ContainerView {
  const covers = ({ path: folder }: MountPoint, path: string) =>
    path === folder || path.startsWith(`${folder}/`)
  const onHost = (path: string) => {
    const [mount] = mounts
      .filter((each) => each.ofNode && each.source !== undefined && covers(each, path))
      .sort((a, b) => b.path.length - a.path.length)
    if (mount?.source === undefined) return undefined
    return { path: mount.source + path.slice(mount.path.length), readOnly: mount.readOnly === true }
  }
  return {
    onHost,
    fromVolume: (path) => mounts.some((each) => !each.ofNode && covers(each, path)),
    read(path) {
      const place = onHost(path)
      return place && readHost(place.path)
    },
  }
}
