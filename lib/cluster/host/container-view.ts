import type { IContainer } from 'kubernetes-models/v1/Container'
import type { Pod } from '@/lib/cluster/apimachinery/object'

/** What a container of the control plane sees of its host's files. */
export interface ContainerView {
  read(path: string): string | undefined
  /** A file of the host, which the container need not see: what others there go by. */
  host(path: string): string | undefined
  /** ms */
  now: number
  /** Where a path of the container lies on the host; undefined: within the container. */
  onHost(path: string): { path: string; readOnly: boolean } | undefined
  /** True for what another volume brings: its files come from the API. */
  fromVolume(path: string): boolean
}

interface Shown {
  path: string
  /** The host's folder; unset for another volume. */
  source?: string
  readOnly: boolean
}

function shownIn({ spec }: Pod, { volumeMounts = [] }: IContainer): Shown[] {
  return volumeMounts.flatMap(({ name, mountPath, subPath, readOnly = false }) => {
    const volume = spec.volumes?.find((candidate) => candidate.name === name)
    if (!volume) return []
    const folder = volume.hostPath?.path.replace(/\/+$/, '')
    const path = mountPath.replace(/\/+$/, '') || '/'
    const source = folder === undefined ? {} : { source: subPath ? `${folder}/${subPath}` : folder }
    return { path, readOnly, ...source }
  })
}

const covers = ({ path: folder }: Shown, path: string) => path === folder || path.startsWith(`${folder}/`)

export function containerView(
  pod: Pod,
  container: IContainer,
  readHost: (path: string) => string | undefined,
  now: number,
): ContainerView {
  const shown = shownIn(pod, container).sort((a, b) => b.path.length - a.path.length)
  const onHost = (path: string) => {
    const found = shown.find((each) => each.source !== undefined && covers(each, path))
    if (found?.source === undefined) return undefined
    return { path: found.source + path.slice(found.path.length), readOnly: found.readOnly }
  }
  return {
    now,
    host: readHost,
    onHost,
    fromVolume: (path) => shown.some((each) => each.source === undefined && covers(each, path)),
    read(path) {
      const place = onHost(path)
      return place && readHost(place.path)
    },
  }
}
