/** Why no size can be worked out: Kubernetes' own words. */
export class MetricError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'MetricError'
  }
}
