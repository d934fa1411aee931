/** Mirrors: makeMounts of pkg/kubelet and pkg/volume/util/subpath. */
import type { IContainer } from 'kubernetes-models/v1/Container'
import { ConfigError, expandReferences } from '@/lib/cluster/kubelet/environment'
import type { Sync } from '@/lib/cluster/kubelet/node-context'
import { changeFolder } from '@/lib/cluster/kubelet/node-files'
import type { MountPoint } from '@/lib/cluster/kubelet/process/sandbox'

const REFERENCE = /\$\(([-._a-zA-Z][-._a-zA-Z0-9]*)\)/g

function expanded(expression: string, env: Record<string, string>): string {
  for (const [, name = ''] of expression.matchAll(REFERENCE))
    if (env[name] === undefined) throw new ConfigError(`missing value for "${name}"`)
  return expandReferences(expression, env)
}

/** The container with its subPathExpr written out. @throws ConfigError */
export const withSubPaths = (container: IContainer, env: Record<string, string>): IContainer => ({
  ...container,
  volumeMounts: container.volumeMounts?.map(({ subPathExpr, ...mount }) =>
    subPathExpr === undefined ? mount : { ...mount, subPath: expanded(subPathExpr, env) },
  ),
})

/** A subPath where nothing is becomes a folder of the volume. */
export function makeSubPaths(
  { ctx, host }: Sync,
  container: IContainer,
  mounts: readonly MountPoint[],
): void {
  const wanted = new Set(
    container.volumeMounts?.flatMap(({ subPath, mountPath }) => (subPath ? mountPath : [])),
  )
  for (const { path, source } of mounts) {
    if (source === undefined || !wanted.has(path)) continue
    const known = Object.keys(ctx.state.files ?? {}).some(
      (name) => name === source || name.startsWith(`${source}/`),
    )
    if (!known && host.kindOf(source) === undefined)
      changeFolder(ctx.state, { [`${source}/`]: '' }, ctx.now())
  }
}
