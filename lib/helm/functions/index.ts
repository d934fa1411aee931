/**
 * What Helm's templates call beside Go's builtins.
 * Mirrors: sprig 3 and Helm's own; `slice` is sprig's.
 * Differs: no encryptAES, decryptAES and derivePassword.
 */
import { dateFunctions } from '@/lib/helm/functions/dates'
import { DEFAULTS } from '@/lib/helm/functions/defaults'
import { def, type Functions } from '@/lib/helm/functions/define'
import { DICTS } from '@/lib/helm/functions/dicts'
import { ENCODINGS } from '@/lib/helm/functions/encodings'
import { LISTS } from '@/lib/helm/functions/lists'
import { NUMBERS } from '@/lib/helm/functions/numbers'
import { PATHS } from '@/lib/helm/functions/paths'
import { REGEX } from '@/lib/helm/functions/regex'
import { secretFunctions } from '@/lib/helm/functions/secrets'
import { STRINGS } from '@/lib/helm/functions/strings'
import { TYPES } from '@/lib/helm/functions/types'
import { VERSIONS } from '@/lib/helm/functions/versions'
import { BUILTINS, FunctionError } from '@/lib/kubectl/printers/go-template/functions'

export interface FunctionSources {
  /** Virtual ms since the epoch. */
  now(): number
  /** [0, 1), seeded. */
  random(): number
}

export function templateFunctions(sources: FunctionSources): Functions {
  return {
    ...BUILTINS,
    ...STRINGS,
    ...NUMBERS,
    ...LISTS,
    ...DICTS,
    ...DEFAULTS,
    ...TYPES,
    ...REGEX,
    ...PATHS,
    ...VERSIONS,
    ...ENCODINGS,
    ...dateFunctions(sources.now),
    ...secretFunctions(sources),
    fail: def('string', (message: string) => {
      throw new FunctionError(message)
    }),
  }
}
