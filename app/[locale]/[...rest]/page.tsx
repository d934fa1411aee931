import { notFound } from 'next/navigation'

/** Every address that no other page takes: answered inside the layout, in the reader's language. */
export default function UnknownPage() {
  notFound()
}
