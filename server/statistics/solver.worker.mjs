/** HiGHS in a thread of its own: a program can take a second, and the server answers meanwhile. Gets model text, gives the values of the columns named x0, x1, … */
import { parentPort } from 'node:worker_threads'
import loadHighs from 'highs'

const highs = await loadHighs()
parentPort.on('message', ({ id, model, size }) => {
  try {
    const { Status, Columns } = highs.solve(model, { output_flag: false, time_limit: 20 })
    const values = Status === 'Optimal' ? Float64Array.from({ length: size }, (_, index) => Columns[`x${index}`]?.Primal ?? 0) : null
    parentPort.postMessage({ id, status: Status, values })
  } catch (error) {
    parentPort.postMessage({ id, status: 'failed', message: String(error), values: null })
  }
})
