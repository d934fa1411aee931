/** Everything that a cluster does not boot with. */

import * as addons from '@/lib/cluster/addons/index'
import * as explainAdmission from '@/lib/cluster/admission/explain-admission'
import * as webhooks from '@/lib/cluster/admission/webhook/dispatch'
import * as crdValidation from '@/lib/cluster/apis/apiextensions/crd-validation'
import * as customKind from '@/lib/cluster/apis/apiextensions/custom-kind'
import * as cel from '@/lib/cluster/cel/program'
import * as httpApi from '@/lib/cluster/http-api'
import * as userImages from '@/lib/cluster/kubelet/images/user-images'
import * as userland from '@/lib/cluster/kubelet/process/userland'
import * as hostNetwork from '@/lib/cluster/proxy/host-network'
import * as httpRoute from '@/lib/cluster/proxy/http-route'
import * as ingress from '@/lib/cluster/proxy/ingress'
import * as ingressController from '@/lib/cluster/proxy/ingress-controller'
import * as network from '@/lib/cluster/proxy/network'
import { installParts } from '@/lib/cluster/sim/parts'

/** Has to run before anything but reading happens to a cluster of lib/cluster/create-cluster.ts. */
export function installRest(): void {
  installParts({
    addons,
    cel,
    crdValidation,
    customKind,
    explainAdmission,
    httpApi,
    httpRoute,
    ingress,
    ingressController,
    network,
    userImages,
    userland,
    webhooks,
    hostNetwork,
  })
}
