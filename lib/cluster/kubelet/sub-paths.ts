/** Mirrors: makeMounts of pkg/kubelet and pkg/volume/util/subpath. */
import type { IContainer } from 'kubernetes-models/v1/Container'
import { ConfigError, expandReferences } from '@/lib/cluster/kubelet/environment'
import type { Sync } from '@/lib/cluster/kubelet/node-context'
import { placeOf } from '@/lib/cluster/kubelet/volume-place'
import { makeFolders } from '@/lib/userland/kernel/folders'

const REFERENCE = /\$\(([-._a-zA-Z][-._a-zA-Z0-9]*)\)/g

function expanded(expression: string, env: Readonly<Record<string, string>>): string {
  for (const [, name = ''] of expression.matchAll(REFERENCE))
    if (env[name] === undefined) throw new ConfigError(`missing value for "${name}"`)
  return expandReferences(expression, env)
}

/** The container with its subPathExpr written out. @throws ConfigError */
export const withSubPaths = (container: IContainer, env: Readonly<Record<string, string>>): IContainer => ({
  ...container,
  volumeMounts: container.volumeMounts?.map(({ subPathExpr, ...mount }) =>
    subPathExpr === undefined ? mount : { ...mount, subPath: expanded(subPathExpr, env) },
  ),
})

/** A subPath where nothing is becomes a folder of the volume, and as open as that. */
export function makeSubPaths({ ctx, host, pod }: Sync, { volumeMounts = [] }: IContainer): void {
  const { files } = host
  for (const { name, subPath } of volumeMounts) {
    const volume = subPath ? pod.spec.volumes?.find((candidate) => candidate.name === name) : undefined
    const place = volume && placeOf(ctx.lister, pod, volume)
    if (!place || place.readOnly || files.stat(`${place.path}/${subPath}`)) continue
    makeFolders(files, `${place.path}/${subPath}`, files.stat(place.path)?.mode)
  }
}
