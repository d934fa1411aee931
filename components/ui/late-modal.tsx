'use client'

import dynamic from 'next/dynamic'
import { useState } from 'react'
import type { ModalProps } from './modal'

/** What makes a dialog one weighs more than what most say: it comes with the first that is opened. */
const Modal = dynamic(() => import('./modal').then((module) => module.Modal), { ssr: false })

/** A {@link Modal} that costs a page nothing until it is open. */
export function LateModal(props: ModalProps) {
  const [asked, setAsked] = useState(props.open)
  if (props.open && !asked) setAsked(true)
  return asked ? <Modal {...props} /> : null
}
