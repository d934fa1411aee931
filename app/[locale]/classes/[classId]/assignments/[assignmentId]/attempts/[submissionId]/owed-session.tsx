'use client'

import dynamic from 'next/dynamic'
import type { SendOwedProps } from '@/components/exam/review/send-owed'
import { postEntries } from '@/components/exam/saving/post-entries'

const SendOwed = dynamic(() => import('@/components/exam/review/send-owed').then((module) => module.SendOwed))

/** What this browser still owes of the tasks, with the server's operation behind it. */
export function OwedSession(props: Omit<SendOwedProps, 'append'>) {
  return <SendOwed {...props} append={postEntries} />
}
