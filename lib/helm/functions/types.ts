/** What a value is. Mirrors: sprig's reflection. */
import { deepEqual } from '@/lib/helm/functions/defaults'
import { def, type Functions } from '@/lib/helm/functions/define'
import { isNothing, typeName } from '@/lib/kubectl/printers/go-template/values'

/** Its kind as Go's reflection calls it. */
export function kindName(value: unknown): string {
  if (isNothing(value)) return 'invalid'
  const type = typeName(value)
  if (type.startsWith('map')) return 'map'
  if (type.startsWith('[]')) return 'slice'
  return type === 'time.Time' ? 'struct' : type
}

/** An integer is an int to whoever asks for one. */
const isNamed = (name: string, found: string) => name === found || (name === 'int' && found === 'int64')

export const TYPES: Functions = {
  typeOf: def('any', typeName),
  typeIs: def('string any', (name: string, value: unknown) => isNamed(name, typeName(value))),
  typeIsLike: def('string any', (name: string, value: unknown) =>
    isNamed(name.replace(/^\*/, ''), typeName(value)),
  ),
  kindOf: def('any', kindName),
  kindIs: def('string any', (name: string, value: unknown) => isNamed(name, kindName(value))),
  deepEqual: def('any any', deepEqual),
}
