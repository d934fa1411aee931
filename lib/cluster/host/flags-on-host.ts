import type { ControlPlaneName } from '@/lib/cluster/host/static-manifests'
import { MANIFESTS } from '@/lib/cluster/host/static-manifests'

/**
 * The flags of a part of the control plane as its manifest, or its unit, has them. Nothing: neither is there.
 * Differs: what was changed a moment ago counts before the part has begun anew.
 */
export function flagsOnHost(
  name: ControlPlaneName,
  read: (path: string) => string | undefined,
): ReadonlyMap<string, string> {
  const text = read(`${MANIFESTS}/${name}.yaml`) ?? read(`/etc/systemd/system/${name}.service`) ?? ''
  return new Map(
    [...text.matchAll(/--([a-z-]+)=([^\s"'\\]+)/g)].map(([, flag = '', value = '']) => [flag, value]),
  )
}
