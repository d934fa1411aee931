import type { ReactNode } from 'react'

/** The narrow page of the forms around signing in: a title, the form, and what else one may want. */
export function AccountPage(props: { title: string; lead: string; children: ReactNode; below?: ReactNode }) {
  return (
    <div className="mx-auto w-full max-w-md px-4 py-10 sm:py-16">
      <h1 className="text-2xl font-bold sm:text-3xl">{props.title}</h1>
      <p className="mt-2 mb-8 text-muted-foreground">{props.lead}</p>
      {props.children}
      {props.below && <div className="mt-8 grid gap-2 border-t pt-5 text-sm">{props.below}</div>}
    </div>
  )
}
