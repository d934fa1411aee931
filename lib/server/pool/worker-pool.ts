import { Worker } from 'node:worker_threads'
import type { JobErrorCode, JobName, JobRequest, JobResponse, Jobs } from './protocol'

export type PoolErrorCode = JobErrorCode | 'FULL' | 'TIME_LIMIT'

export class PoolError extends Error {
  constructor(
    readonly code: PoolErrorCode,
    message: string,
  ) {
    super(message)
    this.name = 'PoolError'
  }
}

export interface PoolOptions {
  /** The artefact that each worker runs. */
  file: string
  workers: number
  /** Jobs that may wait; one more is refused at once. */
  queueLimit: number
  /** ms a job may run, not counting its wait; then its worker is ended and another one started. */
  timeLimit: number
  /** MB of heap for each worker. */
  memoryLimit?: number
}

interface Task {
  request: JobRequest
  timeLimit: number
  resolve(output: never): void
  reject(error: Error): void
}

interface Seat {
  worker?: Worker
  task?: Task
  timer?: NodeJS.Timeout
}

const RETIRE_POLL = 200

/** Runs jobs on worker threads that it can end. A bounded queue: it says "full" rather than fall over. */
export class WorkerPool {
  private readonly seats: Seat[]
  private readonly queue: Task[] = []
  private nextId = 1

  constructor(private readonly options: PoolOptions) {
    this.seats = Array.from({ length: options.workers }, () => ({}))
  }

  /** @throws PoolError: FULL, TIME_LIMIT, or what the worker answered. */
  run<N extends JobName>(name: N, input: Jobs[N]['input'], timeLimit?: number): Promise<Jobs[N]['output']> {
    if (this.queue.length >= this.options.queueLimit) {
      return Promise.reject(new PoolError('FULL', `${this.queue.length} jobs are waiting`))
    }
    return new Promise((resolve, reject) => {
      const request = { id: this.nextId++, name, input }
      this.queue.push({ request, timeLimit: timeLimit ?? this.options.timeLimit, resolve, reject })
      this.dispatch()
    })
  }

  /** Ends all workers; jobs that run or wait are rejected. */
  async close(): Promise<void> {
    const closed = new PoolError('INTERNAL', 'the pool was closed')
    for (const task of this.queue.splice(0)) task.reject(closed)
    await Promise.all(this.seats.map((seat) => this.vacate(seat, closed)))
  }

  /** Takes nothing more, and ends when all that runs or waits is done. */
  async retire(): Promise<void> {
    while (this.queue.length > 0 || this.seats.some((seat) => seat.task))
      await new Promise((resolve) => setTimeout(resolve, RETIRE_POLL))
    await this.close()
  }

  private dispatch(): void {
    for (const seat of this.seats) {
      if (seat.task) continue
      const task = this.queue.shift()
      if (!task) return
      seat.task = task
      const worker = this.workerOf(seat)
      // An idle worker must not keep the process alive; a busy one must.
      worker.ref()
      seat.timer = setTimeout(() => this.overrun(seat), task.timeLimit)
      worker.postMessage(task.request)
    }
  }

  private workerOf(seat: Seat): Worker {
    if (seat.worker) return seat.worker
    const maxOldGenerationSizeMb = this.options.memoryLimit ?? 384
    const worker = new Worker(this.options.file, { resourceLimits: { maxOldGenerationSizeMb } })
    worker.on('message', (response: JobResponse) => this.settle(seat, response))
    worker.on('error', (error) => {
      if (seat.worker === worker) void this.vacate(seat, new PoolError('INTERNAL', error.message))
    })
    worker.on('exit', () => {
      if (seat.worker === worker) void this.vacate(seat, new PoolError('INTERNAL', 'the worker ended'))
    })
    seat.worker = worker
    return worker
  }

  private settle(seat: Seat, response: JobResponse): void {
    const { task } = seat
    if (!task || task.request.id !== response.id) return
    clearTimeout(seat.timer)
    seat.task = undefined
    seat.worker?.unref()
    if (response.ok) task.resolve(response.output as never)
    else task.reject(new PoolError(response.code, response.message))
    this.dispatch()
  }

  private overrun(seat: Seat): void {
    void this.vacate(seat, new PoolError('TIME_LIMIT', `ended after ${seat.task?.timeLimit} ms`))
  }

  /** Ends the seat's worker and fails its job; the next job gets a new worker. */
  private async vacate(seat: Seat, error: PoolError): Promise<void> {
    const { worker, task } = seat
    clearTimeout(seat.timer)
    seat.worker = undefined
    seat.task = undefined
    task?.reject(error)
    this.dispatch()
    await worker?.terminate()
  }
}
