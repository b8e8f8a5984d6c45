/** Figures for Prometheus at `/metrics`: how much is asked, how long it takes, whether the store answers. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { StancegraphError } from '../../errors.ts';
import { isOwnMachine } from '../own-machine.ts';

/** Seconds, as the upper ends of what is counted together. */
const buckets = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export interface Metrics {
  registry: Registry;
  /** Notes a request that was answered; `route` is its pattern, never its address. */
  answered(method: string, route: string, status: number, seconds: number): void;
  /** Requests that are being answered. */
  running: Gauge;
  /** Deliveries of webhooks, by what came of them. */
  deliveries: Counter;
}

/** Figures of one server. `storeAnswers` is asked each time they are read. */
export function createMetrics(version: string, storeAnswers: () => Promise<boolean>): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const requests = new Counter({
    name: 'stancegraph_http_requests_total',
    help: 'Requests answered, by method, route and status',
    labelNames: ['method', 'route', 'status'] as const,
    registers,
  });
  const duration = new Histogram({
    name: 'stancegraph_http_request_duration_seconds',
    help: 'Time from the request to the end of its answer',
    labelNames: ['method', 'route'] as const,
    buckets,
    registers,
  });
  const running = new Gauge({
    name: 'stancegraph_http_requests_running',
    help: 'Requests that are being answered',
    registers,
  });
  const deliveries = new Counter({
    name: 'stancegraph_webhook_deliveries_total',
    help: 'Webhook deliveries tried, by result',
    labelNames: ['result'] as const,
    registers,
  });
  new Gauge({
    name: 'stancegraph_info',
    help: 'The version that runs',
    labelNames: ['version'] as const,
    registers,
  }).set({ version }, 1);
  new Gauge({
    name: 'stancegraph_store_up',
    help: '1 while the store answers',
    registers,
    async collect() {
      this.set((await storeAnswers()) ? 1 : 0);
    },
  });
  return {
    registry,
    running,
    deliveries,
    answered(method, route, status, seconds) {
      requests.inc({ method, route, status: String(status) });
      duration.observe({ method, route }, seconds);
    },
  };
}

/** Adds memory, processor time and the event loop of this process; once in a process. */
export function measureProcess({ registry }: Metrics): void {
  collectDefaultMetrics({ register: registry });
}

/**
 * Answers with the figures: to whoever has `METRICS_TOKEN` or, where there is none, to this machine.
 */
export function metricsHandler(
  { registry }: Metrics,
  config: { metricsToken?: string | undefined },
): RequestHandler {
  return async (request, response) => {
    assertMayMeasure(config.metricsToken, request);
    response
      .set({ 'Content-Type': registry.contentType, 'Cache-Control': 'no-store' })
      .send(await registry.metrics());
  };
}

function assertMayMeasure(token: string | undefined, request: Request): void {
  if (token === undefined) {
    if (isOwnMachine(request)) return;
    throw new StancegraphError(
      'forbidden',
      'Metrics are for this machine alone. Set METRICS_TOKEN to read them from elsewhere, as a bearer token.',
    );
  }
  const sent = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
  const digest = (text: string) => createHash('sha256').update(text).digest();
  if (timingSafeEqual(digest(sent), digest(token))) return;
  throw new StancegraphError('unauthenticated', 'Metrics need METRICS_TOKEN as a bearer token.');
}
