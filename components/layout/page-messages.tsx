import { getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { PageNamespace } from '@/lib/i18n/namespaces'
import { MoreMessages } from './more-messages'

/** Messages that client components below need, and that not every page has. */
export async function PageMessages(props: { of: readonly PageNamespace[]; children: ReactNode }) {
  const messages = await getMessages()
  const own = Object.fromEntries(props.of.map((name) => [name, messages[name]]))
  return <MoreMessages messages={own}>{props.children}</MoreMessages>
}
