/** How bc leaves a loop, a function or itself. */
import { whole } from '@/lib/userland/tools/text/bc-number'

export class BcLeave {
  constructor(
    readonly kind: 'break' | 'continue' | 'return' | 'quit',
    readonly value = whole(0),
  ) {}
}
