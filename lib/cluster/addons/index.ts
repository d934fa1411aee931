/** What a scenario may have installed beside what kubeadm leaves. */
import { gatewayApi } from '@/lib/cluster/addons/gateway-api/index'
import type { ApiTransport } from '@/lib/cluster/apiserver/request'
import { createObject } from '@/lib/cluster/boot'

const DEFINITIONS = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions'

const ADDONS: Readonly<Record<string, (transport: ApiTransport) => void>> = {
  'gateway-api': (transport) => {
    for (const definition of gatewayApi()) createObject(transport, DEFINITIONS, definition)
  },
}

/** @throws RangeError for an addon that does not exist */
export function installAddon(transport: ApiTransport, name: string): void {
  const install = Object.hasOwn(ADDONS, name) ? ADDONS[name] : undefined
  if (!install) throw new RangeError(`no addon ${name}: there is ${Object.keys(ADDONS).join(', ')}`)
  install(transport)
}
