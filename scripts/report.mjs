// A reporter of vitest: writes each test file with its seconds, hooks included, and its tests with
// their states to STANCEGRAPH_TEST_REPORT, for test.mjs.
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';

export default class Report {
  onTestRunEnd(modules, unhandled) {
    const files = modules.map((module) => ({
      name: relative(process.cwd(), module.moduleId),
      seconds: module.diagnostic().duration / 1000,
      tests: [...testsIn(module)],
    }));
    // What was thrown outside any test is a failure too.
    const loose = unhandled.map(({ message }) => failure(message));
    if (loose.length > 0) files.push({ name: 'outside the tests', seconds: 0, tests: loose });
    writeFileSync(process.env.STANCEGRAPH_TEST_REPORT, JSON.stringify(files));
  }
}

function* testsIn(module) {
  // A file that cannot be loaded, or a group whose hooks fail, counts as one failure.
  for (const { message } of module.errors()) yield failure(message);
  for (const suite of module.children.allSuites()) {
    for (const { message } of suite.errors()) yield failure(`${suite.fullName}: ${message}`);
  }
  for (const test of module.children.allTests()) {
    yield { name: test.fullName, state: test.result().state, again: test.diagnostic()?.flaky };
  }
}

function failure(message) {
  return { name: message.split('\n')[0], state: 'failed' };
}
