import type { Service } from '@/lib/cluster/apimachinery/object'
import {
  validateService,
  validateServiceStatus,
  validateServiceUpdate,
} from '@/lib/cluster/apis/core/service-validation'
import { serviceWarnings } from '@/lib/cluster/apis/core/service-warnings'
import type { Strategy } from '@/lib/cluster/apis/late-strategy'

/** What the API server asks of a Service when it is written. */
export const serviceStrategy: Strategy<Service> = {
  validate: validateService,
  validateUpdate: validateServiceUpdate,
  validateStatusUpdate: validateServiceStatus,
  warnings: serviceWarnings,
}
