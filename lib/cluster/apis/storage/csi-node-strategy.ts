import { validateDriverName } from '@/lib/cluster/apis/core/persistent-volume-validation'
import type { Strategy } from '@/lib/cluster/apis/late-strategy'
import type { CSINode } from '@/lib/cluster/apis/storage/csi-node'

/** What the API server asks of it when it is written. */
export const csiNodeStrategy: Strategy<CSINode> = {
  validate({ spec }, errors) {
    const seen = new Set<string>()
    for (const [index, driver] of (spec?.drivers ?? []).entries()) {
      const field = `spec.drivers[${index}]`
      validateDriverName(driver.name, `${field}.name`, errors)
      if (!driver.nodeID) errors.required(`${field}.nodeID`)
      if (seen.has(driver.name)) errors.duplicate(`${field}.name`, driver.name)
      seen.add(driver.name)
    }
  },
}
