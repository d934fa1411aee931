/** Something is wrong with the file, not with us. */
export class Fault extends Error {
  /** @param {import('../protocol').PackageFault} fault @param {string} [message] */
  constructor(fault, message) {
    super(message ?? fault)
    this.fault = fault
  }
}
