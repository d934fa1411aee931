/** Everything that a cluster does not boot with. */
import * as addons from '@/lib/cluster/addons/index'
import * as crdValidation from '@/lib/cluster/apis/apiextensions/crd-validation'
import * as customKind from '@/lib/cluster/apis/apiextensions/custom-kind'
import * as cel from '@/lib/cluster/cel/program'
import { installParts } from '@/lib/cluster/sim/parts'

/** Has to run before anything but reading happens to a cluster of lib/cluster/create-cluster.ts. */
export function installRest(): void {
  installParts({ addons, cel, crdValidation, customKind })
}
