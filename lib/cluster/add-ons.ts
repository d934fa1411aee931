/** What a scenario may have installed besides: a browser fetches it with a scenario that names one. */
import * as addons from '@/lib/cluster/addons/index'
import { installAddonParts } from '@/lib/cluster/sim/parts'

/** Has to run before a cluster with add-ons is made or restored. */
export function installAddons(): void {
  installAddonParts({ addons })
}
