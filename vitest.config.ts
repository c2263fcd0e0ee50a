import { defineConfig } from 'vitest/config'

const common = { testTimeout: 30_000, hookTimeout: 120_000, restoreMocks: true }
const guards = ['checks/access/**/*.test.ts', 'checks/mutants/**/*.test.ts', 'checks/leaks/database.test.ts']
const database = { globalSetup: ['./checks/support/global-setup.ts'], pool: 'forks' as const }

export default defineConfig({
  test: {
    passWithNoTests: true,
    // The two cores are shared by the tests and by PostgreSQL.
    maxWorkers: 2,
    projects: [
      { extends: true, test: { ...common, name: 'domain', include: ['domain/**/*.test.ts', 'checks/structure/**/*.test.ts', 'checks/catalogue/**/*.test.ts', 'checks/documents/**/*.test.ts'] } },
      { extends: true, test: { ...common, ...database, name: 'server', include: ['server/**/*.test.ts'] } },
      { extends: true, test: { ...common, name: 'web', include: ['web/**/*.test.ts', 'web/**/*.test.tsx'] } },
      // Long, without a browser and without asking how long anything takes: they may run side by side.
      { extends: true, test: { ...common, ...database, name: 'guards', testTimeout: 300_000, hookTimeout: 600_000, include: guards } },
      { extends: true, test: { ...common, ...database, name: 'journeys', testTimeout: 300_000, hookTimeout: 600_000, include: ['checks/journeys/**/*.test.ts'] } },
      // They kill what they stand on, or ask how long something takes: one after the other, with nothing beside them.
      { extends: true, test: { ...common, ...database, name: 'alone', testTimeout: 300_000, hookTimeout: 600_000, fileParallelism: false, include: ['checks/faults/**/*.test.ts', 'checks/leaks/**/*.test.ts'], exclude: guards } },
    ],
  },
})
