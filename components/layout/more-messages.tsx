'use client'

import { type Messages, NextIntlClientProvider, useLocale, useMessages } from 'next-intl'
import type { ReactNode } from 'react'

/** Adds to the messages that the page around has. */
export function MoreMessages(props: { messages: Partial<Messages>; children: ReactNode }) {
  return (
    <NextIntlClientProvider locale={useLocale()} messages={{ ...useMessages(), ...props.messages }}>
      {props.children}
    </NextIntlClientProvider>
  )
}
