'use client'

import { useTranslations } from 'next-intl'
import type { AppErrorCode, AppErrorParams } from '@/lib/errors/app-error'

/** Words for a code that a server action returned, in the reader's language. */
export function useErrorMessage(): (failure: { code: AppErrorCode; params?: AppErrorParams }) => string {
  const t = useTranslations('errors')
  return ({ code, params }) => t(code, params ?? {})
}
