import { type ClassValue, clsx } from 'clsx'

/**
 * Joins class names. Nothing is merged: of two Tailwind classes for one property the style sheet's order decides, so
 * give one of them only, or say `!` where a caller's is to win (docs/decisions/019).
 */
export function cn(...classes: ClassValue[]): string {
  return clsx(classes)
}
