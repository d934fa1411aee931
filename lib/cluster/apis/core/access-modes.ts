import type { FieldErrors } from '@/lib/cluster/apimachinery/field'

/** The modes with the letters that tables show, in the order in which they are shown. */
const SHORT: Readonly<Record<string, string>> = {
  ReadWriteOnce: 'RWO',
  ReadOnlyMany: 'ROX',
  ReadWriteMany: 'RWX',
  ReadWriteOncePod: 'RWOP',
}

/** `RWO,ROX`: each mode once. */
export const formatAccessModes = (modes: readonly string[] | undefined): string =>
  Object.keys(SHORT)
    .filter((mode) => modes?.includes(mode))
    .map((mode) => SHORT[mode])
    .join(',')

/** Access modes of a volume or of a claim; `missing` is said when there is none. */
export function validateAccessModes(
  modes: readonly string[] | undefined,
  field: string,
  missing: string,
  errors: FieldErrors,
): void {
  if (!modes?.length) errors.required(field, missing)
  for (const mode of modes ?? []) {
    if (!Object.hasOwn(SHORT, mode)) errors.notSupported(field, mode, Object.keys(SHORT).sort())
  }
  if (modes?.includes('ReadWriteOncePod') && modes.some((mode) => mode !== 'ReadWriteOncePod')) {
    errors.forbidden(field, 'may not use ReadWriteOncePod with other access modes')
  }
}
