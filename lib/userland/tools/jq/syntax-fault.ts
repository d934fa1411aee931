/** A program that is refused; `at`: where, in its source. */
export class SyntaxFault extends Error {
  constructor(
    message: string,
    readonly at = 0,
  ) {
    super(message)
  }
}
