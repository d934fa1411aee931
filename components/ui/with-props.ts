import { cloneElement, isValidElement, type ReactElement, type ReactNode } from 'react'

/**
 * The only child, with further props: a link that looks like a button, a control that gets its label's id. What the child
 * says of itself stays; classes of both apply.
 * @throws Error when it is no single element
 */
export function withProps(child: ReactNode, props: Record<string, unknown>): ReactElement {
  if (!isValidElement<Record<string, unknown>>(child)) throw new Error('one element is expected')
  const className = [props.className, child.props.className].filter(Boolean).join(' ')
  return cloneElement(child, { ...props, ...child.props, ...(className ? { className } : {}) })
}
